import { CryptoError } from '../../crypto/errors.js';
import type { KeyType, PrivateKey, PublicKey } from '../../crypto/keys.js';

/**
 * The error for a key whose numbers do not form a key.
 *
 * @param reason the condition that does not hold or should not, as a formula over the names in the key: it must read
 * the same in every language.
 */
export function invalidKey(algorithm: string, reason: string, rule?: string): CryptoError {
  return new CryptoError('crypto/invalid-key', { algorithm, reason }, rule === undefined ? {} : { rule });
}

/** Throws unless the key is of the type that the algorithm takes. */
export function requireKeyType<K extends PublicKey | PrivateKey, T extends KeyType>(
  algorithm: string,
  key: K,
  type: T,
): Extract<K, { readonly type: T }> {
  if (key.type !== type) throw invalidKey(algorithm, `type ${key.type} ≠ ${type}`);
  return key as unknown as Extract<K, { readonly type: T }>;
}
