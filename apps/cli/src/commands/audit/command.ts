import { Command, InvalidArgumentError, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../audit/finding.js';
import type { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';

/** The options of `cutaway audit`, as commander names them. */
export interface AuditOptions {
  readonly servername?: string;
  readonly ca?: string;
  readonly timeout: number;
  readonly failOn: Severity;
  readonly json?: true;
}

/** `cutaway audit HOST[:PORT]`. */
export function auditCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  return new Command('audit')
    .description(say('audit.summary'))
    .argument('<host[:port]>', say('audit.argument.target'))
    .option('--servername <name>', say('audit.option.servername'))
    .option('--ca <file>', say('audit.option.ca'))
    .option('--timeout <seconds>', say('audit.option.timeout'), seconds, 10)
    .addOption(new Option('--fail-on <severity>', say('audit.option.failOn')).choices(SEVERITIES).default('high'))
    .option('--json', say('audit.option.json'))
    .action(async (target: string, options: AuditOptions) => {
      const { runAudit } = await import('./run.js');
      finish(await runAudit(target, options, context));
    });
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('Allowed choices are 1 to 3600.');
  return value;
}
