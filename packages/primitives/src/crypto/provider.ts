import type { FiniteFieldGroup, Kem, KemName, KeyAgreement, KeyAgreementName } from './key-exchange.js';
import type { EllipticCurve, KeyPair, PrivateKey, PublicKey } from './keys.js';
import type { EncryptionAlgorithm, SignatureAlgorithm } from './public-key.js';
import type { Aead, AeadName, BulkCipher, CipherName, Hash, HashName, OpenSshAead } from './symmetric.js';

/** Gives so many random bytes. Injected where a run must be repeatable. */
export type RandomSource = (length: number) => Uint8Array;

/** What key to make. DSA takes a modulus of 1024 (160-bit q), 2048 or 3072 bits (256-bit q). */
export type KeyGeneration =
  | { readonly type: 'RSA'; readonly modulusLength: number; readonly publicExponent?: number }
  | { readonly type: 'DSA'; readonly modulusLength: 1024 | 2048 | 3072 }
  | { readonly type: 'EC'; readonly curve: EllipticCurve }
  | { readonly type: 'Ed25519' | 'Ed448' | 'X25519' | 'X448' };

/** The kinds of Argon2 (RFC 9106 §3.1). */
export type Argon2Name = 'Argon2d' | 'Argon2i' | 'Argon2id';

/** What Argon2 is to cost. */
export interface Argon2Cost {
  /** m: kibibytes of memory, at least 8 × parallelism. */
  readonly memory: number;
  /** t: how often the memory is gone over. */
  readonly passes: number;
  /** p: how many lanes. */
  readonly parallelism: number;
}

/**
 * Cryptography, synchronous. Every method throws `CryptoError` and nothing else.
 *
 * A method asked for an algorithm the provider lacks throws `crypto/unsupported`; {@link supports} asks first.
 */
export interface CryptoProvider {
  readonly name: string;

  /** Whether an algorithm of any kind, by its name in this interface's types, can be used. */
  supports(algorithm: string): boolean;

  /** Random bytes from the system's generator. */
  random(length: number): Uint8Array;

  /** A digest to be fed in parts. */
  hash(name: HashName): Hash;
  /** The digest of one byte string. */
  digest(name: HashName, data: Uint8Array): Uint8Array;
  /** An HMAC (RFC 2104) to be fed in parts. */
  hmac(name: HashName, key: Uint8Array): Hash;
  /** The HMAC of byte strings, one behind the other. */
  mac(name: HashName, key: Uint8Array, ...data: readonly Uint8Array[]): Uint8Array;

  aead(name: AeadName, key: Uint8Array): Aead;
  /** @param iv 16 bytes for AES, 8 for DES, none for RC4. */
  encryptor(name: CipherName, key: Uint8Array, iv: Uint8Array): BulkCipher;
  decryptor(name: CipherName, key: Uint8Array, iv: Uint8Array): BulkCipher;
  /** @param key 64 bytes. */
  openSshAead(key: Uint8Array): OpenSshAead;

  keyAgreement(group: KeyAgreementName | FiniteFieldGroup): KeyAgreement;
  kem(name: KemName): Kem;

  /** @param random replaces the system's generator, for runs that must be repeatable. */
  generateKeyPair(kind: KeyGeneration, random?: RandomSource): KeyPair;
  /** The public half. */
  publicKey(privateKey: PrivateKey): PublicKey;
  sign(algorithm: SignatureAlgorithm, privateKey: PrivateKey, message: Uint8Array, random?: RandomSource): Uint8Array;
  /** `false` for every signature that is not right, however malformed; throws only for an unusable key or algorithm. */
  verify(algorithm: SignatureAlgorithm, publicKey: PublicKey, message: Uint8Array, signature: Uint8Array): boolean;
  encrypt(
    algorithm: EncryptionAlgorithm,
    publicKey: PublicKey,
    plaintext: Uint8Array,
    random?: RandomSource,
  ): Uint8Array;
  decrypt(algorithm: EncryptionAlgorithm, privateKey: PrivateKey, ciphertext: Uint8Array): Uint8Array;

  /** PBKDF2 (RFC 8018 §5.2). */
  pbkdf2(hash: HashName, password: Uint8Array, salt: Uint8Array, iterations: number, length: number): Uint8Array;
  /** scrypt (RFC 7914). */
  scrypt(password: Uint8Array, salt: Uint8Array, cost: { N: number; r: number; p: number }, length: number): Uint8Array;
  /** Argon2 (RFC 9106), version 1.3. */
  argon2(kind: Argon2Name, password: Uint8Array, salt: Uint8Array, cost: Argon2Cost, length: number): Uint8Array;
  /** bcrypt-pbkdf, as OpenSSH protects private keys. */
  bcryptPbkdf(password: Uint8Array, salt: Uint8Array, rounds: number, length: number): Uint8Array;
}
