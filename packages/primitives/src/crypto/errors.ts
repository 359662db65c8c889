import { CutawayError, type ErrorContext } from '../errors/index.js';

/**
 * Everything a crypto provider throws.
 *
 * - `crypto/unsupported`: the provider does not have the algorithm.
 * - `crypto/invalid-key`: a key's numbers do not form a key, or are of another type.
 * - `crypto/invalid-length`: a key, nonce, IV or block has the wrong length.
 * - `crypto/invalid-parameter`: a cost, size or group parameter is not usable.
 * - `crypto/authentication-failed`: an AEAD tag does not match.
 * - `crypto/decryption-failed`: a public-key decryption failed.
 * - `crypto/invalid-public-value`: a peer's key-exchange value is out of range, off the curve, of small order.
 * - `crypto/message-too-long`: a message does not fit the key.
 */
export type CryptoErrorCode =
  | 'crypto/unsupported'
  | 'crypto/invalid-key'
  | 'crypto/invalid-length'
  | 'crypto/invalid-parameter'
  | 'crypto/authentication-failed'
  | 'crypto/decryption-failed'
  | 'crypto/invalid-public-value'
  | 'crypto/message-too-long';

/** Thrown by providers. Never holds key bytes. */
export class CryptoError extends CutawayError<CryptoErrorCode> {
  override readonly name = 'CryptoError';

  constructor(code: CryptoErrorCode, context: ErrorContext, options: { rule?: string; cause?: unknown } = {}) {
    super(code, { context, ...options });
  }
}
