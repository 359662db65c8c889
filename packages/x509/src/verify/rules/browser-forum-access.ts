import { authorityInfoAccess, extension } from '../../certificate/index.js';
import { OID } from '../../oids.js';
import type { CertificateRule } from '../profile.js';

/** authorityInfoAccess points to OCSP responders and issuers' certificates by http (CA/B BR §7.1.2.7.7). */
export const browserForumAuthorityInfoAccess: CertificateRule = ({ certificate, role }, report) => {
  const found = extension(certificate, authorityInfoAccess);
  if (role !== 'endEntity' || found === undefined) return;
  found.value.forEach(({ accessMethod, accessLocation }, index) => {
    const known = accessMethod === OID['id-ad-ocsp'] || accessMethod === OID['id-ad-caIssuers'];
    const http = accessLocation.type === 'uniformResourceIdentifier' && /^http:/i.test(accessLocation.value);
    if (known && http) return;
    const place = { extension: found, element: index, bytes: accessLocation.bytes };
    const context = { field: known ? 'accessLocation' : 'accessMethod' };
    report.failed('certificate.profile', 'x509/field-forbidden', 'CA/B BR §7.1.2.7.7', place, context);
  });
};
