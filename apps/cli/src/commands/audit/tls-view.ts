import type { ChainReport } from '../../audit/tls/chain.js';
import type { TlsAudit, VersionReport } from '../../audit/tls/report.js';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { padColumns, wrap } from '../../terminal/wrap.js';
import { printFindings } from './findings-view.js';

/** Prints the audit of a TLS server for people. */
export function printTlsAudit(audit: TlsAudit, context: RunContext): void {
  const { print, say, style } = context;
  const { host, port } = audit;
  print(style.bold(say('audit.title', { host, port })));
  for (const version of audit.versions) printVersion(version, context);
  print('');
  print(style.bold(say('audit.protocol')));
  const row = rows(context);
  const { serverHello, resumption } = audit;
  if (serverHello !== undefined) {
    row('audit.secureRenegotiation', yesNo(serverHello.secureRenegotiation, context));
    row('audit.extendedMasterSecret', yesNo(serverHello.extendedMasterSecret, context));
    if (serverHello.encryptThenMac !== undefined) {
      row('audit.encryptThenMac', yesNo(serverHello.encryptThenMac, context));
    }
    row('audit.compression', yesNo(serverHello.compression, context));
    row('audit.heartbeat', yesNo(serverHello.heartbeat, context));
  }
  if (audit.downgradeSentinel !== undefined) {
    row('audit.downgradeSentinel', yesNo(audit.downgradeSentinel, context));
  }
  if (audit.fallbackScsv !== undefined) row('audit.fallbackScsv', yesNo(audit.fallbackScsv, context));
  if (resumption.tls13 !== undefined) row('audit.resumption13', say(`audit.resumption.${resumption.tls13}`));
  if (resumption.tls12 !== undefined) row('audit.resumption12', say(`audit.resumption.${resumption.tls12}`));
  if (resumption.tls13 !== undefined) {
    const { maxEarlyDataSize } = resumption;
    row('audit.earlyData', maxEarlyDataSize > 0 ? say('audit.bytes', { count: maxEarlyDataSize }) : say('audit.no'));
  }
  row('audit.alpn', audit.applicationProtocols.join(', ') || say('audit.none'));
  for (const chain of audit.chains) printChain(chain, context);
  printFindings(audit.findings, context);
}

function printVersion(report: VersionReport, context: RunContext): void {
  const { print, say, style } = context;
  print('');
  const order =
    report.serverOrder === undefined
      ? ''
      : ` · ${say(report.serverOrder ? 'audit.order.server' : 'audit.order.client')}`;
  print(`${style.bold(report.version)}${order}`);
  for (const suite of report.cipherSuites) print(`  ${suite}`);
  const row = rows(context);
  if (report.groups.names.length > 0) row('audit.groups', report.groups.names.join(', '));
  if (report.dhGroup !== undefined) row('audit.dhGroup', say('audit.bits', { bits: report.dhGroup.bits }));
  if (report.signatureSchemes !== undefined && report.signatureSchemes.names.length > 0) {
    row('audit.signatureSchemes', report.signatureSchemes.names.join(', '));
  }
}

function printChain({ certificates, verified, stapled }: ChainReport, context: RunContext): void {
  const { print, say, style } = context;
  print('');
  const verdict = verified ? style.good(`✓ ${say('audit.verified')}`) : style.bad(`✗ ${say('audit.notVerified')}`);
  print(`${style.bold(say('audit.chain'))} · ${verdict} · ${say(stapled ? 'audit.stapled' : 'audit.notStapled')}`);
  for (const one of certificates) {
    for (const line of wrap(printableLines(one.subject).join(' ') || say('cert.emptyName'), style.width - 2))
      print(`  ${line}`);
    const facts = `${one.publicKey}, ${one.signatureAlgorithm}, ${one.notBefore.slice(0, 10)} – ${one.notAfter.slice(0, 10)}`;
    for (const line of wrap(facts, style.width - 4)) print(style.dim(`    ${line}`));
  }
}

/** Prints a label in a column of its own and what belongs to it. */
function rows({ print, say, style }: RunContext) {
  return (key: Parameters<RunContext['say']>[0], text: string): void => {
    const label = padColumns(say(key), 28);
    const [line = '', ...rest] = wrap(text, style.width - 30);
    print(`  ${style.dim(label)}${line}`);
    for (const more of rest) print(' '.repeat(30) + more);
  };
}

function yesNo(value: boolean, { say }: RunContext): string {
  return say(value ? 'audit.yes' : 'audit.no');
}
