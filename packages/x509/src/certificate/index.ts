/**
 * Certificates (RFC 5280 §4) and their extensions.
 *
 * @module
 */

export {
  type Certificate,
  dissectCertificate,
  extension,
  isSelfIssued,
  parseCertificate,
  readCertificate,
  type Validity,
} from './certificate.js';
export { encodeTbsCertificate, type TbsCertificateFields } from './encode.js';
export * from './extensions/index.js';
export { certificateFromPem, certificatesFromPem, certificateToPem } from './pem.js';
export { type SignedStructure, verifyCertificateSignature, verifySignature } from './signature.js';
