import { Command } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import { withNotes } from '../../help/notes.js';
import type { RunContext } from '../../run-context.js';

/** `cutaway explain TERM`. */
export function explainCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const command = new Command('explain')
    .description(say('explain.summary'))
    .argument('<terms...>', say('explain.argument'))
    .option('--json', say('explain.option.json'))
    .action(async (terms: string[], { json }: { readonly json?: true }) => {
      const { explain } = await import('./run.js');
      finish(explain(terms.join(' '), json === true, context));
    });
  return withNotes(command, say('explain.help'));
}
