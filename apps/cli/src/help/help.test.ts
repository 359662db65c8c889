import type { Command } from 'commander';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { examples } from '../catalogue/examples.js';
import { buildProgram } from '../program.js';
import { processContext } from '../run-context.js';
import { commandsWithExitCodes } from './exit-codes.js';
import { pageOf, pathOf } from './page.js';

/** The program and every command of the tree that can be seen. */
async function commands(language: 'en' | 'zh'): Promise<Command[]> {
  const below = (command: Command): Command[] => [
    command,
    ...command
      .createHelp()
      .visibleCommands(command)
      .filter((one) => command.commands.includes(one))
      .flatMap(below),
  ];
  return below(await buildProgram(processContext(language), () => {}));
}
const named = async (language: 'en' | 'zh'): Promise<[string, Command][]> =>
  (await commands(language)).map((one) => [`cutaway ${pathOf(one)}`.trimEnd(), one]);

// Four words of English in a row.
const SENTENCE = /(?:(?<![\w-])[a-z]{2,}\s+){3,}[a-z]{2,}/;

describe.each(['en', 'zh'] as const)('help in %s', async (language) => {
  it.each(await named(language))('%s fits 80 columns', (_, command) => {
    for (const line of command.helpInformation().split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });
});

describe('help', async () => {
  it.each(await named('zh'))('%s says nothing in English', (_, command) => {
    const {
      summary,
      options,
      notes,
      examples: shown,
      exitCodes,
      commands: below,
      arguments: operands,
    } = pageOf(command, processContext('zh'));
    const meanings = [options, operands, exitCodes, ...below].flatMap(({ items }) =>
      items.map(({ meaning }) => meaning),
    );
    for (const text of [summary, ...notes, ...meanings, ...shown.items.map(({ meaning }) => meaning)]) {
      // A list of names says the same in any language.
      if (!text.includes('、')) expect(text).toMatch(/[\u4e00-\u9fff]/);
      expect(text).not.toMatch(SENTENCE);
    }
  });

  it('has an example and exit codes for every command that does something', async () => {
    for (const command of await commands('en')) {
      const { path, examples: shown, exitCodes } = pageOf(command, processContext('en'));
      if (path === '' || (command.commands.length > 0 && command.registeredArguments.length === 0)) continue;
      expect(shown.items.length, `examples of ${path}`).toBeGreaterThan(0);
      expect(exitCodes.items.length, `exit codes of ${path}`).toBeGreaterThan(2);
    }
  });

  it('knows nothing of commands that are no more', async () => {
    const paths = new Set((await commands('en')).map(pathOf));
    for (const path of [...Object.keys(examples), ...commandsWithExitCodes]) expect(paths).toContain(path);
  });

  it('shows examples that call the command they stand with', () => {
    for (const [path, list] of Object.entries(examples)) {
      for (const { line } of list) expect(line).toContain(`cutaway ${path}`);
    }
  });
});
