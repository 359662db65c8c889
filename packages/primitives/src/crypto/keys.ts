/** NIST curves; TLS calls them secp256r1, secp384r1, secp521r1, SSH nistp256, nistp384, nistp521. */
export type EllipticCurve = 'P-256' | 'P-384' | 'P-521';

/** An RSA public key. Integers are unsigned, big-endian, without leading zeros. */
export interface RsaPublicKey {
  readonly type: 'RSA';
  readonly n: Uint8Array;
  readonly e: Uint8Array;
}

/** An RSA private key with the values of the Chinese remainder theorem (RFC 8017 §3.2). */
export interface RsaPrivateKey {
  readonly type: 'RSA';
  readonly n: Uint8Array;
  readonly e: Uint8Array;
  readonly d: Uint8Array;
  readonly p: Uint8Array;
  readonly q: Uint8Array;
  /** d mod (p − 1) */
  readonly dP: Uint8Array;
  /** d mod (q − 1) */
  readonly dQ: Uint8Array;
  /** q⁻¹ mod p */
  readonly qInv: Uint8Array;
}

/**
 * Public keys are plain data, the same for every provider.
 *
 * A provider checks a key once per object: do not change the bytes of a key that has been used.
 */
export type PublicKey =
  | RsaPublicKey
  | {
      readonly type: 'DSA';
      readonly p: Uint8Array;
      readonly q: Uint8Array;
      readonly g: Uint8Array;
      readonly y: Uint8Array;
    }
  /** `point` is uncompressed (0x04, x, y; SEC 1 §2.3.3). */
  | { readonly type: 'EC'; readonly curve: EllipticCurve; readonly point: Uint8Array }
  /** 32 bytes (Ed25519, X25519), 57 (Ed448) or 56 (X448). */
  | { readonly type: 'Ed25519' | 'Ed448' | 'X25519' | 'X448'; readonly key: Uint8Array };

/** Private keys are plain data too. Treat them accordingly: nothing here wipes or locks memory. */
export type PrivateKey =
  | RsaPrivateKey
  | {
      readonly type: 'DSA';
      readonly p: Uint8Array;
      readonly q: Uint8Array;
      readonly g: Uint8Array;
      readonly y: Uint8Array;
      readonly x: Uint8Array;
    }
  /** `scalar` has the curve's length: 32, 48 or 66 bytes. */
  | { readonly type: 'EC'; readonly curve: EllipticCurve; readonly point: Uint8Array; readonly scalar: Uint8Array }
  /** `seed` is the 32- or 57-byte seed of EdDSA (RFC 8032) or the 32- or 56-byte scalar of X25519 and X448. */
  | { readonly type: 'Ed25519' | 'Ed448' | 'X25519' | 'X448'; readonly key: Uint8Array; readonly seed: Uint8Array };

/** What a key is of: `RSA`, `EC`, `Ed25519` … */
export type KeyType = PublicKey['type'];

/** A key pair. */
export interface KeyPair {
  readonly publicKey: PublicKey;
  readonly privateKey: PrivateKey;
}
