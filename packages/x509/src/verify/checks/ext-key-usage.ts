import type { ErrorContext } from '@cutaway/primitives/errors';
import { extension, extKeyUsage } from '../../certificate/index.js';
import { OID, objectIdentifierName } from '../../oids.js';
import type { Purpose } from '../options.js';
import type { Position, Profile } from '../profile.js';
import type { Report } from '../report.js';

function keyPurposeId(purpose: Exclude<Purpose, 'any'>): string {
  if (purpose === 'server') return OID['id-kp-serverAuth'];
  return purpose === 'client' ? OID['id-kp-clientAuth'] : purpose;
}

/**
 * That the purpose is among those stated. In a CA's certificate the extension limits what is below it, as all
 * implementations have it; a certificate without it has no such limit.
 */
export function checkExtKeyUsage(
  { certificate, role }: Position,
  purpose: Purpose,
  profile: Profile,
  report: Report,
): void {
  const rule = 'RFC 5280 §4.2.1.12';
  const usage = extension(certificate, extKeyUsage);
  if (purpose === 'any') {
    report.skipped('certificate.ext_key_usage', rule);
    return;
  }
  const wanted = keyPurposeId(purpose);
  if (usage === undefined) {
    if (role === 'endEntity' && profile.extKeyUsageRequired) {
      const context = { expected: objectIdentifierName(wanted) ?? wanted, actual: [] };
      report.failed('certificate.ext_key_usage', 'x509/purpose-forbidden', 'CA/B BR §7.1.2.7.10', undefined, context);
    } else {
      report.skipped('certificate.ext_key_usage', rule);
    }
    return;
  }
  const context = (): ErrorContext => ({
    expected: objectIdentifierName(wanted) ?? wanted,
    actual: usage.value.map((purposeId) => objectIdentifierName(purposeId) ?? purposeId),
  });
  const any = profile.anyExtendedKeyUsage || role === 'issuer';
  if (usage.value.includes(wanted) || (any && usage.value.includes(OID.anyExtendedKeyUsage))) {
    report.passed('certificate.ext_key_usage', rule, usage, context);
  } else {
    report.failed('certificate.ext_key_usage', 'x509/purpose-forbidden', rule, usage, context);
  }
}
