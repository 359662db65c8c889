import { CryptoError } from './errors.js';

/**
 * Refuses an input of the wrong length, for both providers alike.
 *
 * @param input the parameter's name, which needs no translation.
 * @throws {CryptoError} `crypto/invalid-length`
 */
export function checkLength(
  algorithm: string,
  input: string,
  bytes: Uint8Array,
  minimum: number,
  maximum: number = minimum,
): void {
  if (bytes.length >= minimum && bytes.length <= maximum) return;
  throw new CryptoError('crypto/invalid-length', {
    algorithm,
    input,
    actual: bytes.length,
    expected:
      minimum === maximum ? minimum : maximum === Number.POSITIVE_INFINITY ? `≥ ${minimum}` : `${minimum}–${maximum}`,
  });
}

/** What a provider throws for an algorithm it does not have. */
export function unsupported(provider: string, algorithm: string): CryptoError {
  return new CryptoError('crypto/unsupported', { provider, algorithm });
}
