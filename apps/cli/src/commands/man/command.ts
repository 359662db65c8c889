import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** The options of `cutaway man`. */
export interface ManOptions {
  readonly format: 'roff' | 'markdown';
  /** A folder for the pages of all commands. */
  readonly out?: string;
}

/** `cutaway man [COMMAND]`. */
export function manCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('man')
    .description(say('man.summary'))
    .argument('[command]', say('man.argument'))
    .addOption(new Option('--format <format>', say('man.option.format')).choices(['roff', 'markdown']).default('roff'))
    .option('--out <folder>', say('man.option.out'))
    .action(async (name: string | undefined, options: ManOptions, { parent }: Command) => {
      const { runMan } = await import('./run.js');
      finish(await runMan(parent as Command, name, options, context));
    });
}
