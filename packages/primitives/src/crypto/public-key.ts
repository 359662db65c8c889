import type { HashName } from './symmetric.js';

/**
 * How to sign. The message is always given whole; the algorithm hashes it.
 *
 * - `RSASSA-PKCS1-v1_5` (RFC 8017 §8.2). `MD5-SHA-1` signs the 36 bytes without a DigestInfo (RFC 2246 §7.4.3).
 * - `RSASSA-PSS` (RFC 8017 §8.1); the salt is as long as the hash and MGF1 uses the same hash unless given.
 * - `ECDSA`, `DSA`: the signature is DER (RFC 3279 §2.2.3) unless `format` says `raw`: r and s, each of the order's length.
 * - `Ed25519`, `Ed448` (RFC 8032).
 */
export type SignatureAlgorithm =
  | { readonly name: 'RSASSA-PKCS1-v1_5'; readonly hash: HashName }
  | { readonly name: 'RSASSA-PSS'; readonly hash: HashName; readonly mgfHash?: HashName; readonly saltLength?: number }
  | { readonly name: 'ECDSA' | 'DSA'; readonly hash: HashName; readonly format?: 'der' | 'raw' }
  | { readonly name: 'Ed25519' | 'Ed448' };

/**
 * How to encrypt to an RSA key.
 *
 * Decrypting `RSAES-PKCS1-v1_5` never reports bad padding: it rejects implicitly, returning bytes made from the key
 * and the ciphertext, so that nobody becomes an oracle (Bleichenbacher, RFC 5246 §7.4.7.1). It throws
 * `crypto/decryption-failed` only for a ciphertext that is not as long as the modulus or not below it, which anyone
 * sees without the key. OAEP throws for every failure, the same each time.
 */
export type EncryptionAlgorithm =
  | { readonly name: 'RSAES-PKCS1-v1_5' }
  | { readonly name: 'RSAES-OAEP'; readonly hash: HashName; readonly mgfHash?: HashName; readonly label?: Uint8Array };
