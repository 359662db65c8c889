/**
 * Keys and the identifiers of algorithms: SubjectPublicKeyInfo, PKCS#8, PKCS#1, SEC 1, PEM, to and from the plain key
 * data of `@cutaway/primitives/crypto`.
 *
 * @module
 */

export {
  DEFAULT_PASSWORD_LIMITS,
  type PasswordLimits,
  type PasswordOptions,
  type Pbes2Options,
} from '../pkcs5/index.js';
export {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  readAlgorithmIdentifier,
} from './algorithm-identifier.js';
export {
  decryptPkcs8,
  type EncryptedKeyOptions,
  type EncryptedPrivateKeyInfo,
  encryptPkcs8,
  parseEncryptedPrivateKeyInfo,
} from './encrypted-private-key.js';
export {
  encryptedPrivateKeyToPem,
  PRIVATE_KEY_LABELS,
  privateKeyFromPem,
  privateKeyToPem,
  publicKeyFromPem,
  publicKeyToPem,
} from './pem.js';
export {
  encodePkcs1,
  encodePkcs8,
  encodeSec1,
  type PrivateKeyOptions,
  parsePkcs1,
  parsePkcs8,
  parseSec1,
} from './private-key.js';
export {
  defaultSignatureAlgorithm,
  signatureAlgorithm,
  signatureAlgorithmIdentifier,
} from './signature-algorithm.js';
export {
  encodePublicKey,
  keyAlgorithm,
  parseSubjectPublicKeyInfo,
  readSubjectPublicKeyInfo,
  type SubjectPublicKeyInfo,
} from './subject-public-key-info.js';
