import type { CertificateRule } from '../profile.js';

/** Certificates are of version 3 (RFC 5280 §4.1.2.1). Old roots are not, and are believed to be CAs all the same. */
export const versionThree: CertificateRule = ({ certificate, anchor }, report) => {
  if (certificate.version === 3 || anchor) return;
  const context = { actual: certificate.version };
  report.failed('certificate.profile', 'x509/version-forbidden', 'RFC 5280 §4.1.2.1', undefined, context);
};

/** No unique identifiers (RFC 5280 §4.1.2.8). */
export const noUniqueIdentifiers: CertificateRule = ({ certificate }, report) => {
  for (const field of ['issuerUniqueID', 'subjectUniqueID'] as const) {
    const found = certificate[field];
    if (found === undefined) continue;
    const place = { path: `tbsCertificate.${field}`, bytes: found.bytes };
    report.failed('certificate.profile', 'x509/field-forbidden', 'RFC 5280 §4.1.2.8', place, { field });
  }
};
