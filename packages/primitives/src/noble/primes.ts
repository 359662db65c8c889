import type { RandomSource } from '../crypto/provider.js';
import { bitLength, modPow } from './modular.js';
import { random as systemRandom } from './random.js';
import { brokenRandomSource, randomBelow } from './random-numbers.js';

let smallPrimes: readonly number[] | undefined;

/** The odd primes under 8192; found when first asked for, so that loading this costs nothing. */
function oddPrimes(): readonly number[] {
  smallPrimes ??= oddPrimesBelow(8192);
  return smallPrimes;
}

function oddPrimesBelow(limit: number): number[] {
  const composite = new Uint8Array(limit);
  const primes: number[] = [];
  for (let i = 3; i < limit; i += 2) {
    if (composite[i] !== 0) continue;
    primes.push(i);
    for (let multiple = i * i; multiple < limit; multiple += i) composite[multiple] = 1;
  }
  return primes;
}

/**
 * Rounds of the Miller-Rabin test for a candidate that was drawn at random, so that a composite passes with a
 * probability under 2^-100 (FIPS 186-5 table B.1). Short ones get as many as an adversary's would.
 */
export function roundsForRandomCandidate(bits: number): number {
  return bits >= 1024 ? 5 : bits >= 512 ? 8 : ADVERSARIAL_ROUNDS;
}

/** Rounds for a candidate that anyone may have chosen: a composite passes with a probability of at most 4^-64. */
export const ADVERSARIAL_ROUNDS = 64;

/** Whether an odd candidate has an odd divisor under 8192 other than itself. */
function hasSmallDivisor(candidate: bigint): boolean {
  return oddPrimes().some((prime) => candidate % BigInt(prime) === 0n && candidate !== BigInt(prime));
}

/**
 * Whether a number is probably prime: trial division, then Miller-Rabin with random bases (FIPS 186-5 B.3.1).
 *
 * @param rounds how many bases; the default is for numbers chosen by an adversary.
 */
export function isProbablePrime(candidate: bigint, rounds: number = ADVERSARIAL_ROUNDS): boolean {
  if (candidate < 4n) return candidate > 1n;
  if ((candidate & 1n) === 0n || hasSmallDivisor(candidate)) return false;
  return passesMillerRabin(candidate, rounds);
}

function passesMillerRabin(candidate: bigint, rounds: number): boolean {
  const last = candidate - 1n;
  let twos = 0;
  while (((last >> BigInt(twos)) & 1n) === 0n) twos++;
  const odd = last >> BigInt(twos);
  const bits = bitLength(candidate);
  const isWitness = (base: bigint): boolean => {
    let power = modPow(base, odd, candidate);
    if (power === 1n || power === last) return false;
    for (let i = 1; i < twos; i++) {
      power = (power * power) % candidate;
      if (power === last) return false;
    }
    return true;
  };
  for (let round = 0; round < rounds; round++) {
    if (isWitness(randomBelow(last, bits, systemRandom, 'Miller-Rabin'))) return false;
  }
  return true;
}

/** How far a search goes on from one random start, in odd numbers, before it draws another. */
const SEARCH_LENGTH = 4096;
/** Starts after which the source of random bytes must be broken: more than one in five leads to a prime. */
const MAXIMUM_STARTS = 1000;

/**
 * A random probable prime: the first one at or behind a random start that `accepts` takes.
 *
 * Its square has at least twice its bits less one, so that a product of two has no fewer bits than both together
 * (FIPS 186-5 A.1.3, step 4.4).
 *
 * @throws {CryptoError} `crypto/invalid-parameter` when the source of random bytes leads nowhere.
 */
export function searchPrime(bits: number, random: RandomSource, accepts: (prime: bigint) => boolean): bigint {
  const limit = 1n << BigInt(bits);
  const squareMinimum = 1n << BigInt(2 * bits - 1);
  for (let starts = 0; starts < MAXIMUM_STARTS; starts++) {
    const start = randomBelow(limit, bits, random, 'RSA') | 1n;
    if (start * start < squareMinimum) continue;
    const primes = oddPrimes();
    const residues = primes.map((prime) => Number(start % BigInt(prime)));
    for (let delta = 0; delta < 2 * SEARCH_LENGTH; delta += 2) {
      if (residues.some((residue, i) => (residue + delta) % (primes[i] as number) === 0)) continue;
      const candidate = start + BigInt(delta);
      if (candidate >= limit) break;
      if (accepts(candidate) && passesMillerRabin(candidate, roundsForRandomCandidate(bits))) return candidate;
    }
  }
  throw brokenRandomSource('RSA');
}
