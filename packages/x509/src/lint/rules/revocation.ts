import {
  authorityInfoAccess,
  type Certificate,
  cRLDistributionPoints,
  type DistributionPoint,
  extension,
  extKeyUsage,
  freshestCRL,
  ocspNoCheck,
  precertificatePoison,
  privateKeyUsagePeriod,
  signedCertificateTimestampList,
  subjectInfoAccess,
} from '../../certificate/index.js';
import type { GeneralName } from '../../general-name/index.js';
import { OID } from '../../oids.js';
import { has, isCa, isCritical, isServer, type LintRule, rule, webRule, whenAt } from '../rule.js';

const points = (certificate: Certificate): readonly DistributionPoint[] =>
  extension(certificate, cRLDistributionPoints)?.value ?? [];

const addresses = (certificate: Certificate): readonly GeneralName[] =>
  points(certificate).flatMap(({ distributionPoint }) =>
    distributionPoint !== undefined && 'fullName' in distributionPoint ? distributionPoint.fullName : [],
  );

const locations = (certificate: Certificate, method: string): readonly GeneralName[] =>
  (extension(certificate, authorityInfoAccess)?.value ?? [])
    .filter(({ accessMethod }) => accessMethod === method)
    .map(({ accessLocation }) => accessLocation);

const isHttp = (name: GeneralName): boolean =>
  name.type === 'uniformResourceIdentifier' && /^http:\/\/[^/]/i.test(name.value);

/** How the status of a certificate can be found out. */
export const revocationRules: readonly LintRule[] = [
  webRule('revocation-not-findable', 'error', '§7.1.2.11.2', (certificate) =>
    whenAt(
      certificate,
      cRLDistributionPoints,
      !isCa(certificate) &&
        !has(certificate, cRLDistributionPoints) &&
        locations(certificate, OID['id-ad-ocsp']).length === 0,
    ),
  ),
  rule('crl-distribution-points-critical', 'warning', 'RFC 5280 §4.2.1.13', (certificate) =>
    whenAt(certificate, cRLDistributionPoints, isCritical(certificate, cRLDistributionPoints)),
  ),
  rule('distribution-point-nameless', 'error', 'RFC 5280 §4.2.1.13', (certificate) =>
    whenAt(
      certificate,
      cRLDistributionPoints,
      points(certificate).some(
        ({ distributionPoint, cRLIssuer }) => distributionPoint === undefined && !cRLIssuer?.length,
      ),
    ),
  ),
  webRule('distribution-point-not-http', 'error', '§7.1.2.11.2', (certificate) =>
    whenAt(
      certificate,
      cRLDistributionPoints,
      addresses(certificate).some((name) => !isHttp(name)),
    ),
  ),
  rule('freshest-crl-critical', 'error', 'RFC 5280 §4.2.1.15', (certificate) =>
    whenAt(certificate, freshestCRL, isCritical(certificate, freshestCRL)),
  ),
  rule('authority-info-access-critical', 'error', 'RFC 5280 §4.2.2.1', (certificate) =>
    whenAt(certificate, authorityInfoAccess, isCritical(certificate, authorityInfoAccess)),
  ),
  rule('subject-info-access-critical', 'error', 'RFC 5280 §4.2.2.2', (certificate) =>
    whenAt(certificate, subjectInfoAccess, isCritical(certificate, subjectInfoAccess)),
  ),
  webRule('authority-info-access-not-http', 'error', '§7.1.2.7.7', (certificate) =>
    whenAt(
      certificate,
      authorityInfoAccess,
      [OID['id-ad-ocsp'], OID['id-ad-caIssuers']]
        .flatMap((method) => locations(certificate, method))
        .some((name) => !isHttp(name)),
    ),
  ),
  webRule('issuer-certificate-not-findable', 'notice', '§7.1.2.7.7', (certificate) =>
    whenAt(
      certificate,
      authorityInfoAccess,
      !isCa(certificate) && locations(certificate, OID['id-ad-caIssuers']).length === 0,
    ),
  ),
  rule('ocsp-no-check-without-purpose', 'warning', 'RFC 6960 §4.2.2.2.1', (certificate) =>
    whenAt(
      certificate,
      ocspNoCheck,
      has(certificate, ocspNoCheck) &&
        extension(certificate, extKeyUsage)?.value.includes(OID['id-kp-OCSPSigning']) !== true,
    ),
  ),
  rule('precertificate', 'notice', 'RFC 6962 §3.1', (certificate) =>
    whenAt(certificate, precertificatePoison, has(certificate, precertificatePoison)),
  ),
  webRule('certificate-timestamps-missing', 'notice', '§7.1.2.11.3', (certificate) =>
    whenAt(
      certificate,
      signedCertificateTimestampList,
      isServer(certificate) &&
        !has(certificate, signedCertificateTimestampList) &&
        !has(certificate, precertificatePoison),
    ),
  ),
  rule('private-key-usage-period-present', 'warning', 'RFC 3280 §4.2.1.4', (certificate) =>
    whenAt(certificate, privateKeyUsagePeriod, has(certificate, privateKeyUsagePeriod)),
  ),
];
