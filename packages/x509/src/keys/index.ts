/**
 * Keys and the identifiers of algorithms: SubjectPublicKeyInfo, PKCS#8, PKCS#1, SEC 1, PEM, to and from the plain key
 * data of `@cutaway/primitives/crypto`.
 *
 * @module
 */
export {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  readAlgorithmIdentifier,
} from './algorithm-identifier.js';
export { privateKeyFromPem, privateKeyToPem, publicKeyFromPem, publicKeyToPem } from './pem.js';
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
