import { extension, policyMappings } from '../../certificate/index.js';
import { OID } from '../../oids.js';
import type { CertificateRule } from '../profile.js';

/** anyPolicy is mapped neither from nor to (RFC 5280 §4.2.1.5, §6.1.4 (a)). */
export const noMappingOfAnyPolicy: CertificateRule = ({ certificate }, report) => {
  const found = extension(certificate, policyMappings);
  const wrong = found?.value.some(
    ({ issuerDomainPolicy, subjectDomainPolicy }) =>
      issuerDomainPolicy === OID.anyPolicy || subjectDomainPolicy === OID.anyPolicy,
  );
  if (found === undefined || wrong !== true) return;
  report.failed('certificate.policies', 'x509/any-policy-mapped', 'RFC 5280 §6.1.4 (a)', found);
};
