import { checkLength } from '../crypto/checks.js';
import type { RandomSource } from '../crypto/provider.js';
import { P, type Small, W } from './sntrup761-polynomials.js';

// Random elements of Streamlined NTRU Prime 761 (ntruprime-20201007, §3.2 and the reference's use of random words).

function randomWords(random: RandomSource): Uint32Array {
  const bytes = random(4 * P);
  checkLength('sntrup761', 'random', bytes, 4 * P);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  return Uint32Array.from({ length: P }, (_, i) => view.getUint32(4 * i, true));
}

/** Coefficients of −1, 0 and 1, each from 30 random bits: nearly even. */
export function randomSmall(random: RandomSource): Small {
  return Int8Array.from(randomWords(random), (word) => Math.floor(((word & 0x3fffffff) * 3) / 2 ** 30) - 1);
}

/** W coefficients of −1 or 1 at random places, the rest 0: by sorting random words that carry them in their low bits. */
export function randomShort(random: RandomSource): Small {
  const words = randomWords(random);
  for (let i = 0; i < P; i++) words[i] = ((words[i] as number) & (i < W ? -2 : -3)) | (i < W ? 0 : 1);
  sort(words);
  return Int8Array.from(words, (word) => (word & 3) - 1);
}

/** Sorts by merge exchange: which places are compared does not depend on what is there (TAOCP 3, §5.2.2, algorithm M). */
function sort(words: Uint32Array): void {
  const top = 2 ** Math.floor(Math.log2(words.length - 1));
  for (let p = top; p > 0; p >>= 1) {
    let [q, r, d] = [top, 0, p];
    for (;;) {
      for (let i = 0; i < words.length - d; i++) if ((i & p) === r) compareExchange(words, i, i + d);
      if (q === p) break;
      d = q - p;
      q >>= 1;
      r = p;
    }
  }
}

function compareExchange(words: Uint32Array, i: number, j: number): void {
  const a = words[i] as number;
  const b = words[j] as number;
  // The borrow of b − a: 1 where b < a.
  const borrow = ((~b & a) | (~(b ^ a) & (b - a))) >>> 31;
  const swap = -borrow & (a ^ b);
  words[i] = a ^ swap;
  words[j] = b ^ swap;
}
