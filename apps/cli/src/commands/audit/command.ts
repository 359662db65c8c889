import { Command, Option } from 'commander';
import { SEVERITIES } from '../../audit/finding.js';
import type { ExitCode } from '../../exit-code.js';
import { seconds } from '../../option-values.js';
import type { RunContext } from '../../run-context.js';
import { START_TLS_PROTOCOLS, type StartTlsProtocol } from '../../starttls/protocols.js';
import type { OneAuditOptions } from './options.js';
import { targetsCommand } from './targets-command.js';

/** The options of `cutaway audit HOST`. */
export interface TlsAuditOptions extends OneAuditOptions {
  readonly servername?: string;
  readonly ca?: string;
  readonly starttls?: StartTlsProtocol;
}

/** `cutaway audit HOST[:PORT]` and `cutaway audit ssh HOST[:PORT]`. */
export function auditCommand(context: RunContext, finish: (code: ExitCode) => void): Command {
  const { say } = context;
  const tls = new Command('audit')
    .description(say('audit.summary'))
    .enablePositionalOptions()
    .argument('<host[:port]>', say('audit.argument.target'))
    .option('--servername <name>', say('audit.option.servername'))
    .option('--ca <file>', say('audit.option.ca'))
    .addOption(new Option('--starttls <protocol>', say('tls.option.starttls')).choices(START_TLS_PROTOCOLS));
  const ssh = new Command('ssh')
    .description(say('audit.ssh.summary'))
    .argument('<host[:port]>', say('audit.ssh.argument.target'));
  for (const command of [tls, ssh]) {
    command
      .option('--timeout <seconds>', say('audit.option.timeout'), seconds, 10)
      .addOption(new Option('--fail-on <severity>', say('audit.option.failOn')).choices(SEVERITIES).default('high'))
      .option('--json', say('audit.option.json'));
  }
  ssh.action(async (target: string, options: OneAuditOptions) => {
    const { runSshAudit } = await import('./run.js');
    finish(await runSshAudit(target, options, context));
  });
  return tls
    .addCommand(ssh)
    .addCommand(targetsCommand(context, finish))
    .action(async (target: string, options: TlsAuditOptions) => {
      const { runAudit } = await import('./run.js');
      finish(await runAudit(target, options, context));
    });
}
