import type { AeadName, CipherName, HashName } from './symmetric.js';

const HASH_LENGTH: Readonly<Record<HashName, number>> = {
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
  'MD5-SHA-1': 36,
};

/** Bytes a digest has: `Hash.length` of RFC 8446 §7.1, `HashLen` of RFC 5869 §2. */
export function hashLength(name: HashName): number {
  return HASH_LENGTH[name];
}

/** Lengths in bytes, by the names of RFC 5116 §4: K_LEN, N_MIN, N_MAX and what the tag adds. */
export interface AeadParameters {
  readonly keyLength: number;
  readonly nonceMinimum: number;
  readonly nonceMaximum: number;
  readonly tagLength: number;
}

const gcm = (keyLength: number): AeadParameters => ({
  keyLength,
  nonceMinimum: 1,
  nonceMaximum: 2 ** 29,
  tagLength: 16,
});
const ccm = (keyLength: number, tagLength: number): AeadParameters => ({
  keyLength,
  nonceMinimum: 7,
  nonceMaximum: 13,
  tagLength,
});

const AEAD_PARAMETERS: Readonly<Record<AeadName, AeadParameters>> = {
  'AES-128-GCM': gcm(16),
  'AES-192-GCM': gcm(24),
  'AES-256-GCM': gcm(32),
  'AES-128-CCM': ccm(16, 16),
  'AES-192-CCM': ccm(24, 16),
  'AES-256-CCM': ccm(32, 16),
  'AES-128-CCM-8': ccm(16, 8),
  'AES-256-CCM-8': ccm(32, 8),
  'ChaCha20-Poly1305': { keyLength: 32, nonceMinimum: 12, nonceMaximum: 12, tagLength: 16 },
};

/** Lengths of an AEAD's key, nonce and tag. */
export function aeadParameters(name: AeadName): AeadParameters {
  return AEAD_PARAMETERS[name];
}

/** Lengths in bytes. RC4's `keyLength` is the one protocols use; it takes any from 1 to 256. */
export interface CipherParameters {
  readonly keyLength: number;
  readonly ivLength: number;
  readonly blockLength: number;
}

const CIPHER_PARAMETERS: Readonly<Record<CipherName, CipherParameters>> = {
  'AES-128-CBC': { keyLength: 16, ivLength: 16, blockLength: 16 },
  'AES-192-CBC': { keyLength: 24, ivLength: 16, blockLength: 16 },
  'AES-256-CBC': { keyLength: 32, ivLength: 16, blockLength: 16 },
  'AES-128-CTR': { keyLength: 16, ivLength: 16, blockLength: 1 },
  'AES-192-CTR': { keyLength: 24, ivLength: 16, blockLength: 1 },
  'AES-256-CTR': { keyLength: 32, ivLength: 16, blockLength: 1 },
  '3DES-EDE-CBC': { keyLength: 24, ivLength: 8, blockLength: 8 },
  'DES-CBC': { keyLength: 8, ivLength: 8, blockLength: 8 },
  RC4: { keyLength: 16, ivLength: 0, blockLength: 1 },
};

/** Lengths of a cipher's key, IV and block. */
export function cipherParameters(name: CipherName): CipherParameters {
  return CIPHER_PARAMETERS[name];
}
