import { CryptoError } from '../crypto/errors.js';

/** The most `getRandomValues` gives at once (Web Cryptography §10.1.1). */
const QUOTA = 65536;

/**
 * Bytes from the generator of the platform, `crypto.getRandomValues`.
 *
 * @throws {CryptoError} `crypto/invalid-parameter` when the length is no non-negative integer.
 */
export function random(length: number): Uint8Array {
  if (!Number.isSafeInteger(length) || length < 0) {
    throw new CryptoError('crypto/invalid-parameter', { algorithm: 'random', parameter: 'length' });
  }
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += QUOTA) crypto.getRandomValues(bytes.subarray(at, at + QUOTA));
  return bytes;
}
