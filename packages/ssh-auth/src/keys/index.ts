/**
 * SSH keys: their encodings, fingerprints and signatures.
 *
 * @module
 */
export { type FingerprintHash, fingerprint, randomart, shortTypeName } from './fingerprint.js';
export { type GeneratedKeyType, generatePrivateKey } from './generate.js';
export { type KeyProtection, openSshPrivateKey, type PassphraseOptions } from './openssh-key-file.js';
export { pkcs8PrivateKey } from './pem/private-key.js';
export { pemPublicKey } from './pem/public-key.js';
export {
  type SecurityKey,
  type SecurityKeyHandle,
  type SoftwareKey,
  type SshPrivateKey,
  sshPrivateKey,
} from './private-key.js';
export type { PrivateKeyCipherName } from './private-key-cipher.js';
export {
  describePrivateKeyFile,
  isPrivateKeyFile,
  type PrivateKeyFile,
  type PrivateKeyFileFormat,
} from './private-key-file.js';
export {
  type PublicKeyLimits,
  parsePublicKey,
  publicKeyLength,
  type SshPublicKey,
  samePublicKey,
  sshPublicKey,
} from './public-key.js';
export type { PublicKeyType } from './public-key-formats.js';
export { parsePublicKeyLine, publicKeyLine } from './public-key-line.js';
export { parsePrivateKey, parsePublicKeyFile } from './read-key.js';
export { ssh2PublicKey } from './rfc4716.js';
export {
  type AuthenticatorData,
  isUserPresent,
  isUserVerified,
  type WebauthnData,
} from './security-key-signature.js';
export {
  parseSignature,
  type SignatureCheck,
  type SignatureOptions,
  type SshSignature,
  signMessage,
  verifySignature,
} from './signature.js';
export {
  DEFAULT_SIGNATURE_ALGORITHMS,
  type SignatureAlgorithmName,
  signatureAlgorithmsOf,
} from './signature-algorithms.js';
export { visiblePublicKey } from './visible-public-key.js';
