import { concat } from '@cutaway/primitives/bytes';
import type { CipherName, CryptoProvider } from '@cutaway/primitives/crypto';
import { X509Error } from '../errors.js';

/** What a wrong password and damaged data look like: nobody can tell one from the other. */
export function decryptionFailed(algorithm: string, cause?: unknown): X509Error {
  return new X509Error('x509/decryption-failed', { context: { algorithm }, cause });
}

/**
 * Parses what was decrypted. Under a wrong password the padding looks right once in 256 times, and what comes out is no
 * DER.
 */
export function parseDecrypted<T>(algorithm: string, parse: () => T): T {
  try {
    return parse();
  } catch (cause) {
    if (!(cause instanceof X509Error) || !/^x509\/der-/.test(cause.code)) throw cause;
    throw decryptionFailed(algorithm, cause);
  }
}

/** Adds between one and a block's length of bytes, each holding their number (RFC 8018 §6.1.1 step 4). */
export function encryptPadded(
  provider: CryptoProvider,
  cipher: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  plaintext: Uint8Array,
): Uint8Array {
  const encryptor = provider.encryptor(cipher, key, iv);
  const count = encryptor.blockLength - (plaintext.length % encryptor.blockLength);
  return encryptor.update(concat(plaintext, new Uint8Array(count).fill(count)));
}

/** Removes the padding. @returns `undefined` when there is none. */
export function unpadded(padded: Uint8Array, blockLength: number): Uint8Array | undefined {
  const count = padded.at(-1) ?? 0;
  if (padded.length % blockLength !== 0 || count < 1 || count > blockLength) return undefined;
  const text = padded.subarray(0, padded.length - count);
  return padded.subarray(text.length).every((byte) => byte === count) ? text : undefined;
}

/** Decrypts and removes the padding. @throws {X509Error} `x509/decryption-failed` */
export function decryptPadded(
  provider: CryptoProvider,
  cipher: CipherName,
  key: Uint8Array,
  iv: Uint8Array,
  ciphertext: Uint8Array,
): Uint8Array {
  const decryptor = provider.decryptor(cipher, key, iv);
  if (ciphertext.length === 0 || ciphertext.length % decryptor.blockLength !== 0) throw decryptionFailed(cipher);
  const plaintext = unpadded(decryptor.update(ciphertext), decryptor.blockLength);
  if (plaintext === undefined) throw decryptionFailed(cipher);
  return plaintext;
}
