import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf } from '../src/help/page.js';
import { buildProgram } from '../src/program.js';
import { processContext } from '../src/run-context.js';
import { Fixture } from './fixture.js';

const fixture = new Fixture('exit-codes');
beforeAll(async () => {
  writeFileSync(fixture.file('empty'), '');
  // An error that no command expects, put into what every JSON output goes through.
  writeFileSync(fixture.file('bug.mjs'), 'JSON.stringify = () => { throw new TypeError("injected"); };');
  await fixture.shell('cutaway cert issue localhost --out self');
  await fixture.shell('cutaway cert issue other.example --out other');
});
afterAll(() => fixture.close());

const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const paths = all(await buildProgram(processContext('en'), () => {}))
  .map(pathOf)
  .filter((path) => path !== 'complete');

describe('2: the command line is not usable', () => {
  // In one process each would take minutes of everybody's time: the whole tree by its own parser, some as processes.
  it.each(paths)('cutaway %s --no-such-option', async (path) => {
    const program = await buildProgram(processContext('en'), () => {});
    for (const command of all(program)) command.configureOutput({ writeErr: () => {}, outputError: () => {} });
    const words = [...path.split(' ').filter(Boolean), '--no-such-option'];
    await expect(program.parseAsync(words, { from: 'user' })).rejects.toMatchObject({
      code: 'commander.unknownOption',
    });
  });

  it.each([
    ['cutaway', ''],
    ['cutaway certt', 'cert?'],
    ['cutaway cert inspekt', 'inspect?'],
    ['cutaway cert ca innit', 'init?'],
    ['cutaway cert verify --hots x', '--host?'],
    ['cutaway crl verify --isuer x', '--issuer?'],
    ['cutaway crl verify list.crl', '--issuer <file>'],
    ['cutaway gauntlet tls --case tls-wrong-hots -- true {url}', 'tls-wrong-host'],
    ['cutaway lab no-such-rung', ''],
    ['cutaway explain no-such-term', ''],
  ])('%s', async (line, suggestion) => {
    const { status, stderr } = await fixture.shell(line);
    expect(stderr).toContain(suggestion);
    expect(status).toBe(2);
  });
});

describe('the others', () => {
  it.each([
    ['cutaway --version', 0],
    ['cutaway help cert', 0],
    ['cutaway cert inspect self.pem', 0],
    ['cutaway cert verify self.pem --ca other.pem --host localhost', 1],
    ['cutaway tls localhost:1', 3],
    ['cutaway audit localhost:1', 3],
    ['cutaway audit ssh localhost:1', 3],
    ['cutaway cert fetch localhost:1', 3],
    ['cutaway ssh -p 1 -F none localhost true', 3],
    ['cutaway key copy-id -p 1 -i empty localhost', 4],
    ...[
      'cert inspect',
      'cert verify',
      'cert lint',
      'cert convert --to der',
      'crl inspect',
      'ocsp inspect',
      'decode',
      'key show',
      'key fingerprint',
      'key convert --to public',
      'gauntlet compare',
    ].flatMap((command): [string, number][] => [
      [`cutaway ${command} no-such-file`, 4],
      // A capture of nothing is one without connections.
      ...(command === 'decode' ? [] : [[`cutaway ${command} empty`, 4] as [string, number]]),
    ]),
  ] as [string, number][])('%s ends with %i', async (line, code) => {
    const { status, stderr } = await fixture.shell(line);
    expect(status, stderr).toBe(code);
    expect(stderr).not.toMatch(/\n {4}at /);
  });

  it.each(['en', 'zh'])('70: a bug is told, with what to report, in %s', async (language) => {
    const line = `cutaway explain x509/expired --json --lang ${language}`;
    const { status, stdout, stderr } = await fixture.shell(line, {
      NODE_OPTIONS: `--import=${fixture.file('bug.mjs')}`,
    });
    expect(status).toBe(70);
    expect(stdout).toBe('');
    const [first, second, third] = stderr.split('\n');
    expect(first).toMatch(language === 'en' ? /^cutaway: This is a fault in cutaway/ : /^cutaway: 这是 cutaway/);
    expect(second).toMatch(language === 'en' ? /report/ : /报告/);
    expect(third).toMatch(/^cutaway \d+\.\d+\.\d+, Node \d+/);
    expect(stderr).toContain('injected');
  });
});
