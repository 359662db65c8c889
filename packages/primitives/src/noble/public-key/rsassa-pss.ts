import { concat, equal } from '../../bytes/operations.js';
import { CryptoError } from '../../crypto/errors.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { RandomSource } from '../../crypto/provider.js';
import type { SignatureAlgorithm } from '../../crypto/public-key.js';
import { nobleHash } from '../hashes.js';
import { random as systemRandom } from '../random.js';
import { applyMgf1 } from './mgf1.js';
import { rsaPrivateNumbers, rsaPublicNumbers } from './rsa-key.js';
import { rsaPrivateOperation, rsaPublicOperation } from './rsa-primitives.js';

type Pss = Extract<SignatureAlgorithm, { name: 'RSASSA-PSS' }>;

const ALGORITHM = 'RSASSA-PSS';
const TRAILER = 0xbc;

/** The hash functions and the salt length of an algorithm, with the defaults filled in. */
function parameters(algorithm: Pss) {
  const hash = nobleHash(algorithm.hash);
  const mgfHash = nobleHash(algorithm.mgfHash ?? algorithm.hash);
  const saltLength = algorithm.saltLength ?? hash.outputLen;
  if (!Number.isInteger(saltLength) || saltLength < 0) {
    throw new CryptoError('crypto/invalid-parameter', { algorithm: ALGORITHM, parameter: 'saltLength' });
  }
  return { hash, mgfHash, saltLength };
}

/** Eight zero bytes, the message's hash, the salt (M′ in RFC 8017 §9.1). */
function salted(messageHash: Uint8Array, salt: Uint8Array): Uint8Array {
  return concat(new Uint8Array(8), messageHash, salt);
}

/** How an encoded message of modulusBits − 1 bits lies in its bytes. */
function encodedSize(modulusBits: number): { emLength: number; topMask: number } {
  const emBits = modulusBits - 1;
  const emLength = Math.ceil(emBits / 8);
  return { emLength, topMask: 0xff >> (8 * emLength - emBits) };
}

/** RSASSA-PSS-SIGN (RFC 8017 §8.1.1). @throws {CryptoError} `crypto/message-too-long` */
export function signRsassaPss(
  algorithm: Pss,
  privateKey: PrivateKey,
  message: Uint8Array,
  random: RandomSource = systemRandom,
): Uint8Array {
  const key = rsaPrivateNumbers(ALGORITHM, privateKey);
  const { hash, mgfHash, saltLength } = parameters(algorithm);
  const { emLength, topMask } = encodedSize(key.modulusBits);
  const dataLength = emLength - hash.outputLen - 1;
  if (dataLength < saltLength + 1) {
    throw new CryptoError(
      'crypto/message-too-long',
      { algorithm: ALGORITHM, actual: hash.outputLen + saltLength, expected: emLength - 2 },
      { rule: 'RFC 8017 §9.1.1' },
    );
  }
  const salt = random(saltLength);
  const digest = hash(salted(hash(message), salt));
  const data = new Uint8Array(dataLength);
  data[dataLength - saltLength - 1] = 0x01;
  data.set(salt, dataLength - saltLength);
  applyMgf1(mgfHash, digest, data);
  data[0] = (data[0] as number) & topMask;
  return rsaPrivateOperation(key, concat(data, digest, Uint8Array.of(TRAILER))) as Uint8Array;
}

/** RSASSA-PSS-VERIFY (RFC 8017 §8.1.2). The salt must have exactly the length the algorithm names. */
export function verifyRsassaPss(
  algorithm: Pss,
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = rsaPublicNumbers(ALGORITHM, publicKey);
  const { hash, mgfHash, saltLength } = parameters(algorithm);
  const { emLength, topMask } = encodedSize(key.modulusBits);
  const dataLength = emLength - hash.outputLen - 1;
  if (signature.length !== key.k || dataLength < saltLength + 1) return false;
  const padded = rsaPublicOperation(key, signature);
  // With modulusBits − 1 a multiple of eight the encoded message is one byte shorter than the modulus.
  if (padded === undefined || (emLength < key.k && padded[0] !== 0)) return false;
  const encoded = padded.subarray(key.k - emLength);
  if (encoded[emLength - 1] !== TRAILER) return false;
  const data = encoded.slice(0, dataLength);
  const digest = encoded.subarray(dataLength, emLength - 1);
  if (((data[0] as number) & ~topMask) !== 0) return false;
  applyMgf1(mgfHash, digest, data);
  data[0] = (data[0] as number) & topMask;
  const saltStart = dataLength - saltLength;
  for (let i = 0; i < saltStart - 1; i++) if (data[i] !== 0) return false;
  if (data[saltStart - 1] !== 0x01) return false;
  return equal(hash(salted(hash(message), data.subarray(saltStart))), digest);
}
