import { unsignedToBytes } from '../../bytes/unsigned.js';
import { CryptoError } from '../../crypto/errors.js';
import type { KeyPair } from '../../crypto/keys.js';
import type { RandomSource } from '../../crypto/provider.js';
import { modInverse } from '../modular.js';
import { searchPrime } from '../primes.js';
import { RSA_MODULUS_BITS } from './rsa-key.js';

/** Bits in which p and q must differ at the top (FIPS 186-5 A.1.3, step 5.4). */
const DISTINCT_BITS = 100;

/**
 * Makes an RSA key pair from two random probable primes (FIPS 186-5 A.1.3).
 *
 * @param modulusLength bits of n, from 512 to 16384.
 * @param publicExponent odd, at least 3.
 * @throws {CryptoError} `crypto/invalid-parameter`
 */
export function generateRsaKeyPair(modulusLength: number, publicExponent: number, random: RandomSource): KeyPair {
  checkRsaGeneration(modulusLength, publicExponent);
  const e = BigInt(publicExponent);
  const coprime = (prime: bigint): boolean => modInverse(e, prime - 1n) !== undefined;
  const pBits = Math.ceil(modulusLength / 2);
  const p = searchPrime(pBits, random, coprime);
  const qBits = modulusLength - pBits;
  const minimumDistance = 1n << BigInt(qBits - DISTINCT_BITS);
  const q = searchPrime(qBits, random, (prime) => distance(p, prime) > minimumDistance && coprime(prime));
  return p > q ? keyPairFrom(p, q, e) : keyPairFrom(q, p, e);
}

/** @throws {CryptoError} `crypto/invalid-parameter` */
export function checkRsaGeneration(modulusLength: number, publicExponent: number): void {
  const invalid = (parameter: string): CryptoError =>
    new CryptoError('crypto/invalid-parameter', { algorithm: 'RSA', parameter });
  const { min, max } = RSA_MODULUS_BITS;
  if (!Number.isInteger(modulusLength) || modulusLength < min || modulusLength > max) throw invalid('modulusLength');
  if (!Number.isSafeInteger(publicExponent) || publicExponent < 3 || publicExponent % 2 === 0) {
    throw invalid('publicExponent');
  }
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}

function keyPairFrom(p: bigint, q: bigint, e: bigint): KeyPair {
  const n = p * q;
  const d = modInverse(e, leastCommonMultiple(p - 1n, q - 1n)) as bigint;
  const publicKey = { type: 'RSA', n: unsignedToBytes(n), e: unsignedToBytes(e) } as const;
  return {
    publicKey,
    privateKey: {
      ...publicKey,
      d: unsignedToBytes(d),
      p: unsignedToBytes(p),
      q: unsignedToBytes(q),
      dP: unsignedToBytes(d % (p - 1n)),
      dQ: unsignedToBytes(d % (q - 1n)),
      qInv: unsignedToBytes(modInverse(q, p) as bigint),
    },
  };
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return (a / x) * b;
}
