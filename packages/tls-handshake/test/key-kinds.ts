import type { KeyGeneration } from '@cutaway/primitives/crypto';

/** Kinds of keys in certificates, and the scheme each signs with in TLS 1.3. */
export const KEYS: Readonly<Record<string, readonly [KeyGeneration, string]>> = {
  RSA: [{ type: 'RSA', modulusLength: 2048 }, 'rsa_pss_rsae_sha256'],
  'P-256': [{ type: 'EC', curve: 'P-256' }, 'ecdsa_secp256r1_sha256'],
  'P-384': [{ type: 'EC', curve: 'P-384' }, 'ecdsa_secp384r1_sha384'],
  'P-521': [{ type: 'EC', curve: 'P-521' }, 'ecdsa_secp521r1_sha512'],
  Ed25519: [{ type: 'Ed25519' }, 'ed25519'],
  Ed448: [{ type: 'Ed448' }, 'ed448'],
};
