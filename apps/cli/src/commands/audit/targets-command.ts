import { Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES } from '../../audit/finding.js';
import type { ExitCode } from '../../exit-code.js';
import { seconds } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';
import type { AuditOptions } from './options.js';

/** The options of `cutaway audit targets`. */
export interface TargetsOptions extends AuditOptions {
  readonly ca?: string;
  readonly out?: string;
  readonly jobs: number;
  readonly shard: { readonly index: number; readonly of: number };
}

/** `cutaway audit targets FILE`. */
export function targetsCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('targets')
    .description(say('audit.targets.summary'))
    .argument('<file>', say('audit.targets.argument'))
    .option('--out <file>', say('audit.option.out'))
    .option('--jobs <number>', say('audit.option.jobs'), jobs, 4)
    .option('--shard <i/n>', say('audit.option.shard'), '0/1')
    .option('--ca <file>', say('audit.option.ca'))
    .option('--timeout <seconds>', say('audit.option.timeout'), seconds, 10)
    .addOption(new Option('--fail-on <severity>', say('audit.option.failOn')).choices(SEVERITIES).default('high'))
    .action(async (file: string, options: Omit<TargetsOptions, 'shard'> & { readonly shard: string }) => {
      const { runTargets, shardOf } = await import('./targets.js');
      finish(await runTargets(file, { ...options, shard: shardOf(options.shard) }, context));
    });
}

function jobs(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 256) {
    throw new InvalidArgumentError('Allowed choices are 1 to 256.');
  }
  return value;
}
