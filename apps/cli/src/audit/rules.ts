import type { Finding, Severity } from './finding.js';

/** What the audit judges by: how grave a breach is, and the clause. */
const auditRules = {
  'tls/ssl-3.0': ['high', 'RFC 7568'],
  'tls/old-version': ['medium', 'RFC 8996'],
  'tls/no-modern-version': ['high', 'RFC 9325 §3.1.1'],
  'tls/no-tls-1.3': ['low', 'RFC 9325 §3.1.1'],
  'tls/null-suite': ['critical', 'RFC 9325 §4.1'],
  'tls/anonymous-suite': ['critical', 'RFC 9325 §4.1'],
  'tls/export-suite': ['critical', 'RFC 9325 §4.1'],
  'tls/rc4-suite': ['high', 'RFC 7465 §2'],
  'tls/des-suite': ['high', 'RFC 5469 §4'],
  'tls/64-bit-block-suite': ['medium', 'RFC 9325 §4.1'],
  'tls/static-rsa-suite': ['medium', 'RFC 9325 §4.1'],
  'tls/cbc-suite': ['low', 'RFC 9325 §4.2'],
  'tls/no-forward-secrecy': ['high', 'RFC 9325 §4.1'],
  'tls/no-server-order': ['info', 'RFC 9325 §4.2.1'],
  'tls/broken-dh-group': ['critical', 'RFC 9325 §4.5'],
  'tls/weak-dh-group': ['high', 'RFC 9325 §4.5'],
  'tls/no-post-quantum-group': ['info', 'draft-ietf-tls-ecdhe-mlkem'],
  'tls/md5-signature': ['high', 'RFC 9155 §4'],
  'tls/sha1-signature': ['medium', 'RFC 9155 §4'],
  'tls/no-secure-renegotiation': ['high', 'RFC 5746 §3.6'],
  'tls/no-extended-master-secret': ['low', 'RFC 7627 §5.2'],
  'tls/no-encrypt-then-mac': ['info', 'RFC 7366 §2'],
  'tls/compression': ['high', 'RFC 9325 §3.3'],
  'tls/heartbeat': ['info', 'RFC 6520 §4'],
  'tls/no-downgrade-sentinel': ['medium', 'RFC 8446 §4.1.3'],
  'tls/no-fallback-scsv': ['low', 'RFC 7507 §3'],
  'tls/no-stapling': ['info', 'RFC 6066 §8'],
  'tls/certificate-expires-soon': ['medium', 'RFC 5280 §4.1.2.5'],
  'ssh/protocol-1': ['critical', 'RFC 4253 §5'],
  'ssh/small-dh-group': ['high', 'RFC 9142 §3.2'],
  'ssh/sha1-key-exchange': ['medium', 'RFC 9142 §1.1'],
  'ssh/dsa-host-key': ['high', 'RFC 4253 §6.6'],
  'ssh/sha1-host-key-signature': ['medium', 'RFC 8332 §1'],
  'ssh/no-encryption': ['critical', 'RFC 4253 §6.3'],
  'ssh/broken-cipher': ['high', 'RFC 8758 §2'],
  'ssh/cbc-cipher': ['low', 'RFC 4251 §9.3.1'],
  'ssh/no-mac': ['critical', 'RFC 4253 §6.4'],
  'ssh/weak-mac': ['medium', 'RFC 4253 §6.4'],
  'ssh/sha1-mac': ['low', 'RFC 6668 §1'],
  'ssh/compression-before-login': ['low', 'RFC 4253 §6.2'],
  'ssh/terrapin': ['medium', 'CVE-2023-48795'],
  'ssh/weak-gex-modulus': ['high', 'RFC 8270 §2'],
  'ssh/small-rsa-host-key': ['high', 'RFC 8332 §5.1'],
  'ssh/no-post-quantum-key-exchange': ['info', 'draft-ietf-sshm-mlkem-hybrid-kex'],
} as const satisfies Record<string, readonly [Severity, string]>;

export type AuditRuleId = keyof typeof auditRules;

/** Every rule of the audit itself, by id. */
export const auditRuleIds: readonly AuditRuleId[] = Object.keys(auditRules) as AuditRuleId[];

/** A finding by a rule of the audit. */
export function finding(id: AuditRuleId, context: Finding['context'] = {}): Finding {
  const [severity, rule] = auditRules[id];
  return { id, severity, rule, context };
}
