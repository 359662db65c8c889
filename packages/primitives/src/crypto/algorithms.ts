import type { FiniteFieldGroupName, KemName, KeyAgreementName } from './key-exchange.js';
import type { EllipticCurve, KeyType } from './keys.js';
import type { Argon2Name } from './provider.js';
import type { EncryptionAlgorithm, SignatureAlgorithm } from './public-key.js';
import type { AeadName, CipherName, HashName } from './symmetric.js';

/** Every name `supports` may be asked about. */
export type AlgorithmName =
  | HashName
  | AeadName
  | CipherName
  | 'chacha20-poly1305@openssh.com'
  | KeyAgreementName
  | KemName
  | KeyType
  | EllipticCurve
  | SignatureAlgorithm['name']
  | EncryptionAlgorithm['name']
  | 'PBKDF2'
  | 'scrypt'
  | Argon2Name
  | 'bcrypt-pbkdf';

const FINITE_FIELD_GROUPS: Readonly<Record<FiniteFieldGroupName, true>> = {
  modp768: true,
  modp1024: true,
  modp1536: true,
  modp2048: true,
  modp3072: true,
  modp4096: true,
  modp6144: true,
  modp8192: true,
  ffdhe2048: true,
  ffdhe3072: true,
  ffdhe4096: true,
  ffdhe6144: true,
  ffdhe8192: true,
};

/** What both providers of this package have: the one on `node:crypto` fills its gaps from the other. */
const ALGORITHMS: Readonly<Record<AlgorithmName, boolean>> = {
  MD5: true,
  'SHA-1': true,
  'SHA-224': true,
  'SHA-256': true,
  'SHA-384': true,
  'SHA-512': true,
  'MD5-SHA-1': true,
  'AES-128-GCM': true,
  'AES-192-GCM': true,
  'AES-256-GCM': true,
  'AES-128-CCM': true,
  'AES-192-CCM': true,
  'AES-256-CCM': true,
  'AES-128-CCM-8': true,
  'AES-256-CCM-8': true,
  'ChaCha20-Poly1305': true,
  'chacha20-poly1305@openssh.com': true,
  'AES-128-CBC': true,
  'AES-192-CBC': true,
  'AES-256-CBC': true,
  'AES-128-CTR': true,
  'AES-192-CTR': true,
  'AES-256-CTR': true,
  '3DES-EDE-CBC': true,
  'DES-CBC': true,
  RC4: true,
  ...FINITE_FIELD_GROUPS,
  X25519: true,
  X448: true,
  secp256r1: true,
  secp384r1: true,
  secp521r1: true,
  'ML-KEM-768': true,
  X25519MLKEM768: true,
  'mlkem768x25519-sha256': true,
  'sntrup761x25519-sha512': true,
  RSA: true,
  DSA: true,
  EC: true,
  Ed25519: true,
  Ed448: true,
  'P-256': true,
  'P-384': true,
  'P-521': true,
  'RSASSA-PKCS1-v1_5': true,
  'RSASSA-PSS': true,
  ECDSA: true,
  'RSAES-PKCS1-v1_5': true,
  'RSAES-OAEP': true,
  PBKDF2: true,
  scrypt: true,
  Argon2d: true,
  Argon2i: true,
  Argon2id: true,
  'bcrypt-pbkdf': true,
};

/** `CryptoProvider.supports` of both providers. */
export function supports(algorithm: string): boolean {
  return Object.hasOwn(ALGORITHMS, algorithm) && ALGORITHMS[algorithm as AlgorithmName];
}
