import type { RandomSource } from './provider.js';

/** Named finite-field groups: MODP (RFC 2409, RFC 3526) and FFDHE (RFC 7919). */
export type FiniteFieldGroupName =
  | 'modp768'
  | 'modp1024'
  | 'modp1536'
  | 'modp2048'
  | 'modp3072'
  | 'modp4096'
  | 'modp6144'
  | 'modp8192'
  | 'ffdhe2048'
  | 'ffdhe3072'
  | 'ffdhe4096'
  | 'ffdhe6144'
  | 'ffdhe8192';

/** Groups where both sides send a public value. */
export type KeyAgreementName = 'X25519' | 'X448' | 'secp256r1' | 'secp384r1' | 'secp521r1' | FiniteFieldGroupName;

/** A prime-field Diffie-Hellman group. Integers are unsigned and big-endian. */
export interface FiniteFieldGroup {
  readonly p: Uint8Array;
  readonly g: Uint8Array;
  /**
   * Order of the subgroup, when known: peers' values are then checked to lie in it. (p − 1)/2 where p is promised to be
   * a safe prime, as RFC 4419 §3 does; private keys are then short (RFC 7919 §5.2).
   */
  readonly q?: Uint8Array;
}

/** A Diffie-Hellman-like exchange. */
export interface KeyAgreement {
  readonly name: string;
  /**
   * Makes a key pair. The public key is in the form TLS and SSH send it, except that SSH's mpints are added there: 32 or
   * 56 bytes, an uncompressed point (SEC 1 §2.3.3), or a value padded to the length of p.
   *
   * @param random the first bytes drawn that make a private key are the private key: 32 or 56 bytes, the length of the
   * curve's order, or the length of the exponent, each without the bits above it.
   */
  generateKeyPair(random?: RandomSource): { privateKey: Uint8Array; publicKey: Uint8Array };
  /** @throws {CryptoError} `crypto/invalid-key` for a scalar or exponent out of range, `crypto/invalid-length`. */
  publicKey(privateKey: Uint8Array): Uint8Array;
  /**
   * The shared secret: the x coordinate, the 32 or 56 bytes of X25519 and X448, or the finite-field value padded to
   * the length of p (RFC 8446 §7.4).
   *
   * @throws {CryptoError} `crypto/invalid-public-value` for points off the curve, values outside 2 … p − 2 or outside
   * the subgroup, and for an all-zero result (RFC 7748 §6); what `publicKey` throws for the private key.
   */
  deriveSharedSecret(privateKey: Uint8Array, peerPublicKey: Uint8Array): Uint8Array;
}

/**
 * Key encapsulation mechanisms and hybrids.
 *
 * - `ML-KEM-768` (FIPS 203): the private key is the decapsulation key of 2400 bytes; the secret has 32 bytes.
 * - `X25519MLKEM768`: ML-KEM part first, secrets concatenated to 64 bytes (draft-ietf-tls-ecdhe-mlkem).
 * - `mlkem768x25519-sha256`: the same parts and the same 64 bytes, which SSH then hashes
 *   (draft-ietf-sshm-mlkem-hybrid-kex §2.4).
 * - `sntrup761x25519-sha512`: Streamlined NTRU Prime 761 and X25519, for SSH; secrets concatenated to 64 bytes, which SSH
 *   then hashes (draft-ietf-sshm-ntruprime-ssh).
 */
export type KemName = 'ML-KEM-768' | 'X25519MLKEM768' | 'mlkem768x25519-sha256' | 'sntrup761x25519-sha512';

/** A key encapsulation mechanism. The client makes the key pair, the server encapsulates. */
export interface Kem {
  readonly name: KemName;
  readonly publicKeyLength: number;
  readonly ciphertextLength: number;
  /** @param random draws d and z, 64 bytes (sntrup761 draws some thousands), and for a hybrid then X25519's 32. */
  generateKeyPair(random?: RandomSource): { privateKey: Uint8Array; publicKey: Uint8Array };
  /**
   * @param random draws m, 32 bytes (3044 for sntrup761), and for a hybrid then X25519's 32.
   * @throws {CryptoError} `crypto/invalid-public-value` when the key fails FIPS 203 §7.2's checks or has another length.
   */
  encapsulate(publicKey: Uint8Array, random?: RandomSource): { ciphertext: Uint8Array; sharedSecret: Uint8Array };
  /**
   * A wrong ciphertext of the right length gives another secret, not an error (FIPS 203 §6.3, ntruprime-20201007 §4).
   *
   * @throws {CryptoError} `crypto/invalid-public-value` for another length, and for an X25519 part of small order.
   */
  decapsulate(privateKey: Uint8Array, ciphertext: Uint8Array): Uint8Array;
}
