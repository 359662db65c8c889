/**
 * DES, one block at a time (FIPS 46-3). Bits are numbered from 1 at the most significant end, as there.
 *
 * Broken by its 56-bit key, and in its triple form by its 64-bit block (RFC 8429 §5, "Sweet32").
 */

/** Permuted choice 1: the 56 bits of the key without its parity bits. */
const PC1 = [
  57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36, 63, 55,
  47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4,
];

/** Permuted choice 2: the 48 bits of a round key out of C and D. */
const PC2 = [
  14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55, 30,
  40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
];

/** Left shifts of C and D before each round. */
const SHIFTS = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

/** The permutation P behind the S-boxes. */
const P = [
  16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25,
];

/** S1 to S8, their four rows of sixteen four-bit values one behind the other. */
const S = [
  'e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d',
  'f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9',
  'a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c',
  '7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e',
  '2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453',
  'c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d',
  '4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c',
  'd2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b',
];

/** Each S-box with P applied to its output, so that a round is eight lookups. Indexed by the six bits before the box. */
const SP: readonly Uint32Array[] = S.map((digits, box) =>
  Uint32Array.from({ length: 64 }, (_, six) => {
    const row = ((six >> 4) & 2) | (six & 1);
    const column = (six >> 1) & 15;
    const substituted = Number.parseInt(digits.charAt(row * 16 + column), 16) << (28 - 4 * box);
    let permuted = 0;
    for (const from of P) permuted = (permuted << 1) | ((substituted >>> (32 - from)) & 1);
    return permuted;
  }),
);

/** Sixteen round keys of eight six-bit numbers each, in the order in which they are used. */
export type DesKeySchedule = Uint8Array;

/** Makes the round keys (FIPS 46-3, "Key schedule"). @param key 8 bytes; the parity bits are not looked at. */
export function desKeySchedule(key: Uint8Array): DesKeySchedule {
  const bit = (from: number): number => ((key[(from - 1) >> 3] as number) >> ((8 - from) & 7)) & 1;
  let c = PC1.slice(0, 28).map(bit);
  let d = PC1.slice(28).map(bit);
  const schedule = new Uint8Array(16 * 8);
  SHIFTS.forEach((shift, round) => {
    c = [...c.slice(shift), ...c.slice(0, shift)];
    d = [...d.slice(shift), ...d.slice(0, shift)];
    const cd = [...c, ...d];
    PC2.forEach((from, i) => {
      const at = round * 8 + Math.floor(i / 6);
      schedule[at] = ((schedule[at] as number) << 1) | (cd[from - 1] as number);
    });
  });
  return schedule;
}

/** The schedule for deciphering: the same round keys from last to first. */
export function reversed(schedule: DesKeySchedule): DesKeySchedule {
  const out = new Uint8Array(schedule.length);
  for (let round = 0; round < 16; round++) out.set(schedule.subarray(round * 8, round * 8 + 8), (15 - round) * 8);
  return out;
}

/** One block, as its left and right halves, in place. Deciphers with a {@link reversed} schedule. */
export function desBlock(schedule: DesKeySchedule, block: Uint32Array): void {
  initialPermutation(block);
  let left = block[0] as number;
  let right = block[1] as number;
  for (let round = 0; round < 16; round++) {
    let f = 0;
    for (let box = 0; box < 8; box++) {
      // The expansion E: six bits from the one before the box's four to the one after them.
      const turn = (4 * box + 5) & 31;
      const six = ((right << turn) | (right >>> (32 - turn))) & 0x3f;
      f |= (SP[box] as Uint32Array)[six ^ (schedule[round * 8 + box] as number)] as number;
    }
    const next = left ^ f;
    left = right;
    right = next;
  }
  block[0] = right;
  block[1] = left;
  inversePermutation(block);
}

/** Exchanges the bits under `mask` of one word with those `shift` places higher of the other. */
function exchange(block: Uint32Array, high: 0 | 1, low: 0 | 1, shift: number, mask: number): void {
  const t = (((block[high] as number) >>> shift) ^ (block[low] as number)) & mask;
  block[low] = (block[low] as number) ^ t;
  block[high] = (block[high] as number) ^ (t << shift);
}

/** IP, done as five exchanges of bit groups. */
function initialPermutation(block: Uint32Array): void {
  exchange(block, 0, 1, 4, 0x0f0f0f0f);
  exchange(block, 0, 1, 16, 0x0000ffff);
  exchange(block, 1, 0, 2, 0x33333333);
  exchange(block, 1, 0, 8, 0x00ff00ff);
  exchange(block, 0, 1, 1, 0x55555555);
}

/** The inverse of IP: the same exchanges from last to first. */
function inversePermutation(block: Uint32Array): void {
  exchange(block, 0, 1, 1, 0x55555555);
  exchange(block, 1, 0, 8, 0x00ff00ff);
  exchange(block, 1, 0, 2, 0x33333333);
  exchange(block, 0, 1, 16, 0x0000ffff);
  exchange(block, 0, 1, 4, 0x0f0f0f0f);
}
