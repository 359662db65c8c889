import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { concat } from '../../bytes/operations.js';
import { CryptoError } from '../../crypto/errors.js';
import type { HashName } from '../../crypto/symmetric.js';

const DIGESTS: Partial<Record<HashName, CHash>> = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/**
 * The hash function that an algorithm is to use.
 *
 * @throws {CryptoError} `crypto/unsupported` for `MD5-SHA-1`, which only RSASSA-PKCS1-v1_5 takes.
 */
export function hashFunction(algorithm: string, hash: HashName): CHash {
  const found = DIGESTS[hash];
  if (found === undefined) {
    throw new CryptoError('crypto/unsupported', { provider: 'noble', algorithm: `${algorithm} ${hash}` });
  }
  return found;
}

/** The digest of a message. `MD5-SHA-1` is both digests in a row (RFC 2246 §7.4.3). */
export function digestOf(algorithm: string, hash: HashName, message: Uint8Array): Uint8Array {
  return hash === 'MD5-SHA-1' ? concat(md5(message), sha1(message)) : hashFunction(algorithm, hash)(message);
}
