/**
 * Making certificates.
 *
 * @module
 */
export {
  assembleSigned,
  type CertificateContents,
  createCertificate,
  type Issuer,
  randomSerialNumber,
  type SigningOptions,
} from './certificate.js';
export { caExtensions, endEntityExtensions, hostName } from './extensions.js';
export { keyIdentifier } from './key-identifier.js';
