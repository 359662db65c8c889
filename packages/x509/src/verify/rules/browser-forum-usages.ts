import { basicConstraints, extension, extKeyUsage, keyUsage } from '../../certificate/index.js';
import { OID, objectIdentifierName } from '../../oids.js';
import type { CertificateRule } from '../profile.js';

/** Purposes that may not stand beside id-kp-serverAuth (CA/B BR §7.1.2.7.10). */
const FORBIDDEN: ReadonlySet<string> = new Set([
  OID.anyExtendedKeyUsage,
  OID['id-kp-codeSigning'],
  OID['id-kp-emailProtection'],
  OID['id-kp-timeStamping'],
  OID['id-kp-OCSPSigning'],
]);

/** A subscriber's certificate is of no use as a CA's (CA/B BR §7.1.2.7.8, §7.1.2.7.11). */
export const browserForumSubscriberIsNoCa: CertificateRule = ({ certificate, role }, report) => {
  if (role !== 'endEntity') return;
  const constraints = extension(certificate, basicConstraints);
  if (constraints?.value.cA === true) {
    report.failed('certificate.profile', 'x509/field-forbidden', 'CA/B BR §7.1.2.7.8', constraints, { field: 'cA' });
  }
  const usage = extension(certificate, keyUsage);
  for (const name of ['keyCertSign', 'cRLSign'] as const) {
    if (usage?.value.has(name) !== true) continue;
    report.failed('certificate.profile', 'x509/field-forbidden', 'CA/B BR §7.1.2.7.11', usage, { field: name });
  }
};

/** A subscriber's purposes stand in an extension that is not critical, and are few (CA/B BR §7.1.2.7.6, §7.1.2.7.10). */
export const browserForumSubscriberPurposes: CertificateRule = ({ certificate, role }, report) => {
  const found = extension(certificate, extKeyUsage);
  if (role !== 'endEntity' || found === undefined) return;
  if (found.critical) {
    const context = { extension: 'extKeyUsage', expected: 'non-critical' };
    report.failed('certificate.profile', 'x509/wrong-criticality', 'CA/B BR §7.1.2.7.6', found, context);
  }
  for (const purpose of found.value) {
    if (!FORBIDDEN.has(purpose)) continue;
    const context = { field: objectIdentifierName(purpose) ?? purpose };
    report.failed('certificate.profile', 'x509/field-forbidden', 'CA/B BR §7.1.2.7.10', found, context);
  }
};

/** A root states no purposes (CA/B BR §7.1.2.1.2). */
export const browserForumRootWithoutPurposes: CertificateRule = ({ certificate, role, isSelfSigned }, report) => {
  const found = extension(certificate, extKeyUsage);
  if (role !== 'issuer' || found === undefined || !isSelfSigned()) return;
  const context = { extension: 'extKeyUsage' };
  report.failed('certificate.profile', 'x509/extension-forbidden', 'CA/B BR §7.1.2.1.2', found, context);
};
