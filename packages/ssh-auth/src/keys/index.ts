/**
 * SSH keys: their encodings, fingerprints and signatures.
 *
 * @module
 */
export { type FingerprintHash, fingerprint, randomart, shortTypeName } from './fingerprint.js';
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
export {
  type AuthenticatorData,
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
