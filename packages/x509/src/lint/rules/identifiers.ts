import { authorityKeyIdentifier, extension, isSelfIssued, subjectKeyIdentifier } from '../../certificate/index.js';
import { has, isCa, isCritical, type LintRule, rule, whenAt } from '../rule.js';

/** Key identifiers (RFC 5280 §4.2.1.1, §4.2.1.2). */
export const identifierRules: readonly LintRule[] = [
  rule('ca-subject-key-identifier-missing', 'error', 'RFC 5280 §4.2.1.2', (certificate) =>
    whenAt(certificate, subjectKeyIdentifier, isCa(certificate) && !has(certificate, subjectKeyIdentifier)),
  ),
  rule('subject-key-identifier-missing', 'notice', 'RFC 5280 §4.2.1.2', (certificate) =>
    whenAt(certificate, subjectKeyIdentifier, !isCa(certificate) && !has(certificate, subjectKeyIdentifier)),
  ),
  rule('subject-key-identifier-critical', 'error', 'RFC 5280 §4.2.1.2', (certificate) =>
    whenAt(certificate, subjectKeyIdentifier, isCritical(certificate, subjectKeyIdentifier)),
  ),
  rule('authority-key-identifier-missing', 'error', 'RFC 5280 §4.2.1.1', (certificate) =>
    whenAt(
      certificate,
      authorityKeyIdentifier,
      !isSelfIssued(certificate) && !has(certificate, authorityKeyIdentifier),
    ),
  ),
  rule('authority-key-identifier-critical', 'error', 'RFC 5280 §4.2.1.1', (certificate) =>
    whenAt(certificate, authorityKeyIdentifier, isCritical(certificate, authorityKeyIdentifier)),
  ),
  rule('authority-key-identifier-without-key', 'error', 'RFC 5280 §4.2.1.1', (certificate) => {
    const value = extension(certificate, authorityKeyIdentifier)?.value;
    return whenAt(certificate, authorityKeyIdentifier, value !== undefined && value.keyIdentifier === undefined);
  }),
  rule('authority-key-identifier-half-named', 'error', 'RFC 5280 §4.2.1.1', (certificate) => {
    const value = extension(certificate, authorityKeyIdentifier)?.value;
    const half =
      value !== undefined &&
      (value.authorityCertIssuer === undefined) !== (value.authorityCertSerialNumber === undefined);
    return whenAt(certificate, authorityKeyIdentifier, half);
  }),
];
