import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutaway, main } from './process.js';
import { closeTerminals, Terminal } from './terminal.js';

// The scripts in the shells they are for, which run the built program.
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-completion-'));
const file = (name: string): string => join(folder, name);
type Context = Parameters<typeof needs>[0];
const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, HOME: folder, LANG: 'C.UTF-8' };

beforeAll(async () => {
  writeFileSync(file('cutaway'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(file('cutaway'), 0o755);
  writeFileSync(file('a certificate.pem'), '');
  for (const shell of ['bash', 'zsh', 'fish', 'powershell']) {
    const { status, stdout } = await cutaway(['completion', shell], { cwd: folder });
    expect(status).toBe(0);
    writeFileSync(file(`completion.${shell}`), stdout);
  }
});
afterAll(() => {
  closeTerminals();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

it.each([[['completion']], [['completion', 'tcsh']]])('%j ends with 2', async (args) => {
  expect((await cutaway(args, { cwd: folder })).status).toBe(2);
});

describe('bash', () => {
  /** What bash would offer for its words of a line, the last of them unfinished, and what it is told to do besides. */
  function offered(ctx: Context, ...words: string[]): string[] {
    const script = `
      source '${file('completion.bash')}'; source '${file('completion.bash')}'
      compopt() { echo "compopt $*"; }
      COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
      __cutaway_complete
      printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = run(needs(ctx, 'bash'), ['--norc', '-c', script, 'bash', ...words], { env });
    expect(stderr).toBe('');
    return stdout.split('\n').filter(Boolean);
  }
  const noFiles = 'compopt +o default +o bashdefault';

  it.for([
    [
      ['cutaway', 'cert', 'i'],
      [noFiles, 'inspect', 'issue'],
    ],
    [
      ['cutaway', 'tls', '--lang', ''],
      [noFiles, 'en', 'zh'],
    ],
    [
      ['cutaway', 'tls', '--lang', '=', ''],
      [noFiles, 'en', 'zh'],
    ],
    [
      ['cutaway', 'tls', '--lang', '=', 'z'],
      [noFiles, 'zh'],
    ],
    [
      ['cutaway', 'audit', 'localhost', ':', '443', '--js'],
      [noFiles, '--json'],
    ],
    [
      ['cutaway', 'lab', 'tls13', 'downg'],
      [noFiles, 'downgrade'],
    ],
    [['cutaway', 'cert', 'inspect', ''], []],
    [
      ['cutaway', 'explain', '$(touch ran)', 'x509/expir'],
      [noFiles, 'x509/expired'],
    ],
  ] as const)('%j', ([words, expected], ctx) => {
    expect(offered(ctx, ...words)).toEqual(expected);
  });

  it('completes on a terminal, file names too', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder });
    terminal.enter(`cd '${folder}'; PATH="$PWD:$PATH"; source completion.bash`);
    terminal.type('cutaway gaunt\tss\t--client=dbc\t');
    await terminal.shows(/cutaway gauntlet ssh --client=dbclient/);
    terminal.enter('');
    terminal.type('cutaway cert ins\ta\\ cert\t');
    await terminal.shows(/cutaway cert inspect a\\ certificate\.pem/);
  });
});

describe('zsh', () => {
  it('completes on a terminal, with descriptions, file names too', async (ctx) => {
    const terminal = new Terminal(ctx, { home: folder, shell: `${needs(ctx, 'zsh')} -f` });
    terminal.enter(`cd '${folder}'; PATH="$PWD:$PATH"; autoload -U compinit; compinit -u -D; source completion.zsh`);
    terminal.type('cutaway cert ver\tsome.pem --prof\tr\t');
    await terminal.shows(/cutaway cert verify some\.pem --profile rfc5280/);
    terminal.enter('');
    terminal.type('cutaway lab ');
    terminal.type('tls13-p\tdowng\t');
    await terminal.shows(/cutaway lab tls13-pq downgrade/);
    terminal.enter('');
    terminal.type('cutaway cert i\t');
    await terminal.shows(/inspect +-- Show/);
    terminal.type('ns\ta\\ cert\t');
    await terminal.shows(/cutaway cert inspect a\\ certificate\.pem/);
  });
});

describe('fish', () => {
  /** What fish offers for an unfinished line. */
  function offered(ctx: Context, line: string): string[] {
    const script = `cd '${folder}'; source completion.fish; complete --do-complete '${line}'`;
    const { stdout, stderr } = run(needs(ctx, 'fish'), ['--no-config', '-c', script], { env });
    expect(stderr).toBe('');
    return stdout.split('\n').flatMap((one) => one.split('\t')[0] || []);
  }

  it.for([
    ['cutaway cert i', ['inspect', 'issue']],
    ['cutaway tls --lang ', ['en', 'zh']],
    ['cutaway tls --lang=z', ['--lang=zh']],
    ['cutaway lab tls13 downg', ['downgrade']],
    ['cutaway gauntlet ssh --client dbc', ['dbclient']],
    ['cutaway cert inspect a', ['a certificate.pem']],
  ] as const)('%s', ([line, expected], ctx) => {
    expect(offered(ctx, line)).toEqual(expected);
  });
});
