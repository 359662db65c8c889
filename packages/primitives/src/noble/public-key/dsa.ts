import { createHmacDrbg } from '@noble/curves/utils.js';
import { hmac } from '@noble/hashes/hmac.js';
import { concat } from '../../bytes/operations.js';
import { bytesToUnsigned, unsignedToBytes } from '../../bytes/unsigned.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { RandomSource } from '../../crypto/provider.js';
import type { SignatureAlgorithm } from '../../crypto/public-key.js';
import { nobleHash } from '../hashes.js';
import { modInverse, modPow } from '../modular.js';
import { random as systemRandom } from '../random.js';
import { randomBelow } from '../random-numbers.js';
import { type DsaPrivateNumbers, dsaPrivateNumbers, dsaPublicNumbers } from './dsa-key.js';
import { decodeDsaSignature, encodeDsaSignature } from './dsa-signature.js';
import { invalidKey } from './invalid-key.js';

type Dsa = Extract<SignatureAlgorithm, { name: 'ECDSA' | 'DSA' }>;

/** The leftmost bits of a digest, as many as q has (FIPS 186-4 §4.2; bits2int of RFC 6979 §2.3.2). */
function leftmostBits(digest: Uint8Array, qBits: number): bigint {
  const excess = digest.length * 8 - qBits;
  const value = bytesToUnsigned(digest);
  return excess > 0 ? value >> BigInt(excess) : value;
}

/**
 * DSA signature (FIPS 186-4 §4.6) with the per-message secret number of RFC 6979.
 *
 * @param random adds its bytes to that number's derivation (RFC 6979 §3.6); without it equal messages have equal
 * signatures.
 */
export function signDsa(
  algorithm: Dsa,
  privateKey: PrivateKey,
  message: Uint8Array,
  random?: RandomSource,
): Uint8Array {
  const key = dsaPrivateNumbers(privateKey);
  const hash = nobleHash(algorithm.hash);
  const z = leftmostBits(hash(message), key.qBits);
  const qLength = key.qBits / 8;
  const seed = concat(
    unsignedToBytes(key.x, qLength),
    unsignedToBytes(z % key.q, qLength),
    random?.(qLength) ?? new Uint8Array(0),
  );
  const generate = createHmacDrbg<Uint8Array>(hash.outputLen, qLength, (key: Uint8Array, data: Uint8Array) =>
    hmac(hash, key, data),
  );
  return generate(seed, (bytes) => {
    const k = leftmostBits(bytes, key.qBits);
    return k === 0n || k >= key.q ? undefined : signatureFor(algorithm, key, z, k);
  });
}

/** The signature that the secret number k gives; `undefined` when r or s comes out as zero. */
function signatureFor(algorithm: Dsa, key: DsaPrivateNumbers, z: bigint, k: bigint): Uint8Array | undefined {
  const { p, q, g, x, qBits } = key;
  // Of k + q and k + 2q one has a bit more than q: an exponent of one length, whatever k is.
  const padded = (k + q) >> BigInt(qBits) === 0n ? k + 2n * q : k + q;
  const r = modPow(g, padded, p) % q;
  if (r === 0n) return undefined;
  // The inversion sees a random multiple of k alone.
  const blind = randomBelow(q, qBits, systemRandom, 'DSA');
  const inverse = modInverse((k * blind) % q, q);
  if (inverse === undefined) throw invalidKey('DSA', 'k × k⁻¹ mod q ≠ 1');
  const s = (inverse * ((((blind * z) % q) + ((blind * x) % q) * r) % q)) % q;
  return s === 0n ? undefined : encodeDsaSignature({ r, s }, algorithm.format, qBits / 8);
}

/** DSA verification (FIPS 186-4 §4.7). DER must be DER. */
export function verifyDsa(algorithm: Dsa, publicKey: PublicKey, message: Uint8Array, signature: Uint8Array): boolean {
  const { p, q, g, y, qBits } = dsaPublicNumbers(publicKey);
  const hash = nobleHash(algorithm.hash);
  const decoded = decodeDsaSignature(signature, algorithm.format, qBits / 8);
  if (decoded === undefined) return false;
  const { r, s } = decoded;
  if (r === 0n || r >= q || s === 0n || s >= q) return false;
  const w = modInverse(s, q);
  if (w === undefined) return false;
  const z = leftmostBits(hash(message), qBits);
  const v = ((modPow(g, (z * w) % q, p) * modPow(y, (r * w) % q, p)) % p) % q;
  return v === r;
}
