import { type Certificate, extension, isSelfIssued, nameConstraints } from '../../certificate/index.js';
import { comparisons, findViolation, parseNameConstraints } from '../name-constraints/name-constraints.js';
import type { Position } from '../profile.js';
import type { Report } from '../report.js';
import type { Work } from '../work.js';

/** That every subtree of a certificate's name constraints can be understood. */
export function checkNameConstraintsSyntax({ certificate }: Position, report: Report): void {
  const constraints = extension(certificate, nameConstraints);
  if (constraints === undefined) return;
  for (const path of parseNameConstraints(constraints.value).malformed) {
    const rule = 'RFC 5280 §4.2.1.10';
    report.failed('certificate.name_constraints', 'x509/name-constraint-invalid', rule, constraints, { subtree: path });
  }
}

/**
 * The name constraints of an issuer against the names below it. Self-issued certificates are exempt unless they stand
 * at the end (RFC 5280 §6.1.3 (b), (c)).
 *
 * @param below end entity first.
 */
export function checkNameConstraints(
  certificate: Certificate,
  below: readonly Certificate[],
  work: Work,
  report: Report,
): void {
  const constraints = extension(certificate, nameConstraints);
  if (constraints === undefined) return;
  const rule = 'RFC 5280 §6.1.3 (b), (c)';
  const parsed = parseNameConstraints(constraints.value);
  let failed = false;
  below.forEach((candidate, index) => {
    if (index > 0 && isSelfIssued(candidate)) return;
    if (!work.spend('nameComparisons', comparisons(candidate, parsed))) return;
    const violation = findViolation(candidate, parsed);
    if (violation === undefined) return;
    failed = true;
    const { type, text } = violation.name;
    const code = violation.kind === 'excluded' ? 'x509/name-excluded' : 'x509/name-not-permitted';
    report.failed('certificate.name_constraints', code, rule, constraints, { type, name: text, certificate: index });
  });
  if (!failed) report.passed('certificate.name_constraints', rule, constraints);
}
