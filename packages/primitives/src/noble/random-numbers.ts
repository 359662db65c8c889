import { bytesToUnsigned } from '../bytes/unsigned.js';
import { CryptoError } from '../crypto/errors.js';
import type { RandomSource } from '../crypto/provider.js';

/** Tries after which a source of random bytes must be broken: each fails with a probability of at most one half. */
const MAXIMUM_TRIES = 1000;

/** What is thrown when a source of random bytes never gives what is needed. */
export function brokenRandomSource(algorithm: string): CryptoError {
  return new CryptoError('crypto/invalid-parameter', { algorithm, parameter: 'random' });
}

/**
 * A uniform integer from 1 to limit − 1, by rejection (FIPS 186-5 A.2.2).
 *
 * @param bits those of the limit: fewer than half of all draws are rejected then.
 * @throws {CryptoError} `crypto/invalid-parameter` when the source never gives one.
 */
export function randomBelow(limit: bigint, bits: number, random: RandomSource, algorithm: string): bigint {
  for (let tries = 0; tries < MAXIMUM_TRIES; tries++) {
    const value = BigInt.asUintN(bits, bytesToUnsigned(random(Math.ceil(bits / 8))));
    if (value > 0n && value < limit) return value;
  }
  throw brokenRandomSource(algorithm);
}

/**
 * Random bytes, none of them zero.
 *
 * @throws {CryptoError} `crypto/invalid-parameter` when the source never gives them.
 */
export function randomNonZeroBytes(length: number, random: RandomSource, algorithm: string): Uint8Array {
  const out = new Uint8Array(length);
  let filled = 0;
  for (let tries = 0; filled < length; tries++) {
    if (tries === MAXIMUM_TRIES) throw brokenRandomSource(algorithm);
    for (const byte of random(length - filled)) if (byte !== 0) out[filled++] = byte;
  }
  return out;
}
