import type { RunKind } from '@cutaway/mitm-scenarios/live';
import { Command, Option } from 'commander';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { type PageOptions, withPageOptions } from '../../views/html/write-page.js';
import type { LiveOptions } from './live.js';

/** The options of `cutaway lab` and its subcommands, as commander names them. */
export interface LabOptions extends PageOptions {
  readonly seed?: string;
  readonly json?: true;
  readonly crypto: 'noble' | 'node';
}

/** `cutaway lab [RUNG [ATTACKER]]`, `lab ask`, `lab measure`, `lab errata`. */
export function labCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const lab = withOptions(new Command('lab'), context)
    .description(say('lab.summary'))
    .argument('[rung]', say('lab.argument.rung'))
    .argument('[attacker]', say('lab.argument.attacker'))
    .action(async (rung: string | undefined, attacker: string | undefined, options: LabOptions) => {
      const { runLab } = await import('./run.js');
      finish(await runLab(rung, attacker, options, context));
    });
  for (const [name, kind] of [
    ['ask', 'question'],
    ['measure', 'measure'],
    ['errata', 'erratum'],
  ] as const) {
    const command = withOptions(new Command(name), context)
      .description(say(`lab.${name}.summary`))
      .argument('[which]', say(`lab.${name}.argument`))
      .action(async (which: string | undefined, _: LabOptions, { parent }: Command) => {
        const { runExperiments } = await import('./experiments.js');
        // commander gives an option that parent and child share to the parent.
        finish(await runExperiments(kind, which, { ...command.opts(), ...given(parent) } as LabOptions, context));
      });
    lab.addCommand(command);
  }
  for (const kind of ['tls', 'ssh', 'path'] as const) lab.addCommand(liveCommand(kind, context, finish));
  return lab;
}

/** The settings of each kind of run, by name: to name them must not load the protocols. */
export const LIVE_SETTINGS = {
  tls: ['version', 'group', 'certificate', 'suite', 'identity', 'resume', 'retry', 'client-certificate'],
  ssh: ['login', 'kex', 'host-key', 'cipher', 'known-host'],
  path: ['identity', 'depth', 'certificate', 'rogue-root'],
} as const satisfies Record<RunKind, readonly string[]>;

/** Settings that are on or off. */
const SWITCHES: ReadonlySet<string> = new Set(['resume', 'retry', 'client-certificate', 'rogue-root']);

/** `cutaway lab tls`, `lab ssh`, `lab path`: an option for each setting. */
function liveCommand(kind: RunKind, context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const command = withOptions(new Command(kind), context).description(say(`lab.live.${kind}`));
  for (const name of LIVE_SETTINGS[kind]) {
    command.option(SWITCHES.has(name) ? `--${name}` : `--${name} <value>`, say(`lab.live.setting.${name}`));
  }
  return command
    .option(
      '--fault <fault>',
      say('lab.live.option.fault'),
      (fault, others: readonly string[]) => [...others, fault],
      [],
    )
    .addOption(new Option('--view <actor>', say('lab.live.option.view')).choices(['client', 'server', 'attacker']))
    .action(async (_: object, { parent }: Command) => {
      const { runLiveLab } = await import('./live.js');
      const options = { ...command.opts(), ...given(parent) } as LiveOptions & Record<string, unknown>;
      finish(await runLiveLab(kind, options, options, context));
    });
}

/** The options that the user gave, defaults left out. */
function given(command: Command | null): Partial<LabOptions> {
  const options = Object.entries(command?.opts() ?? {});
  return Object.fromEntries(options.filter(([name]) => command?.getOptionValueSource(name) !== 'default'));
}

function withOptions(command: Command, { say }: RunContext): Command {
  return withPageOptions(command, { say })
    .option('--seed <seed>', say('lab.option.seed'))
    .option('--json', say('lab.option.json'))
    .addOption(new Option('--crypto <provider>', say('lab.option.crypto')).choices(['noble', 'node']).default('node'));
}
