import { atLeast } from '../../audit/finding.js';
import { auditTls } from '../../audit/tls/audit-tls.js';
import { ProbeFailure } from '../../audit/tls/probe-target.js';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { anchorsFrom, defaultAnchors } from '../tls/files.js';
import { parseTarget } from '../tls/target.js';
import type { AuditOptions } from './command.js';
import { messageOf, reasonOf } from './sentences.js';
import { printTlsAudit } from './tls-view.js';

/** Audits one server. Exit code 1 when a finding is as grave as `--fail-on`. */
export async function runAudit(text: string, options: AuditOptions, context: RunContext): Promise<ExitCode> {
  const target = parseTarget(text, 443);
  const anchors = options.ca === undefined ? defaultAnchors() : anchorsFrom(options.ca);
  try {
    const audit = await auditTls(
      { ...target, serverName: options.servername ?? target.host, timeout: 1000 * options.timeout },
      { anchors, now: new Date() },
    );
    if (options.json === true) {
      const findings = audit.findings.map((one) => ({ ...one, message: messageOf(one, context) }));
      context.print(JSON.stringify({ schemaVersion: 1, ...audit, findings }));
    } else printTlsAudit(audit, context);
    return audit.findings.some(({ severity }) => atLeast(severity, options.failOn)) ? ExitCode.refused : ExitCode.ok;
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    context.note(
      `cutaway: ${context.say('audit.noAnswer', { target: text, reason: reasonOf(error.reason, context) })}`,
    );
    return ExitCode.connection;
  }
}
