import { sha512 } from '@noble/hashes/sha2.js';
import { concat } from '../bytes/index.js';
import { checkLength } from '../crypto/checks.js';
import { CryptoError } from '../crypto/errors.js';
import type { Kem } from '../crypto/key-exchange.js';
import type { RandomSource } from '../crypto/provider.js';
import { random as systemRandom } from './random.js';
import { brokenRandomSource } from './random-numbers.js';
import { decodeMixedRadix, encodeMixedRadix } from './sntrup761-encoding.js';
import {
  centred,
  FIELD,
  multiply,
  P,
  Q,
  reciprocalModulo3,
  reciprocalOfThrice,
  type Small,
  THREE,
  W,
} from './sntrup761-polynomials.js';
import { randomShort, randomSmall } from './sntrup761-sampling.js';

// Streamlined NTRU Prime with p = 761, q = 4591, w = 286 (ntruprime-20201007, the submission to NIST's third round, §3
// and §4). Names are those of that text. Arrays are walked in full and choices are made by masks: no branch and no index
// depends on a secret, as far as JavaScript lets that be.

const NAME = 'sntrup761';
const Q12: number = (Q - 1) / 2;

const SMALL_BYTES: number = Math.ceil(P / 4);
const RQ_MODULI: readonly number[] = new Array<number>(P).fill(Q);
const ROUNDED_MODULI: readonly number[] = new Array<number>(P).fill((Q + 2) / 3);
const PUBLIC_KEY_LENGTH = 1158;
const ROUNDED_BYTES = 1007;
const CONFIRMATION_LENGTH = 32;
const CIPHERTEXT_LENGTH: number = ROUNDED_BYTES + CONFIRMATION_LENGTH;
const PRIVATE_KEY_LENGTH: number = 3 * SMALL_BYTES + PUBLIC_KEY_LENGTH + 32;

/** Nearly every random small element has a reciprocal. */
const MAXIMUM_TRIES = 100;

// Encodings.

/** Coefficients −1, 0, 1 as two bits each, from the lowest of the first byte on. */
function encodeSmall(small: Small): Uint8Array {
  const out = new Uint8Array(SMALL_BYTES);
  for (let i = 0; i < P; i++) out[i >> 2] = (out[i >> 2] as number) | (((small[i] as number) + 1) << (2 * (i & 3)));
  return out;
}

function decodeSmall(bytes: Uint8Array): Small {
  const small = new Int8Array(P);
  for (let i = 0; i < P; i++) small[i] = (((bytes[i >> 2] as number) >> (2 * (i & 3))) & 3) - 1;
  return small;
}

function encodeRq(r: Int32Array): Uint8Array {
  return encodeMixedRadix(
    Array.from(r, (coefficient) => coefficient + Q12),
    RQ_MODULI,
  );
}

function decodeRq(bytes: Uint8Array): Int32Array {
  return Int32Array.from(decodeMixedRadix(bytes, RQ_MODULI), (digit) => digit - Q12);
}

/** Multiples of 3, as the third of what each is above −2295. The factor is that of an exact division by 3. */
function encodeRounded(r: Int32Array): Uint8Array {
  return encodeMixedRadix(
    Array.from(r, (coefficient) => ((coefficient + Q12) * 10923) >> 15),
    ROUNDED_MODULI,
  );
}

function decodeRounded(bytes: Uint8Array): Int32Array {
  return Int32Array.from(decodeMixedRadix(bytes, ROUNDED_MODULI), (digit) => digit * 3 - Q12);
}

// The public-key encryption inside (Streamlined NTRU Prime Core).

/** Rounds each coefficient to the nearest multiple of 3. */
function round(a: Int32Array): Int32Array {
  return a.map((coefficient) => coefficient - centred(coefficient, THREE));
}

function product(a: Int32Array, small: Small): Int32Array {
  return multiply(a, small).map((coefficient) => centred(coefficient, FIELD));
}

function encrypt(r: Small, publicKey: Uint8Array): Uint8Array {
  return encodeRounded(round(product(decodeRq(publicKey), r)));
}

