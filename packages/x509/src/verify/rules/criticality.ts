import { OID, objectIdentifierName } from '../../oids.js';
import type { CertificateRule } from '../profile.js';

const NON_CRITICAL: ReadonlyMap<string, string> = new Map([
  [OID.authorityKeyIdentifier, 'RFC 5280 §4.2.1.1'],
  [OID.subjectKeyIdentifier, 'RFC 5280 §4.2.1.2'],
  [OID.subjectDirectoryAttributes, 'RFC 5280 §4.2.1.8'],
  [OID.freshestCRL, 'RFC 5280 §4.2.1.15'],
  [OID.authorityInfoAccess, 'RFC 5280 §4.2.2.1'],
  [OID.subjectInfoAccess, 'RFC 5280 §4.2.2.2'],
  [OID.signedCertificateTimestampList, 'RFC 6962 §3.3'],
]);

const CRITICAL: ReadonlyMap<string, string> = new Map([
  [OID.policyConstraints, 'RFC 5280 §4.2.1.11'],
  [OID.inhibitAnyPolicy, 'RFC 5280 §4.2.1.14'],
]);

/** Extensions that must not be critical, and those that must be. */
export const criticality: CertificateRule = ({ certificate }, report) => {
  for (const extension of certificate.extensions) {
    const rule = extension.critical ? NON_CRITICAL.get(extension.extnID) : CRITICAL.get(extension.extnID);
    if (rule === undefined) continue;
    const name = objectIdentifierName(extension.extnID) ?? extension.extnID;
    const context = { extension: name, expected: extension.critical ? 'non-critical' : 'critical' };
    report.failed('certificate.profile', 'x509/wrong-criticality', rule, extension, context);
  }
};
