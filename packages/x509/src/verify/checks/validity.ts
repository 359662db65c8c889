import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Position } from '../profile.js';
import type { Report } from '../report.js';

/** Times are compared in whole seconds, the granularity certificates have; both ends are included (RFC 5280 §4.1.2.5). */
export function checkValidity({ certificate }: Position, time: Date, report: Report): void {
  const { validity } = certificate;
  const rule = 'RFC 5280 §6.1.3 (a) (2)';
  const field = { path: 'tbsCertificate.validity', bytes: validity.bytes };
  const now = Math.floor(time.getTime() / 1000) * 1000;
  const context = (): ErrorContext => ({
    notBefore: validity.notBefore.toISOString(),
    notAfter: validity.notAfter.toISOString(),
    time: Number.isNaN(now) ? 'Invalid Date' : time.toISOString(),
  });
  // The comparisons are written so that an invalid Date fails.
  if (!(now >= validity.notBefore.getTime())) {
    report.failed('certificate.validity', 'x509/not-yet-valid', rule, field, context);
  } else if (!(now <= validity.notAfter.getTime())) {
    report.failed('certificate.validity', 'x509/expired', rule, field, context);
  } else {
    report.passed('certificate.validity', rule, field, context);
  }
}
