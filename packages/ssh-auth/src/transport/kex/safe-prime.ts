import { bytesToUnsigned, unsignedToBytes } from '@cutaway/primitives/bytes';
import { type CryptoProvider, finiteFieldGroup, type RandomSource } from '@cutaway/primitives/crypto';

/** Groups that need no test. */
const KNOWN = ['modp2048', 'modp3072', 'modp4096', 'modp6144', 'modp8192'] as const;

/** A composite that somebody chose with care passes each round with a probability of at most 1/4. */
const ROUNDS = 8;

const SMALL_PRIMES = [3n, 5n, 7n, 11n, 13n, 17n, 19n, 23n, 29n, 31n, 37n, 41n, 43n, 47n];

/**
 * Whether p and (p − 1)/2 are prime, for p of 64 bits or more.
 *
 * The test is probabilistic for q = (p − 1)/2 (Miller-Rabin); when q is prime, 2^(p−1) = 1 proves p prime, because q
 * is larger than √p (Pocklington).
 */
export function isSafePrime(crypto: CryptoProvider, p: bigint, random: RandomSource): boolean {
  if (KNOWN.some((name) => bytesToUnsigned(finiteFieldGroup(name).p) === p)) return true;
  const q = (p - 1n) >> 1n;
  if ((p & 3n) !== 3n || SMALL_PRIMES.some((prime) => p % prime === 0n || q % prime === 0n)) return false;
  if ((power(crypto, 2n, p - 2n, p) * 2n) % p !== 1n) return false;
  return passesMillerRabin(crypto, q, random);
}

function passesMillerRabin(crypto: CryptoProvider, candidate: bigint, random: RandomSource): boolean {
  const last = candidate - 1n;
  let twos = 0n;
  while (((last >> twos) & 1n) === 0n) twos++;
  const odd = last >> twos;
  const length = unsignedToBytes(candidate).length;
  for (let round = 0; round < ROUNDS; round++) {
    const base = 2n + (bytesToUnsigned(random(length + 8)) % (candidate - 3n));
    let value = power(crypto, base, odd, candidate);
    let squarings = 1n;
    while (value !== 1n && value !== last && squarings < twos) {
      value = (value * value) % candidate;
      squarings++;
    }
    if (value !== last && !(value === 1n && squarings === 1n)) return false;
  }
  return true;
}

/** A public value for a private one is base^exponent mod modulus, by the provider's arithmetic. */
function power(crypto: CryptoProvider, base: bigint, exponent: bigint, modulus: bigint): bigint {
  const group = { p: unsignedToBytes(modulus), g: unsignedToBytes(base) };
  return bytesToUnsigned(crypto.keyAgreement(group).publicKey(unsignedToBytes(exponent)));
}
