import type { ErrorContext } from '@cutaway/primitives/errors';
import { type Certificate, extension, extKeyUsage, type KeyUsageName, keyUsage } from '../../certificate/index.js';
import type { Purpose } from '../options.js';
import type { Position } from '../profile.js';
import type { Report } from '../report.js';

/** Key usages of which a purpose needs at least one (RFC 5280 §4.2.1.12). */
const NEEDED: Readonly<Record<'server' | 'client', readonly KeyUsageName[]>> = {
  server: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
  client: ['digitalSignature', 'keyAgreement'],
};

const ISSUER: readonly KeyUsageName[] = ['keyCertSign'];

function neededByEndEntity(certificate: Certificate, purpose: Purpose): readonly KeyUsageName[] {
  const stated = extension(certificate, extKeyUsage) !== undefined;
  return stated && (purpose === 'server' || purpose === 'client') ? NEEDED[purpose] : [];
}

/**
 * RFC 5280 §6.1.4 (n) for an issuer. For the end entity §4.2.1.12: key usage and the stated purposes must agree, so one
 * without purposes is not looked at; which usage a key exchange needs is the protocol's to check (RFC 8446 §4.4.2.2).
 * A certificate without the extension allows all.
 */
export function checkKeyUsage({ certificate, role }: Position, purpose: Purpose, report: Report): void {
  const usage = extension(certificate, keyUsage);
  const rule = role === 'issuer' ? 'RFC 5280 §6.1.4 (n)' : 'RFC 5280 §4.2.1.12';
  const needed = role === 'issuer' ? ISSUER : neededByEndEntity(certificate, purpose);
  if (usage === undefined || needed.length === 0) {
    report.skipped('certificate.key_usage', rule);
    return;
  }
  const context = (): ErrorContext => ({ expected: needed, actual: [...usage.value] });
  if (needed.some((name) => usage.value.has(name))) report.passed('certificate.key_usage', rule, usage, context);
  else report.failed('certificate.key_usage', 'x509/key-usage-forbids', rule, usage, context);
}
