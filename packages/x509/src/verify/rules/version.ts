import type { CertificateRule, Position } from '../profile.js';
import type { Report } from '../report.js';

function versionThreeBy(rule: string, { certificate }: Position, report: Report): void {
  if (certificate.version === 3) return;
  report.failed('certificate.profile', 'x509/version-forbidden', rule, undefined, { actual: certificate.version });
}

/** Certificates are of version 3 (RFC 5280 §4.1.2.1). Old roots are not, and are believed to be CAs all the same. */
export const versionThree: CertificateRule = (position, report) => {
  if (!position.anchor) versionThreeBy('RFC 5280 §4.1.2.1', position, report);
};

/** All certificates are of version 3 (CA/B BR §7.1.1). */
export const browserForumVersion: CertificateRule = (position, report) => {
  versionThreeBy('CA/B BR §7.1.1', position, report);
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
