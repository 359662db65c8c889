import { bytesToUnsigned } from '../../bytes/unsigned.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { bitLength, modPow } from '../modular.js';
import { invalidKey, requireKeyType } from './invalid-key.js';

type DsaPublicKey = Extract<PublicKey, { type: 'DSA' }>;
type DsaPrivateKey = Extract<PrivateKey, { type: 'DSA' }>;

/** A DSA public key as numbers. */
export interface DsaPublicNumbers {
  readonly p: bigint;
  readonly q: bigint;
  readonly g: bigint;
  readonly y: bigint;
  /** Bits of q: N in FIPS 186-4. */
  readonly qBits: number;
}

/** A DSA private key as numbers. */
export interface DsaPrivateNumbers extends DsaPublicNumbers {
  readonly x: bigint;
}

const ALGORITHM = 'DSA';
const RULE = 'FIPS 186-4 §4.1';
/** Bits of p: those of FIPS 186-4, and what older programs made. */
const MODULUS_BITS = { min: 512, max: 4096 } as const;
const SUBGROUP_BITS: readonly number[] = [160, 224, 256];

const publicNumbers = new WeakMap<DsaPublicKey | DsaPrivateKey, DsaPublicNumbers>();
const privateNumbers = new WeakMap<DsaPrivateKey, DsaPrivateNumbers>();

/**
 * The numbers of a DSA public key, checked once per key object.
 *
 * That p and q are prime is not tested.
 *
 * @throws {CryptoError} `crypto/invalid-key` for another type of key, sizes out of range, a q that does not divide
 * p − 1, a g or y outside the subgroup.
 */
export function dsaPublicNumbers(key: PublicKey | PrivateKey): DsaPublicNumbers {
  const dsa: DsaPublicKey | DsaPrivateKey = requireKeyType(ALGORITHM, key, 'DSA');
  const known = publicNumbers.get(dsa);
  if (known !== undefined) return known;
  for (const name of ['p', 'q', 'g', 'y'] as const) {
    if (dsa[name].length > MODULUS_BITS.max / 8 + 1) throw invalidKey(ALGORITHM, `bits(${name}) > ${MODULUS_BITS.max}`);
  }
  const p = bytesToUnsigned(dsa.p);
  const q = bytesToUnsigned(dsa.q);
  const g = bytesToUnsigned(dsa.g);
  const y = bytesToUnsigned(dsa.y);
  const pBits = bitLength(p);
  const qBits = bitLength(q);
  if (pBits < MODULUS_BITS.min) throw invalidKey(ALGORITHM, `bits(p) < ${MODULUS_BITS.min}`);
  if (pBits > MODULUS_BITS.max) throw invalidKey(ALGORITHM, `bits(p) > ${MODULUS_BITS.max}`);
  if (!SUBGROUP_BITS.includes(qBits)) throw invalidKey(ALGORITHM, `bits(q) ∉ {${SUBGROUP_BITS.join(', ')}}`, RULE);
  if ((p & 1n) === 0n) throw invalidKey(ALGORITHM, 'p mod 2 = 0', RULE);
  if ((p - 1n) % q !== 0n) throw invalidKey(ALGORITHM, '(p − 1) mod q ≠ 0', RULE);
  if (g < 2n || g >= p) throw invalidKey(ALGORITHM, 'g < 2 ∨ g ≥ p', RULE);
  if (y < 2n || y >= p) throw invalidKey(ALGORITHM, 'y < 2 ∨ y ≥ p', RULE);
  if (modPow(g, q, p) !== 1n) throw invalidKey(ALGORITHM, 'g^q mod p ≠ 1', RULE);
  if (modPow(y, q, p) !== 1n) throw invalidKey(ALGORITHM, 'y^q mod p ≠ 1', RULE);
  const numbers = { p, q, g, y, qBits };
  publicNumbers.set(dsa, numbers);
  return numbers;
}

/**
 * The numbers of a DSA private key, checked once per key object.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function dsaPrivateNumbers(key: PrivateKey): DsaPrivateNumbers {
  const dsa = requireKeyType(ALGORITHM, key, 'DSA');
  const known = privateNumbers.get(dsa);
  if (known !== undefined) return known;
  const half = dsaPublicNumbers(dsa);
  if (dsa.x.length > half.qBits / 8 + 1) throw invalidKey(ALGORITHM, 'x ≥ q', RULE);
  const x = bytesToUnsigned(dsa.x);
  if (x === 0n || x >= half.q) throw invalidKey(ALGORITHM, 'x = 0 ∨ x ≥ q', RULE);
  if (modPow(half.g, x, half.p) !== half.y) throw invalidKey(ALGORITHM, 'g^x mod p ≠ y', RULE);
  const numbers = { ...half, x };
  privateNumbers.set(dsa, numbers);
  return numbers;
}
