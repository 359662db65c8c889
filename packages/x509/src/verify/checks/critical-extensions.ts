import type { Extension } from '../../certificate/index.js';
import { OID, objectIdentifierName } from '../../oids.js';
import type { Position } from '../profile.js';
import type { Report } from '../report.js';

/** Extensions whose meaning path validation honours, or which ask nothing of it. */
const PROCESSED: ReadonlySet<string> = new Set([
  OID.authorityKeyIdentifier,
  OID.subjectKeyIdentifier,
  OID.keyUsage,
  OID.extKeyUsage,
  OID.basicConstraints,
  OID.nameConstraints,
  OID.subjectAltName,
  OID.issuerAltName,
  OID.certificatePolicies,
  OID.policyMappings,
  OID.policyConstraints,
  OID.inhibitAnyPolicy,
  OID.authorityInfoAccess,
  OID.subjectInfoAccess,
  OID.cRLDistributionPoints,
  OID.freshestCRL,
  OID.signedCertificateTimestampList,
  OID.tlsFeature,
  OID['id-pkix-ocsp-nocheck'],
]);

function understood(extension: Extension): boolean {
  return PROCESSED.has(extension.extnID) && extension.type !== undefined;
}

/** RFC 5280 §4.2, §6.1.4 (o), §6.1.5 (f): a critical extension that cannot be processed refuses the certificate. */
export function checkCriticalExtensions({ certificate }: Position, report: Report): void {
  const rule = 'RFC 5280 §4.2';
  const unknown = certificate.extensions.filter((extension) => extension.critical && !understood(extension));
  for (const extension of unknown) {
    const context = { extension: objectIdentifierName(extension.extnID) ?? extension.extnID };
    report.failed('certificate.critical_extensions', 'x509/unknown-critical-extension', rule, extension, context);
  }
  if (unknown.length === 0) report.passed('certificate.critical_extensions', rule);
}
