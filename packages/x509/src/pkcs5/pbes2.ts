import { utf8 } from '@cutaway/primitives/bytes';
import { type CipherName, type CryptoProvider, cipherParameters, type RandomSource } from '@cutaway/primitives/crypto';
import { octetString, readDer, sequence, Tag } from '../der/index.js';
import { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  readAlgorithmIdentifier,
} from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';
import {
  checkCost,
  deriveKey,
  type KeyDerivation,
  keyDerivation,
  keyDerivationIdentifier,
  type StatedKeyDerivation,
} from './key-derivation.js';
import type { PasswordLimits } from './limits.js';
import { decryptPadded, encryptPadded } from './padding.js';

/** Encryption schemes (RFC 8018 Appendix B.2). Triple DES is read only. */
const SCHEMES: readonly (readonly [oid: string, cipher: CipherName])[] = [
  [OID['aes128-CBC-PAD'], 'AES-128-CBC'],
  [OID['aes192-CBC-PAD'], 'AES-192-CBC'],
  [OID['aes256-CBC-PAD'], 'AES-256-CBC'],
  [OID['des-EDE3-CBC'], '3DES-EDE-CBC'],
];

export type Pbes2Cipher = 'AES-128-CBC' | 'AES-192-CBC' | 'AES-256-CBC';

/** How to protect something by a password. Every part may be left out. */
export interface Pbes2Options {
  /** `PBKDF2` unless given. */
  readonly keyDerivation?: 'PBKDF2' | 'scrypt';
  /** Of PBKDF2: 600,000 unless given. */
  readonly iterations?: number;
  /** Of PBKDF2's HMAC: SHA-256 unless given. */
  readonly hash?: 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  /** Of scrypt: N = 2^14, r = 8, p = 1 unless given, which takes 16 MiB; OpenSSL reads no more than that. */
  readonly cost?: { readonly N: number; readonly r: number; readonly p: number };
  /** AES-256-CBC unless given. */
  readonly cipher?: Pbes2Cipher;
  /** Replaces the provider's generator for salt and IV, for runs that must be repeatable. */
  readonly random?: RandomSource;
}

interface Pbes2Parameters {
  readonly derivation: StatedKeyDerivation;
  readonly cipher: CipherName;
  readonly iv: Uint8Array;
}

/** PBES2-params (RFC 8018 Appendix A.4). */
function pbes2Parameters(identifier: AlgorithmIdentifier): Pbes2Parameters {
  const invalid = (): X509Error => {
    const context = { algorithm: algorithmName(identifier) };
    return new X509Error('x509/invalid-algorithm-parameters', { context, rule: 'RFC 8018 Appendix A.4' });
  };
  if (identifier.algorithm !== OID['id-PBES2']) {
    throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(identifier) } });
  }
  if (identifier.parameters === undefined) throw invalid();
  const [derivationFunction, scheme] = readDer(identifier.parameters.bytes, 'PBES2-params', (reader) =>
    reader.sequence('', 'PBES2-params', () => [
      readAlgorithmIdentifier(reader, 'keyDerivationFunc'),
      readAlgorithmIdentifier(reader, 'encryptionScheme'),
    ]),
  ) as [AlgorithmIdentifier, AlgorithmIdentifier];
  const derivation = keyDerivation(derivationFunction);
  const row = SCHEMES.find(([oid]) => oid === scheme.algorithm);
  if (row === undefined) {
    throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(scheme) } });
  }
  const [, cipher] = row;
  const { keyLength, ivLength } = cipherParameters(cipher);
  const iv = scheme.parameters;
  if (iv?.tag !== Tag.OCTET_STRING || iv.content.length !== ivLength) throw invalid();
  if (derivation.keyLength !== undefined && derivation.keyLength !== keyLength) throw invalid();
  return { derivation, cipher, iv: iv.content };
}

/** Decrypts what PBES2 encrypted (RFC 8018 §6.2.2). @throws {X509Error} */
export function decryptPbes2(
  identifier: AlgorithmIdentifier,
  ciphertext: Uint8Array,
  password: Uint8Array,
  provider: CryptoProvider,
  limits: Partial<PasswordLimits> | undefined,
): Uint8Array {
  const { derivation, cipher, iv } = pbes2Parameters(identifier);
  checkCost(derivation, limits);
  const key = deriveKey(derivation, password, cipherParameters(cipher).keyLength, provider);
  return decryptPadded(provider, cipher, key, iv, ciphertext);
}

/** A derivation with a fresh salt of 16 bytes. */
export function freshKeyDerivation(options: Pbes2Options, random: RandomSource): KeyDerivation {
  const salt = random(16).slice();
  if (options.keyDerivation === 'scrypt')
    return { name: 'scrypt', ...(options.cost ?? { N: 1 << 14, r: 8, p: 1 }), salt };
  return { name: 'PBKDF2', hash: options.hash ?? 'SHA-256', iterations: options.iterations ?? 600_000, salt };
}

/** Encrypts by PBES2 (RFC 8018 §6.2.1). @returns the AlgorithmIdentifier and the ciphertext. */
export function encryptPbes2(
  plaintext: Uint8Array,
  password: string,
  options: Pbes2Options & { readonly provider: CryptoProvider },
): { readonly algorithm: Uint8Array; readonly ciphertext: Uint8Array } {
  const { provider, cipher = 'AES-256-CBC' } = options;
  const random = options.random ?? ((length: number) => provider.random(length));
  const derivation = freshKeyDerivation(options, random);
  const { keyLength, ivLength } = cipherParameters(cipher);
  const iv = random(ivLength).slice();
  const key = deriveKey(derivation, utf8(password), keyLength, provider);
  const [scheme] = SCHEMES.find(([, name]) => name === cipher) as (typeof SCHEMES)[number];
  return {
    algorithm: algorithmIdentifier(
      OID['id-PBES2'],
      sequence(keyDerivationIdentifier(derivation), algorithmIdentifier(scheme, octetString(iv))),
    ),
    ciphertext: encryptPadded(provider, cipher, key, iv, plaintext),
  };
}
