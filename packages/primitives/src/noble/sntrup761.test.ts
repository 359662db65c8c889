import { sha512 } from '@noble/hashes/sha2.js';
import { describe, expect, it } from 'vitest';
import { concat } from '../bytes/index.js';
import { sntrup761 } from './sntrup761.js';
import { decodeMixedRadix, encodeMixedRadix } from './sntrup761-encoding.js';
import {
  centred,
  FIELD,
  multiply,
  P,
  Q,
  reciprocalModulo3,
  reciprocalOfThrice,
  THREE,
  W,
} from './sntrup761-polynomials.js';
import { randomShort, randomSmall } from './sntrup761-sampling.js';

const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const ONE = Int32Array.from({ length: P }, (_, i) => (i === 0 ? 1 : 0));

/** Random bytes in which the word of each place is given. */
function words(word: (index: number) => number): () => Uint8Array {
  const bytes = new Uint8Array(4 * P);
  for (let i = 0; i < P; i++) new DataView(bytes.buffer).setUint32(4 * i, word(i), true);
  return () => bytes;
}

describe('polynomials of sntrup761', () => {
  it('wrap around by x^761 = x + 1', () => {
    const a = new Int32Array(P);
    const b = new Int8Array(P);
    a[760] = 5;
    b[3] = -1;
    // 5x^760 · −x³ = −5x^763 = −5x³ − 5x²
    const product = Array.from(multiply(a, b));
    expect(product.flatMap((coefficient, i) => (coefficient === 0 ? [] : [[i, coefficient]]))).toEqual([
      [2, -5],
      [3, -5],
    ]);
  });

  it('are centred around zero', () => {
    for (const modulus of [THREE, FIELD]) {
      const { value } = modulus;
      const half = (value - 1) / 2;
      for (const at of [-4e9, -value * value, -half, 0, 1, half, half + 1, 12_345_678, 4e9].map(Math.trunc)) {
        const remainder = centred(at, modulus);
        expect(Math.abs(remainder)).toBeLessThanOrEqual(half);
        expect(Math.abs((at - remainder) % value)).toBe(0);
      }
    }
  });

  it('have reciprocals', () => {
    for (let i = 0; i < 3; i++) {
      const f = randomShort(random);
      const product = multiply(reciprocalOfThrice(f), f).map((coefficient) => centred(3 * coefficient, FIELD));
      expect(product).toEqual(ONE);
      const g = randomSmall(random);
      const inverse = reciprocalModulo3(g);
      if (inverse === undefined) continue;
      expect(multiply(Int32Array.from(inverse), g).map((coefficient) => centred(coefficient, THREE))).toEqual(ONE);
    }
    expect(reciprocalModulo3(new Int8Array(P))).toBeUndefined();
  });
});

describe('random elements of sntrup761', () => {
  it('are small: three values, each from a third of the words', () => {
    const third = 2 ** 30 / 3;
    const at = [0, Math.floor(third), Math.ceil(third), Math.floor(2 * third), Math.ceil(2 * third), 2 ** 30 - 1];
    const small = randomSmall(words((i) => at[i % 6] as number));
    expect(Array.from(small.subarray(0, 6))).toEqual([-1, -1, 0, 0, 1, 1]);
    expect(randomSmall(words((i) => (at[i % 6] as number) + 2 ** 30))).toEqual(small);
  });

  it('are short: the weight is fixed, the places go with the order of the words', () => {
    for (let i = 0; i < 5; i++) {
      const counts = [0, 0, 0];
      for (const coefficient of randomShort(random)) counts[coefficient + 1] = (counts[coefficient + 1] as number) + 1;
      expect(counts[1]).toBe(P - W);
      expect(Math.abs((counts[0] as number) - W / 2)).toBeLessThan(W / 2);
    }
    // The first words carry −1 and 1 by their second lowest bit. Here they are the greatest.
    const short = randomShort(words((i) => (i < W ? 0xfffff000 - 4 * i + 2 * (i & 1) : 4 * i)));
    expect(short.subarray(0, P - W)).toEqual(new Int8Array(P - W));
    expect(Array.from(short.subarray(P - W), (coefficient) => coefficient)).toEqual(
      Array.from({ length: W }, (_, i) => ((W - 1 - i) & 1 ? 1 : -1)),
    );
  });
});

describe('the encoding of sntrup761', () => {
  it.each([
    [Q, 1158],
    [1531, 1007],
  ])('brings 761 digits below %i into %i bytes, and back', (modulus, length) => {
    const moduli = new Array<number>(P).fill(modulus);
    for (const digits of [
      moduli.map(() => 0),
      moduli.map(() => modulus - 1),
      moduli.map((_, i) => (i * 7919) % modulus),
    ]) {
      const bytes = encodeMixedRadix(digits, moduli);
      expect(bytes).toHaveLength(length);
      expect(decodeMixedRadix(bytes, moduli)).toEqual(digits);
    }
    for (const digit of decodeMixedRadix(new Uint8Array(length).fill(255), moduli)) {
      expect(digit).toBeGreaterThanOrEqual(0);
      expect(digit).toBeLessThan(modulus);
    }
  });
});

it('a wrong ciphertext gives the secret that only the private key has', () => {
  const { privateKey, publicKey } = sntrup761.generateKeyPair();
  const { ciphertext, sharedSecret } = sntrup761.encapsulate(publicKey);
  expect(sntrup761.decapsulate(privateKey, ciphertext)).toEqual(sharedSecret);
  expect([privateKey.length, publicKey.length, ciphertext.length, sharedSecret.length]).toEqual([1763, 1158, 1039, 32]);
  const half = (prefix: number, bytes: Uint8Array): Uint8Array =>
    sha512(concat(Uint8Array.of(prefix), bytes)).slice(0, 32);
  const rho = privateKey.subarray(382 + 1158, 382 + 1158 + 191);
  for (const at of [0, 500, 1006, 1007, 1038]) {
    const wrong = ciphertext.slice();
    wrong[at] = (wrong[at] as number) ^ 0x10;
    expect(sntrup761.decapsulate(privateKey, wrong)).toEqual(half(0, concat(half(3, rho), wrong)));
  }
});
