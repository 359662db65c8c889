import { basicConstraints, extension, nameConstraints } from '../../certificate/index.js';
import type { CertificateRule } from '../profile.js';

/** Name constraints stand in CAs' certificates only, and are not empty (RFC 5280 §4.2.1.10). */
export const nameConstraintsInCaOnly: CertificateRule = ({ certificate }, report) => {
  const found = extension(certificate, nameConstraints);
  if (found === undefined) return;
  const rule = 'RFC 5280 §4.2.1.10';
  if (extension(certificate, basicConstraints)?.value.cA !== true) {
    const context = { extension: 'nameConstraints' };
    report.failed('certificate.profile', 'x509/extension-forbidden', rule, found, context);
  }
  if (found.value.permittedSubtrees === undefined && found.value.excludedSubtrees === undefined) {
    report.failed('certificate.profile', 'x509/empty-sequence', rule, found, { type: 'NameConstraints', expected: 1 });
  }
};

/** Name constraints are critical (RFC 5280 §4.2.1.10); the CA/Browser Forum leaves that open. */
export const criticalNameConstraints: CertificateRule = ({ certificate }, report) => {
  const found = extension(certificate, nameConstraints);
  if (found === undefined || found.critical) return;
  const context = { extension: 'nameConstraints', expected: 'critical' };
  report.failed('certificate.profile', 'x509/wrong-criticality', 'RFC 5280 §4.2.1.10', found, context);
};
