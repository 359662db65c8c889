/**
 * Certificate revocation lists (RFC 5280 §5).
 *
 * @module
 */
export {
  type CertificateList,
  certificateListFromPem,
  certificateListToPem,
  dissectCertificateList,
  parseCertificateList,
  type RevokedCertificate,
  readCertificateList,
} from './certificate-list.js';
export { type CertificateListContents, type CrlIssuer, createCertificateList, type Revocation } from './create.js';
export { type CrlSourceOptions, crlSource } from './crl-source.js';
export { cRLNumber, deltaCRLIndicator } from './extensions/crl-number.js';
export { type CRLReason, certificateIssuer, invalidityDate, reasonCode } from './extensions/entry-extensions.js';
export { type IssuingDistributionPoint, issuingDistributionPoint } from './extensions/issuing-distribution-point.js';
export { findRevoked } from './find-revoked.js';
