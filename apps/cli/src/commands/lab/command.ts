import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** The options of `cutaway lab` and its subcommands, as commander names them. */
export interface LabOptions {
  readonly seed?: string;
  readonly json?: true;
  readonly crypto: 'noble' | 'node';
}

/** `cutaway lab [RUNG [ATTACKER]]`. */
export function labCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return withOptions(new Command('lab'), context)
    .description(say('lab.summary'))
    .argument('[rung]', say('lab.argument.rung'))
    .argument('[attacker]', say('lab.argument.attacker'))
    .action(async (rung: string | undefined, attacker: string | undefined, options: LabOptions) => {
      const { runLab } = await import('./run.js');
      finish(runLab(rung, attacker, options, context));
    });
}

function withOptions(command: Command, { say }: RunContext): Command {
  return command
    .option('--seed <seed>', say('lab.option.seed'))
    .option('--json', say('lab.option.json'))
    .addOption(new Option('--crypto <provider>', say('lab.option.crypto')).choices(['noble', 'node']).default('node'));
}
