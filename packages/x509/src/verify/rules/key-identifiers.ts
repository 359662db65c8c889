import { authorityKeyIdentifier, basicConstraints, extension, subjectKeyIdentifier } from '../../certificate/index.js';
import type { CertificateRule } from '../profile.js';

/** Every certificate names its issuer's key, except one that is signed by its own (RFC 5280 §4.2.1.1). */
export const authorityKeyIdentifierPresent: CertificateRule = ({ certificate, isSelfSigned }, report) => {
  const found = extension(certificate, authorityKeyIdentifier);
  const rule = 'RFC 5280 §4.2.1.1';
  if (found === undefined) {
    if (isSelfSigned()) return;
    const context = { extension: 'authorityKeyIdentifier' };
    report.failed('certificate.profile', 'x509/extension-missing', rule, undefined, context);
    return;
  }
  if (found.value.keyIdentifier === undefined) {
    const context = { field: 'keyIdentifier' };
    report.failed('certificate.profile', 'x509/field-missing', rule, found, context);
  }
};

/** Every CA's certificate names its own key (RFC 5280 §4.2.1.2). One without extensions cannot. */
export const subjectKeyIdentifierPresent: CertificateRule = ({ certificate, role }, report) => {
  const isCa =
    (role === 'issuer' && certificate.version === 3) || extension(certificate, basicConstraints)?.value.cA === true;
  if (!isCa || extension(certificate, subjectKeyIdentifier) !== undefined) return;
  const context = { extension: 'subjectKeyIdentifier' };
  report.failed('certificate.profile', 'x509/extension-missing', 'RFC 5280 §4.2.1.2', undefined, context);
};
