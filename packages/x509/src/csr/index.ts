/**
 * Certification requests, PKCS #10 (RFC 2986).
 *
 * @module
 */
export {
  type CertificationRequest,
  certificationRequestFromPem,
  certificationRequestToPem,
  dissectCertificationRequest,
  parseCertificationRequest,
  type RequestAttribute,
  readCertificationRequest,
  verifyCertificationRequest,
} from './certification-request.js';
export { type CertificationRequestContents, createCertificationRequest } from './create.js';
