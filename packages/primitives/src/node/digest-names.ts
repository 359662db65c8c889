import { unsupported } from '../crypto/checks.js';
import type { HashName } from '../crypto/symmetric.js';

const DIGEST_NAMES: Readonly<Record<HashName, string>> = {
  MD5: 'md5',
  'SHA-1': 'sha1',
  'SHA-224': 'sha224',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
  'MD5-SHA-1': 'md5-sha1',
};

/** OpenSSL's name of a digest. @throws {CryptoError} `crypto/unsupported` */
export function digestName(hash: HashName): string {
  if (!Object.hasOwn(DIGEST_NAMES, hash)) throw unsupported('node', hash);
  return DIGEST_NAMES[hash];
}

/** OpenSSL's name of one digest: not of `MD5-SHA-1`, which is two. @throws {CryptoError} `crypto/unsupported` */
export function singleDigestName(hash: HashName): string {
  if (hash === 'MD5-SHA-1') throw unsupported('node', hash);
  return digestName(hash);
}
