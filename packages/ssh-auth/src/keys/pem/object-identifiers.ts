import type { EllipticCurve, HashName } from '@cutaway/primitives/crypto';

/** Key algorithms (RFC 3279 §2.3, RFC 8410 §3). */
export const OID = {
  rsaEncryption: '1.2.840.113549.1.1.1',
  dsa: '1.2.840.10040.4.1',
  ecPublicKey: '1.2.840.10045.2.1',
  Ed25519: '1.3.101.112',
  Ed448: '1.3.101.113',
  PBES2: '1.2.840.113549.1.5.13',
  PBKDF2: '1.2.840.113549.1.5.12',
  scrypt: '1.3.6.1.4.1.11591.4.11',
  hmacWithSHA256: '1.2.840.113549.2.9',
  'aes256-CBC': '2.16.840.1.101.3.4.1.42',
} as const;

/** Curves (RFC 5480 §2.1.1.1). */
export const CURVE_OID: Readonly<Record<EllipticCurve, string>> = {
  'P-256': '1.2.840.10045.3.1.7',
  'P-384': '1.3.132.0.34',
  'P-521': '1.3.132.0.35',
};

/** HMACs that PBKDF2 may use (RFC 8018 §B.1.2). */
export const PRF_HASH: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.8': 'SHA-224',
  [OID.hmacWithSHA256]: 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
};

/** Ciphers of PBES2 (RFC 8018 §B.2) and their key lengths in bytes. */
export const CIPHER: Readonly<
  Record<string, { name: 'AES-128-CBC' | 'AES-192-CBC' | 'AES-256-CBC' | '3DES-EDE-CBC'; keyLength: number }>
> = {
  '2.16.840.1.101.3.4.1.2': { name: 'AES-128-CBC', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'AES-192-CBC', keyLength: 24 },
  [OID['aes256-CBC']]: { name: 'AES-256-CBC', keyLength: 32 },
  '1.2.840.113549.3.7': { name: '3DES-EDE-CBC', keyLength: 24 },
};
