import type { CryptoProvider, HashName } from '@cutaway/primitives/crypto';
import { type DerReader, integer, octetString, present, readDer, sequence, Tag } from '../der/index.js';
import { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  readAlgorithmIdentifier,
} from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';
import { checkIterations, checkScryptCost, type PasswordLimits } from './limits.js';
import { hmacHash, hmacIdentifier } from './pseudorandom-function.js';

/** How a password becomes a key: PBKDF2 (RFC 8018 Appendix A.2) or scrypt (RFC 7914 §7.1). */
export type KeyDerivation =
  | {
      readonly name: 'PBKDF2';
      readonly hash: HashName;
      readonly iterations: number;
      readonly salt: Uint8Array;
    }
  | {
      readonly name: 'scrypt';
      readonly N: number;
      readonly r: number;
      readonly p: number;
      readonly salt: Uint8Array;
    };

/** A derivation as a file states it; `keyLength` in bytes when it says so. */
export type StatedKeyDerivation = KeyDerivation & { readonly keyLength: number | undefined };

function readPbkdf2(reader: DerReader): StatedKeyDerivation {
  return reader.sequence('', 'PBKDF2-params', () => {
    const salt = reader.octetString('salt');
    const iterations = reader.smallInteger('iterationCount');
    const keyLength = reader.next(Tag.INTEGER) ? reader.smallInteger('keyLength') : undefined;
    // Many programs write the DEFAULT out; it changes no meaning.
    const hash = reader.atEnd ? 'SHA-1' : hmacHash(readAlgorithmIdentifier(reader, 'prf'));
    return { name: 'PBKDF2', hash, iterations, salt, keyLength };
  });
}

function readScrypt(reader: DerReader): StatedKeyDerivation {
  return reader.sequence('', 'scrypt-params', () => ({
    name: 'scrypt',
    salt: reader.octetString('salt'),
    N: reader.smallInteger('costParameter'),
    r: reader.smallInteger('blockSize'),
    p: reader.smallInteger('parallelizationParameter'),
    keyLength: reader.atEnd ? undefined : reader.smallInteger('keyLength'),
  }));
}

/** What a keyDerivationFunc says. @throws {X509Error} `x509/unsupported-algorithm`, `x509/invalid-algorithm-parameters` */
export function keyDerivation(identifier: AlgorithmIdentifier): StatedKeyDerivation {
  const { algorithm, parameters } = identifier;
  const read = { [OID['id-PBKDF2']]: readPbkdf2, [OID['id-scrypt']]: readScrypt }[algorithm];
  if (read === undefined) {
    throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(identifier) } });
  }
  if (parameters === undefined) {
    const context = { algorithm: algorithmName(identifier) };
    throw new X509Error('x509/invalid-algorithm-parameters', { context, rule: 'RFC 8018 Appendix A' });
  }
  return readDer(parameters.bytes, `${algorithmName(identifier)} parameters`, read);
}

/** The AlgorithmIdentifier of a derivation. @param keyLength written when given, in bytes. */
export function keyDerivationIdentifier(derivation: KeyDerivation, keyLength?: number): Uint8Array {
  const length = keyLength === undefined ? undefined : integer(keyLength);
  if (derivation.name === 'scrypt') {
    const { salt, N, r, p } = derivation;
    const parameters = sequence(octetString(salt), integer(N), integer(r), integer(p), ...present(length));
    return algorithmIdentifier(OID['id-scrypt'], parameters);
  }
  const { salt, iterations, hash } = derivation;
  // A DEFAULT value stays out (X.690 §11.5).
  const prf = hash === 'SHA-1' ? undefined : hmacIdentifier(hash);
  const parameters = sequence(octetString(salt), integer(iterations), ...present(length, prf));
  return algorithmIdentifier(OID['id-PBKDF2'], parameters);
}

/** @throws {X509Error} `x509/password-too-costly` for a derivation beyond the limits. */
export function checkCost(derivation: KeyDerivation, limits: Partial<PasswordLimits> | undefined): void {
  if (derivation.name === 'scrypt') checkScryptCost(derivation.N * derivation.r * derivation.p, limits);
  else checkIterations(derivation.iterations, limits);
}

/**
 * Derives a key of `length` bytes from a password.
 *
 * @throws {CryptoError} `crypto/invalid-parameter` for costs that have no meaning.
 */
export function deriveKey(
  derivation: KeyDerivation,
  password: Uint8Array,
  length: number,
  provider: CryptoProvider,
): Uint8Array {
  const { salt } = derivation;
  return derivation.name === 'scrypt'
    ? provider.scrypt(password, salt, derivation, length)
    : provider.pbkdf2(derivation.hash, password, salt, derivation.iterations, length);
}
