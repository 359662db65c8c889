import { equal } from '@cutaway/primitives/bytes';
import { authorityKeyIdentifier, extension, subjectKeyIdentifier } from '../../certificate/index.js';
import type { CertificateRule } from '../profile.js';

/**
 * authorityKeyIdentifier holds the key identifier alone, which in a root is the root's own (CA/B BR §7.1.2.1.3,
 * §7.1.2.11.1).
 */
export const browserForumAuthorityKeyIdentifier: CertificateRule = ({ certificate, isSelfSigned }, report) => {
  const found = extension(certificate, authorityKeyIdentifier);
  if (found === undefined) return;
  for (const name of ['authorityCertIssuer', 'authorityCertSerialNumber'] as const) {
    if (found.value[name] === undefined) continue;
    report.failed('certificate.profile', 'x509/field-forbidden', 'CA/B BR §7.1.2.11.1', found, { field: name });
  }
  const own = extension(certificate, subjectKeyIdentifier)?.value;
  const { keyIdentifier } = found.value;
  if (own !== undefined && keyIdentifier !== undefined && !equal(own, keyIdentifier) && isSelfSigned()) {
    report.failed('certificate.profile', 'x509/key-identifier-mismatch', 'CA/B BR §7.1.2.1.3', found);
  }
};
