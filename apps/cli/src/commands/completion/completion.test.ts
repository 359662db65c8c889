import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../program.js';
import { processContext } from '../../run-context.js';
import { printCandidates } from './candidates.js';
import { parametersWithValues } from './values.js';

const context = processContext('en');
const program = await buildProgram(context, () => {});

async function candidates(...words: string[]): Promise<{ values: string[]; directive: string }> {
  const lines: string[] = [];
  await printCandidates(program, words, { ...context, print: (line) => lines.push(line) });
  return { directive: lines.pop() as string, values: lines.map((line) => line.split('\t')[0] as string) };
}

/** Commands by their names, as in a command line without the program's. */
function commands(command: Command = program, path = ''): Map<string, Command> {
  return new Map([
    [path, command],
    ...command.commands.flatMap((one) => [...commands(one, `${path} ${one.name()}`.trim())]),
  ]);
}

describe('candidates', () => {
  it('are the commands of each level of the tree, but not hidden ones', async () => {
    expect((await candidates('')).values).toEqual(expect.arrayContaining(['tls', 'cert', 'ssh', 'help']));
    expect((await candidates('')).values).not.toContain('complete');
    expect((await candidates('cert', 'i')).values).toEqual(['inspect', 'issue']);
  });

  it('are the options of a command, of every command', async () => {
    for (const [path, command] of commands()) {
      const { values } = await candidates(...path.split(' ').filter(Boolean), '--');
      expect(values, path).toEqual(expect.arrayContaining(command.options.map(({ long }) => long)));
    }
  });

  it.each([
    [
      ['tls', '--lang', ''],
      ['en', 'zh'],
    ],
    [['--lang=z'], ['zh']],
    [['tls', '--groups', 'x25519,secp2'], ['x25519,secp256r1']],
    [['lab', 'tls13-p'], ['tls13-pq']],
    [['lab', '--seed', '5', '--json', 'tls13', 'downg'], ['downgrade']],
    [['gauntlet', 'tls', '--client', 'cur'], ['curl']],
    [['audit', '--fail-on', 'cr'], ['critical']],
    [['ssh', '-p', '22', 'ser'], ['serve']],
    [['explain', 'TLS_AES_256'], ['TLS_AES_256_GCM_SHA384']],
    [['tls', '--', '--'], []],
  ])('%j', async (words, expected) => {
    expect((await candidates(...words)).values).toEqual(expected);
  });

  it('leave file names to the shell where a file may stand, and only there', async () => {
    expect((await candidates('cert', 'inspect', '')).directive).toBe(':0');
    expect((await candidates('tls', '--ca', '')).directive).toBe(':0');
    expect((await candidates('tls', '')).directive).toBe(':4');
    expect((await candidates('tls', '--timeout', '')).directive).toBe(':4');
  });
});

it('values belong to options and arguments that exist', async () => {
  const all = commands();
  for (const key of parametersWithValues) {
    const parts = key.split(' ');
    const parameter = parts.pop() as string;
    const command = all.get(parts.join(' '));
    const known = [
      ...(command?.options.map(({ long }) => long) ?? []),
      ...(command?.registeredArguments.map((argument) => `<${argument.name()}>`) ?? []),
    ];
    expect(known, key).toContain(parameter);
  }
});
