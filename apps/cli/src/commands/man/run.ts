import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';
import { type CommandPage, pageOf } from '../../help/page.js';
import type { RunContext } from '../../run-context.js';
import type { ManOptions } from './command.js';
import { markdownPage } from './markdown.js';
import { roffPage } from './roff.js';

/** A page tells of one command below the program with all that is below it, or of the program alone. */
interface Page {
  readonly name: string;
  readonly sections: readonly CommandPage[];
}

/** Shows the page of a command on the terminal, prints it, or writes those of all. */
export async function runMan(
  program: Command,
  name: string | undefined,
  { format, out }: ManOptions,
  context: RunContext,
): Promise<ExitCode> {
  const pages = pagesOf(program, context);
  const text = ({ sections }: Page): string =>
    format === 'roff' ? roffPage(sections, context) : markdownPage(sections, context);
  if (out !== undefined) {
    const suffix = format === 'roff' ? '1' : 'md';
    try {
      mkdirSync(out, { recursive: true });
      for (const page of pages) writeFileSync(join(out, `${page.name}.${suffix}`), text(page));
    } catch (cause) {
      throw fileFailure('file.unwritable', out, cause);
    }
    return ExitCode.ok;
  }
  const wanted = name === undefined ? 'cutaway' : `cutaway-${name}`;
  const page = pages.find((one) => one.name === wanted);
  if (page === undefined) throw new Failure(ExitCode.usage, 'usage.unknownCommand', { command: name ?? '' });
  const content = text(page);
  if (process.stdout.isTTY !== true || format !== 'roff' || !(await shownByMan(content))) {
    context.print(content.trimEnd());
  }
  return ExitCode.ok;
}

/** The pages there are: the program, and each command that can be seen below it. */
export function pagesOf(program: Command, context: RunContext): Page[] {
  const below = (command: Command): CommandPage[] => [pageOf(command, context), ...command.commands.flatMap(below)];
  const visible = program.createHelp().visibleCommands(program);
  return [
    { name: 'cutaway', sections: [pageOf(program, context)] },
    ...program.commands
      .filter((command) => visible.includes(command))
      .map((command) => ({ name: `cutaway-${command.name()}`, sections: below(command) })),
  ];
}

/** Hands a page to man(1). @returns whether there is one, and it could. */
function shownByMan(page: string): Promise<boolean> {
  return new Promise((resolve) => {
    const man = spawn('man', ['-l', '-'], { stdio: ['pipe', 'inherit', 'ignore'] });
    man.on('error', () => resolve(false));
    man.on('close', (status) => resolve(status === 0));
    man.stdin.on('error', () => {});
    man.stdin.end(page);
  });
}
