export { type AccessDescription, authorityInfoAccess, subjectInfoAccess } from './authority-info-access.js';
export { type AuthorityKeyIdentifier, authorityKeyIdentifier } from './authority-key-identifier.js';
export { type BasicConstraints, basicConstraints } from './basic-constraints.js';
export { certificatePolicies, type PolicyInformation, type PolicyQualifierInfo } from './certificate-policies.js';
export {
  cRLDistributionPoints,
  type DistributionPoint,
  type DistributionPointName,
  encodeDistributionPointName,
  encodeReasonFlags,
  freshestCRL,
  type ReasonFlag,
  readDistributionPointName,
  readReasonFlags,
} from './crl-distribution-points.js';
export { type ExtKeyUsage, extKeyUsage } from './ext-key-usage.js';
export {
  CERTIFICATE_EXTENSIONS,
  type Extension,
  encodeExtension,
  encodeUnknownExtension,
  findExtension,
  type KnownExtension,
  readExtension,
  readExtensions,
} from './extension.js';
export type { ExtensionType } from './extension-type.js';
export { inhibitAnyPolicy } from './inhibit-any-policy.js';
export { type KeyUsage, type KeyUsageName, keyUsage } from './key-usage.js';
export { type GeneralSubtree, type NameConstraints, nameConstraints } from './name-constraints.js';
export { ocspNoCheck, precertificatePoison } from './null-extensions.js';
export { type PolicyConstraints, policyConstraints } from './policy-constraints.js';
export { type PolicyMapping, policyMappings } from './policy-mappings.js';
export { type PrivateKeyUsagePeriod, privateKeyUsagePeriod } from './private-key-usage-period.js';
export { type QCStatement, qcStatements } from './qc-statements.js';
export {
  type SignedCertificateTimestamp,
  signedCertificateTimestampList,
} from './signed-certificate-timestamps.js';
export { issuerAltName, subjectAltName } from './subject-alt-name.js';
export { type Attribute, subjectDirectoryAttributes } from './subject-directory-attributes.js';
export { subjectKeyIdentifier } from './subject-key-identifier.js';
export { tlsFeature } from './tls-feature.js';
