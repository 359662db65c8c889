import { basicConstraints, type Certificate, extension, isSelfIssued } from '../../certificate/index.js';
import type { Position } from '../profile.js';
import type { Report } from '../report.js';

/**
 * That an issuer is a CA (RFC 5280 §6.1.4 (k)). Versions 1 and 2 cannot say so: they are believed only of a trust
 * anchor.
 */
export function checkIsCa({ certificate, anchor }: Position, report: Report): void {
  const rule = 'RFC 5280 §6.1.4 (k)';
  const constraints = extension(certificate, basicConstraints);
  if (constraints?.value.cA === true) {
    report.passed('certificate.basic_constraints', rule, constraints);
  } else if (anchor && certificate.version < 3) {
    report.skipped('certificate.basic_constraints', rule, { version: certificate.version });
  } else {
    report.failed('certificate.basic_constraints', 'x509/not-a-ca', rule, constraints);
  }
}

/**
 * That no more intermediates stand below an issuer than it allows; self-issued ones do not count (RFC 5280
 * §4.2.1.9, §6.1.4 (l), (m)).
 *
 * @param below the certificates below the issuer, end entity first.
 */
export function checkPathLength(certificate: Certificate, below: readonly Certificate[], report: Report): void {
  const constraints = extension(certificate, basicConstraints);
  const allowed = constraints?.value.pathLenConstraint;
  if (constraints === undefined || allowed === undefined) return;
  const rule = 'RFC 5280 §6.1.4 (m)';
  const actual = below.filter((candidate, index) => index > 0 && !isSelfIssued(candidate)).length;
  const context = { max: allowed, actual };
  if (actual > allowed) {
    report.failed('certificate.basic_constraints', 'x509/path-length-exceeded', rule, constraints, context);
  } else {
    report.passed('certificate.basic_constraints', rule, constraints, context);
  }
}
