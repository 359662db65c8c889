import { bytesToUnsigned } from '../../bytes/unsigned.js';
import type { PrivateKey, PublicKey, RsaPrivateKey, RsaPublicKey } from '../../crypto/keys.js';
import { bitLength } from '../modular.js';
import { invalidKey, requireKeyType } from './invalid-key.js';

/** Shortest and longest modulus that is used. Longer ones only cost the time of whoever verifies. */
export const RSA_MODULUS_BITS: { readonly min: number; readonly max: number } = { min: 512, max: 16384 };
/** Longest public exponent that is used (FIPS 186-5 §5.1 (a)). */
const PUBLIC_EXPONENT_BITS = 256;

/** An RSA public key as numbers. */
export interface RsaPublicNumbers {
  readonly n: bigint;
  readonly e: bigint;
  readonly modulusBits: number;
  /** Length of the modulus in bytes: k in RFC 8017. */
  readonly k: number;
}

/** An RSA private key as numbers. */
export interface RsaPrivateNumbers extends RsaPublicNumbers {
  readonly d: bigint;
  readonly p: bigint;
  readonly q: bigint;
  readonly dP: bigint;
  readonly dQ: bigint;
  readonly qInv: bigint;
}

const publicNumbers = new WeakMap<RsaPublicKey | RsaPrivateKey, RsaPublicNumbers>();
const privateNumbers = new WeakMap<RsaPrivateKey, RsaPrivateNumbers>();

/**
 * The numbers of an RSA public key, checked once per key object.
 *
 * @throws {CryptoError} `crypto/invalid-key` for another type of key, a modulus that is even or not of 512 to 16384
 * bits, an exponent that is even, under 3 or over 256 bits.
 */
export function rsaPublicNumbers(algorithm: string, key: PublicKey | PrivateKey): RsaPublicNumbers {
  const rsa: RsaPublicKey | RsaPrivateKey = requireKeyType(algorithm, key, 'RSA');
  const known = publicNumbers.get(rsa);
  if (known !== undefined) return known;
  const rule = 'RFC 8017 §3.1';
  const tooLong = `bits(n) > ${RSA_MODULUS_BITS.max}`;
  if (rsa.n.length > RSA_MODULUS_BITS.max / 8 + 1) throw invalidKey(algorithm, tooLong);
  const n = bytesToUnsigned(rsa.n);
  const modulusBits = bitLength(n);
  if (modulusBits > RSA_MODULUS_BITS.max) throw invalidKey(algorithm, tooLong);
  if (modulusBits < RSA_MODULUS_BITS.min) throw invalidKey(algorithm, `bits(n) < ${RSA_MODULUS_BITS.min}`);
  if ((n & 1n) === 0n) throw invalidKey(algorithm, 'n mod 2 = 0', rule);
  if (rsa.e.length > PUBLIC_EXPONENT_BITS / 8 + 1) throw invalidKey(algorithm, `bits(e) > ${PUBLIC_EXPONENT_BITS}`);
  const e = bytesToUnsigned(rsa.e);
  if (bitLength(e) > PUBLIC_EXPONENT_BITS) throw invalidKey(algorithm, `bits(e) > ${PUBLIC_EXPONENT_BITS}`);
  if (e < 3n) throw invalidKey(algorithm, 'e < 3', rule);
  if ((e & 1n) === 0n) throw invalidKey(algorithm, 'e mod 2 = 0', rule);
  const numbers = { n, e, modulusBits, k: Math.ceil(modulusBits / 8) };
  publicNumbers.set(rsa, numbers);
  return numbers;
}

/**
 * The numbers of an RSA private key, checked against each other once per key object.
 *
 * That p and q are prime is not tested: the check of every result by the public key finds that out.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function rsaPrivateNumbers(algorithm: string, key: PrivateKey): RsaPrivateNumbers {
  const rsa = requireKeyType(algorithm, key, 'RSA');
  const known = privateNumbers.get(rsa);
  if (known !== undefined) return known;
  const half = rsaPublicNumbers(algorithm, rsa);
  const read = (name: 'd' | 'p' | 'q' | 'dP' | 'dQ' | 'qInv'): bigint => {
    if (rsa[name].length > half.k + 1) throw invalidKey(algorithm, `${name} ≥ n`, rule);
    return bytesToUnsigned(rsa[name]);
  };
  const rule = 'RFC 8017 §3.2';
  const numbers = {
    ...half,
    d: read('d'),
    p: read('p'),
    q: read('q'),
    dP: read('dP'),
    dQ: read('dQ'),
    qInv: read('qInv'),
  };
  const { n, e, d, p, q, dP, dQ, qInv } = numbers;
  const conditions: readonly (readonly [boolean, string])[] = [
    [p > 1n && q > 1n, 'p ≤ 1 ∨ q ≤ 1'],
    [p * q === n, 'p × q ≠ n'],
    [p !== q, 'p = q'],
    [d > 0n && d < n, 'd ≥ n'],
    [dP > 0n && dP < p, 'dP ≥ p'],
    [dQ > 0n && dQ < q, 'dQ ≥ q'],
    [qInv > 0n && qInv < p, 'qInv ≥ p'],
  ];
  for (const [holds, otherwise] of conditions) if (!holds) throw invalidKey(algorithm, otherwise, rule);
  if (d % (p - 1n) !== dP) throw invalidKey(algorithm, 'd mod (p − 1) ≠ dP', rule);
  if (d % (q - 1n) !== dQ) throw invalidKey(algorithm, 'd mod (q − 1) ≠ dQ', rule);
  if ((e * dP) % (p - 1n) !== 1n) throw invalidKey(algorithm, 'e × dP mod (p − 1) ≠ 1', rule);
  if ((e * dQ) % (q - 1n) !== 1n) throw invalidKey(algorithm, 'e × dQ mod (q − 1) ≠ 1', rule);
  if ((q * qInv) % p !== 1n) throw invalidKey(algorithm, 'q × qInv mod p ≠ 1', rule);
  privateNumbers.set(rsa, numbers);
  return numbers;
}
