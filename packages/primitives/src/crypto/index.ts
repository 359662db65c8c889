/**
 * What protocols ask of cryptography, apart from who does it.
 *
 * `@cutaway/primitives/noble` and `@cutaway/primitives/node` implement {@link CryptoProvider}; key derivation that
 * is built from HMAC stands here and works with either.
 *
 * @module
 */

export type { AlgorithmName } from './algorithms.js';
export { constantTimeEqual } from './constant-time.js';
export { CryptoError, type CryptoErrorCode } from './errors.js';
export { finiteFieldGroup } from './finite-field-groups.js';
export { hkdfExpand, hkdfExpandLabel, hkdfExtract, hkdfLabel } from './kdf/hkdf.js';
export { tls10Prf, tls12Prf } from './kdf/tls-prf.js';
export type {
  FiniteFieldGroup,
  FiniteFieldGroupName,
  Kem,
  KemName,
  KeyAgreement,
  KeyAgreementName,
} from './key-exchange.js';
export type {
  EllipticCurve,
  KeyPair,
  KeyType,
  PrivateKey,
  PublicKey,
  RsaPrivateKey,
  RsaPublicKey,
} from './keys.js';
export {
  type AeadParameters,
  aeadParameters,
  type CipherParameters,
  cipherParameters,
  hashLength,
} from './parameters.js';
export type { Argon2Cost, Argon2Name, CryptoProvider, KeyGeneration, RandomSource } from './provider.js';
export type { EncryptionAlgorithm, SignatureAlgorithm } from './public-key.js';
export type {
  Aead,
  AeadName,
  BulkCipher,
  CipherName,
  Hash,
  HashName,
  OpenSshAead,
  OpenSshSealed,
  SealedApart,
} from './symmetric.js';
