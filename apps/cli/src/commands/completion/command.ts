import { Argument, Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** Shells a completion script is made for. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;

/** A shell a completion script is made for. */
export type Shell = (typeof SHELLS)[number];

/** `cutaway completion SHELL`. */
export function completionCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('completion')
    .description(say('completion.summary'))
    .addArgument(new Argument('<shell>', say('completion.argument')).choices(SHELLS))
    .action(async (shell: Shell) => {
      const { printScript } = await import('./script.js');
      finish(await printScript(shell, context));
    });
}

/** `cutaway complete -- WORDS`, which the scripts call with what was typed so far. */
export function completeCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('complete')
    .description(say('complete.summary'))
    .argument('[words...]', say('complete.argument'))
    .action(async (words: readonly string[], _: unknown, { parent }: Command) => {
      const { printCandidates } = await import('./candidates.js');
      finish(await printCandidates(parent as Command, words, context));
    });
}
