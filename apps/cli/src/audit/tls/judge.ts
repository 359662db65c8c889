import type { Finding } from '../finding.js';
import { type AuditRuleId, finding } from '../rules.js';
import type { TlsAudit } from './report.js';

/** Rules about names of suites. A suite is told once, by the first rule it breaks. */
const SUITE_RULES: readonly (readonly [AuditRuleId, RegExp])[] = [
  ['tls/null-suite', /_WITH_NULL_/],
  ['tls/anonymous-suite', /_anon_/],
  ['tls/export-suite', /_EXPORT_/],
  ['tls/rc4-suite', /_RC4_/],
  ['tls/des-suite', /_DES_/],
  ['tls/64-bit-block-suite', /_(?:3DES|IDEA)_/],
  ['tls/static-rsa-suite', /^TLS_RSA_WITH_/],
  ['tls/cbc-suite', /_CBC_/],
];

/** What the protocol of a server breaks; its certificates are judged by themselves. */
export function judgeTls(audit: Omit<TlsAudit, 'findings'>): Finding[] {
  return [
    ...judgeVersions(audit),
    ...judgeSuites(audit),
    ...judgeKeyExchange(audit),
    ...judgeServerHello(audit),
    ...(audit.chains.some(({ stapled }) => stapled) ? [] : [finding('tls/no-stapling')]),
  ];
}

function judgeVersions({ versions, downgradeSentinel, fallbackScsv }: Omit<TlsAudit, 'findings'>): Finding[] {
  const names = new Set(versions.map(({ version }) => version));
  const old = ['TLS 1.1', 'TLS 1.0'].filter((name) => names.has(name));
  const found: Finding[] = [];
  if (names.has('SSL 3.0')) found.push(finding('tls/ssl-3.0'));
  if (old.length > 0) found.push(finding('tls/old-version', { versions: old.join(', ') }));
  if (!names.has('TLS 1.2') && !names.has('TLS 1.3')) found.push(finding('tls/no-modern-version'));
  else if (!names.has('TLS 1.3')) found.push(finding('tls/no-tls-1.3'));
  if (downgradeSentinel === false) found.push(finding('tls/no-downgrade-sentinel'));
  // Between TLS 1.3 and 1.2 the sentinel does what the SCSV is for.
  if (fallbackScsv === false && downgradeSentinel !== true) found.push(finding('tls/no-fallback-scsv'));
  return found;
}

function judgeSuites({ versions }: Omit<TlsAudit, 'findings'>): Finding[] {
  const left = new Set(versions.flatMap(({ cipherSuites }) => cipherSuites));
  const forward = [...left].some((name) => !name.startsWith('TLS_RSA_'));
  const found: Finding[] = [];
  for (const [id, pattern] of SUITE_RULES) {
    const broken = [...left].filter((name) => pattern.test(name));
    if (broken.length === 0) continue;
    for (const name of broken) left.delete(name);
    found.push(finding(id, { suites: broken.join(', '), count: broken.length }));
  }
  if (!forward) found.push(finding('tls/no-forward-secrecy'));
  const unordered = versions.filter(({ version, serverOrder }) => version !== 'TLS 1.3' && serverOrder === false);
  if (unordered.length > 0) {
    found.push(finding('tls/no-server-order', { versions: unordered.map(({ version }) => version).join(', ') }));
  }
  return found;
}

function judgeKeyExchange({ versions }: Omit<TlsAudit, 'findings'>): Finding[] {
  const found: Finding[] = [];
  const bits = Math.min(...versions.map(({ dhGroup }) => dhGroup?.bits ?? Number.POSITIVE_INFINITY));
  if (bits < 1024) found.push(finding('tls/broken-dh-group', { bits }));
  else if (bits < 2048) found.push(finding('tls/weak-dh-group', { bits }));
  const groups = versions.flatMap((one) => one.groups.names);
  if (!groups.some((name) => name.includes('MLKEM'))) found.push(finding('tls/no-post-quantum-group'));
  const schemes = versions.flatMap(({ signatureSchemes }) => signatureSchemes?.names ?? []);
  const weak = (hash: string): string => [...new Set(schemes.filter((name) => name.endsWith(hash)))].join(', ');
  if (weak('_md5') !== '') found.push(finding('tls/md5-signature', { schemes: weak('_md5') }));
  if (weak('_sha1') !== '') found.push(finding('tls/sha1-signature', { schemes: weak('_sha1') }));
  return found;
}

function judgeServerHello({ serverHello }: Omit<TlsAudit, 'findings'>): Finding[] {
  if (serverHello === undefined) return [];
  const { secureRenegotiation, extendedMasterSecret, encryptThenMac, compression, heartbeat } = serverHello;
  return [
    ...(secureRenegotiation ? [] : [finding('tls/no-secure-renegotiation')]),
    ...(extendedMasterSecret ? [] : [finding('tls/no-extended-master-secret')]),
    ...(encryptThenMac === false ? [finding('tls/no-encrypt-then-mac')] : []),
    ...(compression ? [finding('tls/compression')] : []),
    ...(heartbeat ? [finding('tls/heartbeat')] : []),
  ];
}
