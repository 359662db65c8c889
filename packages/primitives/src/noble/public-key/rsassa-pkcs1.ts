import { fromHex } from '../../bytes/encoding.js';
import { concat, equal } from '../../bytes/operations.js';
import { CryptoError } from '../../crypto/errors.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { HashName } from '../../crypto/symmetric.js';
import { nobleHashes } from '../hashes.js';
import { rsaPrivateNumbers, rsaPublicNumbers } from './rsa-key.js';
import { rsaPrivateOperation, rsaPublicOperation } from './rsa-primitives.js';

const ALGORITHM = 'RSASSA-PKCS1-v1_5';

/** Contents of the hash functions' object identifiers (RFC 8017 B.1). */
const OBJECT_IDENTIFIERS: Readonly<Record<Exclude<HashName, 'MD5-SHA-1'>, string>> = {
  MD5: '2a864886f70d0205',
  'SHA-1': '2b0e03021a',
  'SHA-224': '608648016503040204',
  'SHA-256': '608648016503040201',
  'SHA-384': '608648016503040202',
  'SHA-512': '608648016503040203',
};

/** `DigestInfo` with its parameters NULL (RFC 8017 §9.2, A.2.4); only the digests for `MD5-SHA-1` (RFC 2246 §7.4.3). */
function digestInfo(hash: HashName, digest: Uint8Array): Uint8Array {
  if (hash === 'MD5-SHA-1') return digest;
  const identifier = fromHex(OBJECT_IDENTIFIERS[hash]);
  return concat(
    Uint8Array.of(0x30, 8 + identifier.length + digest.length, 0x30, 4 + identifier.length, 0x06, identifier.length),
    identifier,
    Uint8Array.of(0x05, 0x00, 0x04, digest.length),
    digest,
  );
}

/** EMSA-PKCS1-v1_5 (RFC 8017 §9.2); `undefined` when the modulus is too short for the hash. */
function encodeMessage(hash: HashName, message: Uint8Array, k: number): Uint8Array | undefined {
  const info = digestInfo(hash, nobleHashes.digest(hash, message));
  if (k < info.length + 11) return undefined;
  const padding = new Uint8Array(k - info.length - 3).fill(0xff);
  return concat(Uint8Array.of(0x00, 0x01), padding, Uint8Array.of(0x00), info);
}

/** RSASSA-PKCS1-V1_5-SIGN (RFC 8017 §8.2.1). @throws {CryptoError} `crypto/message-too-long` */
export function signRsassaPkcs1(hash: HashName, privateKey: PrivateKey, message: Uint8Array): Uint8Array {
  const key = rsaPrivateNumbers(ALGORITHM, privateKey);
  const encoded = encodeMessage(hash, message, key.k);
  if (encoded === undefined) {
    const info = digestInfo(hash, nobleHashes.digest(hash, message));
    throw new CryptoError(
      'crypto/message-too-long',
      { algorithm: `${ALGORITHM} ${hash}`, actual: info.length, expected: key.k - 11 },
      { rule: 'RFC 8017 §9.2' },
    );
  }
  return rsaPrivateOperation(key, encoded) as Uint8Array;
}

/**
 * RSASSA-PKCS1-V1_5-VERIFY (RFC 8017 §8.2.2): encodes the message and compares, so that nothing of the signature is
 * parsed.
 */
export function verifyRsassaPkcs1(
  hash: HashName,
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = rsaPublicNumbers(ALGORITHM, publicKey);
  const expected = encodeMessage(hash, message, key.k);
  if (expected === undefined || signature.length !== key.k) return false;
  const actual = rsaPublicOperation(key, signature);
  return actual !== undefined && equal(actual, expected);
}
