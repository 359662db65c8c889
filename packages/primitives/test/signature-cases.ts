import type { HashName, KeyPair, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { ec, keyPair, rsa } from './sample-keys.js';

const HASHES: readonly HashName[] = ['MD5', 'SHA-1', 'SHA-224', 'SHA-256', 'SHA-384', 'SHA-512'];

/** A way to sign, and the key for it. */
export interface SignatureCase {
  readonly title: string;
  readonly algorithm: SignatureAlgorithm;
  readonly keys: () => KeyPair;
}

function withTitle(algorithm: SignatureAlgorithm, key: string, keys: () => KeyPair): SignatureCase {
  const { name, ...parameters } = algorithm;
  return { title: [name, ...Object.values(parameters), key].filter((part) => part !== '').join(' '), algorithm, keys };
}

/** Every signature algorithm with every hash, format and parameter that sets it apart. */
export const signatureCases: readonly SignatureCase[] = [
  ...([...HASHES, 'MD5-SHA-1'] as const).flatMap((hash) =>
    [1024, 2048].map((bits) => withTitle({ name: 'RSASSA-PKCS1-v1_5', hash }, `RSA-${bits}`, () => rsa(bits))),
  ),
  ...HASHES.map((hash) => withTitle({ name: 'RSASSA-PSS', hash }, 'RSA-2048', () => rsa(2048))),
  // A modulus of one bit more than whole bytes: the encoded message is a byte shorter than the signature.
  ...HASHES.map((hash) => withTitle({ name: 'RSASSA-PSS', hash }, 'RSA-1537', () => rsa(1537))),
  withTitle({ name: 'RSASSA-PSS', hash: 'SHA-256', saltLength: 0 }, 'RSA-2048', () => rsa(2048)),
  withTitle({ name: 'RSASSA-PSS', hash: 'SHA-256', saltLength: 222 }, 'RSA-2048', () => rsa(2048)),
  withTitle({ name: 'RSASSA-PSS', hash: 'SHA-512', mgfHash: 'SHA-1' }, 'RSA-2048', () => rsa(2048)),
  ...(['P-256', 'P-384', 'P-521'] as const).flatMap((curve) =>
    HASHES.flatMap((hash) =>
      (['der', 'raw'] as const).map((format) => withTitle({ name: 'ECDSA', hash, format }, curve, () => ec(curve))),
    ),
  ),
  ...HASHES.flatMap((hash) =>
    (['der', 'raw'] as const).map((format) =>
      withTitle({ name: 'DSA', hash, format }, 'DSA-1024', () => keyPair({ type: 'DSA', modulusLength: 1024 })),
    ),
  ),
  withTitle({ name: 'DSA', hash: 'SHA-256' }, 'DSA-2048', () => keyPair({ type: 'DSA', modulusLength: 2048 })),
  withTitle({ name: 'Ed25519' }, '', () => keyPair({ type: 'Ed25519' })),
  withTitle({ name: 'Ed448' }, '', () => keyPair({ type: 'Ed448' })),
];
