import { CryptoError } from '../crypto/errors.js';

/**
 * Runs OpenSSL's way, and ours where OpenSSL refuses.
 *
 * Which algorithms, sizes and parameters it refuses depends on its version and configuration; ours takes them all, and
 * knows which error a refusal should be.
 */
export function preferNative<T>(native: () => T, fallback: () => T): T {
  try {
    return native();
  } catch (error) {
    if (error instanceof CryptoError) throw error;
    return fallback();
  }
}
