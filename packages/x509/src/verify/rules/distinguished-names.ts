import { basicConstraints, extension, subjectAltName } from '../../certificate/index.js';
import { isEmptyName } from '../../name/index.js';
import type { CertificateRule } from '../profile.js';

/** The issuer's name is never empty (RFC 5280 §4.1.2.4). */
export const issuerNotEmpty: CertificateRule = ({ certificate }, report) => {
  if (!isEmptyName(certificate.issuer)) return;
  const field = { path: 'tbsCertificate.issuer', bytes: certificate.issuer.bytes };
  report.failed('certificate.profile', 'x509/empty-name', 'RFC 5280 §4.1.2.4', field, { field: 'issuer' });
};

/** A CA's subject is not empty; where another's is, its names are critical alternative names (RFC 5280 §4.1.2.6). */
export const subjectNamed: CertificateRule = ({ certificate, role }, report) => {
  if (!isEmptyName(certificate.subject)) return;
  const rule = 'RFC 5280 §4.1.2.6';
  const field = { path: 'tbsCertificate.subject', bytes: certificate.subject.bytes };
  const names = extension(certificate, subjectAltName);
  if (role === 'issuer' || extension(certificate, basicConstraints)?.value.cA === true || names === undefined) {
    report.failed('certificate.profile', 'x509/empty-name', rule, field, { field: 'subject' });
  } else if (!names.critical) {
    const context = { extension: 'subjectAltName', expected: 'critical' };
    report.failed('certificate.profile', 'x509/wrong-criticality', rule, names, context);
  }
};
