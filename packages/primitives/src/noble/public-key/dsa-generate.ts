import { concat } from '../../bytes/operations.js';
import { bytesToUnsigned, unsignedToBytes } from '../../bytes/unsigned.js';
import { CryptoError } from '../../crypto/errors.js';
import type { KeyPair } from '../../crypto/keys.js';
import type { KeyGeneration, RandomSource } from '../../crypto/provider.js';
import type { HashName } from '../../crypto/symmetric.js';
import { nobleHash } from '../hashes.js';
import { modPow } from '../modular.js';
import { isProbablePrime, roundsForRandomCandidate } from '../primes.js';
import { randomBelow } from '../random-numbers.js';

type ModulusLength = Extract<KeyGeneration, { type: 'DSA' }>['modulusLength'];

interface DomainParameters {
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
}

/** For each length of p, that of q and a hash of at least its length (FIPS 186-4 §4.2). */
const SIZES: Readonly<Record<ModulusLength, { readonly qBits: number; readonly hash: HashName }>> = {
  1024: { qBits: 160, hash: 'SHA-1' },
  2048: { qBits: 256, hash: 'SHA-256' },
  3072: { qBits: 256, hash: 'SHA-256' },
};

/**
 * Makes domain parameters and a DSA key pair of its own for them.
 *
 * @throws {CryptoError} `crypto/invalid-parameter` for another length.
 */
export function generateDsaKeyPair(modulusLength: ModulusLength, random: RandomSource): KeyPair {
  checkDsaGeneration(modulusLength);
  const { qBits } = SIZES[modulusLength];
  const { p, q, g } = generateDomainParameters(modulusLength, random);
  const x = randomBelow(q, qBits, random, 'DSA');
  const publicKey = {
    type: 'DSA',
    p: unsignedToBytes(p),
    q: unsignedToBytes(q),
    g: unsignedToBytes(g),
    y: unsignedToBytes(modPow(g, x, p)),
  } as const;
  return { publicKey, privateKey: { ...publicKey, x: unsignedToBytes(x) } };
}

/** @throws {CryptoError} `crypto/invalid-parameter` */
export function checkDsaGeneration(modulusLength: number): void {
  if (Object.hasOwn(SIZES, modulusLength)) return;
  throw new CryptoError('crypto/invalid-parameter', { algorithm: 'DSA', parameter: 'modulusLength' });
}

/** Probable primes from hashes of a random seed (FIPS 186-4 A.1.1.2); a generator by A.2.1. */
function generateDomainParameters(modulusLength: ModulusLength, random: RandomSource): DomainParameters {
  const { qBits, hash } = SIZES[modulusLength];
  const digest = nobleHash(hash);
  const seedLength = digest.outputLen;
  for (;;) {
    const seed = Uint8Array.from(random(seedLength));
    const u = BigInt.asUintN(qBits - 1, bytesToUnsigned(digest(seed)));
    const q = (1n << BigInt(qBits - 1)) | u | 1n;
    if (!isProbablePrime(q, roundsForRandomCandidate(qBits))) continue;
    const p = searchModulus(modulusLength, q, bytesToUnsigned(seed), digest);
    if (p !== undefined) return { p, q, g: generatorOf(p, q) };
  }
}

/** The first prime p with q dividing p − 1 among 4L candidates that the seed gives (steps 10 and 11). */
function searchModulus(
  modulusLength: number,
  q: bigint,
  seed: bigint,
  digest: ReturnType<typeof nobleHash>,
): bigint | undefined {
  const seedLength = digest.outputLen;
  const blocks = Math.ceil(modulusLength / 8 / digest.outputLen);
  const topBit = 1n << BigInt(modulusLength - 1);
  let offset = 1n;
  for (let counter = 0; counter < 4 * modulusLength; counter++) {
    const parts: Uint8Array[] = [];
    for (let j = 0; j < blocks; j++, offset++) {
      parts.unshift(digest(unsignedToBytes(BigInt.asUintN(8 * seedLength, seed + offset), seedLength)));
    }
    const x = topBit | BigInt.asUintN(modulusLength - 1, bytesToUnsigned(concat(...parts)));
    const p = x - ((x % (2n * q)) - 1n);
    if (p >= topBit && isProbablePrime(p, roundsForRandomCandidate(modulusLength))) return p;
  }
  return undefined;
}

function generatorOf(p: bigint, q: bigint): bigint {
  const exponent = (p - 1n) / q;
  for (let h = 2n; ; h++) {
    const g = modPow(h, exponent, p);
    if (g > 1n) return g;
  }
}
