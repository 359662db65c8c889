import { CutawayError } from '@cutaway/primitives/errors';
import { atLeast } from '../../audit/finding.js';
import { ProbeFailure } from '../../audit/probe-target.js';
import { auditSsh } from '../../audit/ssh/audit-ssh.js';
import type { SshAudit } from '../../audit/ssh/report.js';
import { auditTls } from '../../audit/tls/audit-tls.js';
import type { TlsAudit } from '../../audit/tls/report.js';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { startTlsPorts } from '../../starttls/protocols.js';
import { Progress } from '../../terminal/progress.js';
import { anchorsFrom, defaultAnchors } from '../tls/files.js';
import { parseTarget } from '../tls/target.js';
import type { TlsAuditOptions } from './command.js';
import type { OneAuditOptions } from './options.js';
import { reasonOf, toJson } from './sentences.js';
import { printSshAudit } from './ssh-view.js';
import { printTlsAudit } from './tls-view.js';

const SSH_PORT = 22;

/** Audits one server: SSH where the port is SSH's or the answer is, TLS otherwise. Exit code 1 when a finding is as grave as `--fail-on`. */
export function runAudit(text: string, options: TlsAuditOptions, context: RunContext): Promise<ExitCode> {
  const { starttls } = options;
  const target = parseTarget(text, starttls === undefined ? 443 : startTlsPorts[starttls]);
  if (target.port === SSH_PORT && starttls === undefined) return runSshAudit(text, options, context);
  const anchors = options.ca === undefined ? defaultAnchors() : anchorsFrom(options.ca);
  const serverName = options.servername ?? target.host;
  const timeout = 1000 * options.timeout;
  return report(text, options, context, async (onConnection) => {
    try {
      const server = {
        ...target,
        serverName,
        timeout,
        onConnection,
        ...(starttls === undefined ? {} : { startTls: starttls }),
      };
      return await auditTls(server, { anchors, now: new Date() });
    } catch (error) {
      if (!(error instanceof ProbeFailure) || !saysSsh(error)) throw error;
      return await auditSsh({ ...target, timeout, onConnection });
    }
  });
}

/** Audits one SSH server. */
export function runSshAudit(text: string, options: OneAuditOptions, context: RunContext): Promise<ExitCode> {
  const target = parseTarget(text, SSH_PORT);
  const timeout = 1000 * options.timeout;
  return report(text, options, context, (onConnection) => auditSsh({ ...target, timeout, onConnection }));
}

/** Whether what did not answer in TLS began as SSH's identification does (RFC 4253 §4.2). */
function saysSsh({ cause }: ProbeFailure): boolean {
  return cause instanceof CutawayError && `${cause.context.begin}`.startsWith('SSH-');
}

async function report(
  text: string,
  { json, failOn }: OneAuditOptions,
  context: RunContext,
  run: (onConnection: () => void) => Promise<TlsAudit | SshAudit>,
): Promise<ExitCode> {
  const progress = new Progress(context, { silent: json === true });
  let count = 0;
  try {
    const audit = await run(() => progress.show(context.say('progress.audit', { target: text, count: ++count })));
    progress.end();
    if (json === true) context.print(JSON.stringify(toJson(audit, context)));
    else if (audit.protocol === 'tls') printTlsAudit(audit, context);
    else printSshAudit(audit, context);
    return audit.findings.some(({ severity }) => atLeast(severity, failOn)) ? ExitCode.refused : ExitCode.ok;
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    progress.end();
    context.note(
      `cutaway: ${context.say('audit.noAnswer', { target: text, reason: reasonOf(error.reason, context) })}`,
    );
    return ExitCode.connection;
  } finally {
    progress.end();
  }
}