/** What was encrypted; a fixed element where the ciphertext is of none. */
function decrypt(ciphertext: Uint8Array, privateKey: Uint8Array): Small {
  const f = decodeSmall(privateKey.subarray(0, SMALL_BYTES));
  const inverseOfG = decodeSmall(privateKey.subarray(SMALL_BYTES, 2 * SMALL_BYTES));
  const cf = product(decodeRounded(ciphertext), f);
  const e = cf.map((coefficient) => centred(centred(3 * coefficient, FIELD), THREE));
  const r = Int8Array.from(multiply(e, inverseOfG), (coefficient) => centred(coefficient, THREE));
  let weight = 0;
  for (const coefficient of r) weight += coefficient & 1;
  const difference = weight - W;
  // All ones where the weight is right.
  const good = ~((difference | -difference) >> 31);
  return r.map((coefficient, i) => (i < W ? ((coefficient ^ 1) & good) ^ 1 : coefficient & good));
}

// Hashes.

function hash(prefix: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return sha512(concat(Uint8Array.of(prefix), ...parts)).slice(0, 32);
}

/** The ciphertext of an element: it encrypted, and a hash of it that confirms it. */
function hide(r: Small, encodedR: Uint8Array, publicKey: Uint8Array, publicKeyHash: Uint8Array): Uint8Array {
  return concat(encrypt(r, publicKey), hash(2, hash(3, encodedR), publicKeyHash));
}

function refuse(reason: string): CryptoError {
  return new CryptoError('crypto/invalid-public-value', { algorithm: NAME, reason });
}

function keyPair(random: RandomSource): { privateKey: Uint8Array; publicKey: Uint8Array } {
  for (let tries = 0; tries < MAXIMUM_TRIES; tries++) {
    const g = randomSmall(random);
    const inverseOfG = reciprocalModulo3(g);
    if (inverseOfG === undefined) continue;
    const f = randomShort(random);
    const publicKey = encodeRq(product(reciprocalOfThrice(f), g));
    const rho = random(SMALL_BYTES);
    checkLength(NAME, 'random', rho, SMALL_BYTES);
    const privateKey = concat(encodeSmall(f), encodeSmall(inverseOfG), publicKey, rho, hash(4, publicKey));
    return { privateKey, publicKey };
  }
  throw brokenRandomSource(NAME);
}

/**
 * Streamlined NTRU Prime 761 (ntruprime-20201007): the private key has 1763 bytes, the secret 32.
 *
 * Draws 3044 bytes for each g until one has a reciprocal, 3044 for f and 191 for ρ to make a key pair; 3044 to
 * encapsulate. A wrong ciphertext of the right length gives another secret.
 */
export const sntrup761: Kem = {
  name: 'sntrup761x25519-sha512',
  publicKeyLength: PUBLIC_KEY_LENGTH,
  ciphertextLength: CIPHERTEXT_LENGTH,

  generateKeyPair: (random: RandomSource = systemRandom) => keyPair(random),

  encapsulate(publicKey, random: RandomSource = systemRandom) {
    if (publicKey.length !== PUBLIC_KEY_LENGTH) throw refuse(`length(publicKey) ≠ ${PUBLIC_KEY_LENGTH}`);
    const r = randomShort(random);
    const encodedR = encodeSmall(r);
    const ciphertext = hide(r, encodedR, publicKey, hash(4, publicKey));
    return { ciphertext, sharedSecret: hash(1, hash(3, encodedR), ciphertext) };
  },

  decapsulate(privateKey, ciphertext) {
    checkLength(NAME, 'privateKey', privateKey, PRIVATE_KEY_LENGTH);
    if (ciphertext.length !== CIPHERTEXT_LENGTH) throw refuse(`length(ciphertext) ≠ ${CIPHERTEXT_LENGTH}`);
    const at = 2 * SMALL_BYTES;
    const publicKey = privateKey.subarray(at, at + PUBLIC_KEY_LENGTH);
    const rho = privateKey.subarray(at + PUBLIC_KEY_LENGTH, -32);
    const r = decrypt(ciphertext.subarray(0, ROUNDED_BYTES), privateKey);
    const encodedR = encodeSmall(r);
    const again = hide(r, encodedR, publicKey, privateKey.subarray(-32));
    let difference = 0;
    for (let i = 0; i < CIPHERTEXT_LENGTH; i++) difference |= (ciphertext[i] as number) ^ (again[i] as number);
    // All ones where the ciphertext is not what its content makes: the secret is then one that only ρ gives.
    const wrong = -difference >> 31;
    const chosen = encodedR.map((byte, i) => byte ^ (wrong & (byte ^ (rho[i] as number))));
    return hash(1 + wrong, hash(3, chosen), ciphertext);
  },
};
