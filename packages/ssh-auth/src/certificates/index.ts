/**
 * OpenSSH certificates (PROTOCOL.certkeys): issue, read, check.
 *
 * @module
 */
export {
  type CertificateOption,
  type CertificateRole,
  isCertificateType,
  parseCertificate,
  parseKeyOrCertificate,
  type SshCertificate,
} from './certificate.js';
export { parseCertificateLine } from './certificate-line.js';
export { certificateTypeOf, certifiedKeyType } from './certificate-types.js';
export { dissectKeyOrCertificate } from './dissect.js';
export {
  type CertificateRequest,
  FOREVER,
  issueCertificate,
  prepareCertificate,
  type UnsignedCertificate,
} from './issue.js';
export {
  type CriticalOptionName,
  certificateOption,
  DEFAULT_EXTENSIONS,
  type ExtensionName,
  KNOWN_CRITICAL_OPTIONS,
  type OptionValues,
} from './options.js';
export { type PublicKeyItem, publicKeysIn } from './public-keys-in.js';
export { type CertificateProblem, type CertificatePurpose, certificateProblems } from './validate.js';
export { parseValidityInterval, type ValidityInterval } from './validity-interval.js';
