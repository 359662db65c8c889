/**
 * Blowfish's state with the key schedule of bcrypt (Provos and Mazières, "A Future-Adaptable Password Scheme", §4).
 *
 * @module
 */

const ROUNDS = 16;
const SUBKEYS = ROUNDS + 2;
const BOX = 256;

let initial: { subkeys: Uint32Array; boxes: Uint32Array } | undefined;

/** The first words of Blowfish's state: the fraction of π, 32 bits after 32 bits. Computed at the first use. */
function initialState(): { subkeys: Uint32Array; boxes: Uint32Array } {
  if (initial === undefined) {
    const words = fractionOfPi(SUBKEYS + 4 * BOX);
    initial = { subkeys: words.slice(0, SUBKEYS), boxes: words.slice(SUBKEYS) };
  }
  return initial;
}

/** The fraction of π in words of 32 bits, by Machin's formula: π = 16 arctan(1/5) − 4 arctan(1/239). */
export function fractionOfPi(words: number): Uint32Array {
  // The guard bits take up the rounding of a few thousand divisions.
  const guard = 64n;
  const scale = BigInt(words * 32) + guard;
  const arctanOfInverse = (x: bigint): bigint => {
    let term = (1n << scale) / x;
    let sum = term;
    for (let k = 3n; term !== 0n; k += 2n) {
      term /= -(x * x);
      sum += term / k;
    }
    return sum;
  };
  const fraction = BigInt.asUintN(words * 32, (16n * arctanOfInverse(5n) - 4n * arctanOfInverse(239n)) >> guard);
  const digits = fraction.toString(16).padStart(words * 8, '0');
  return Uint32Array.from({ length: words }, (_, i) => Number.parseInt(digits.slice(i * 8, i * 8 + 8), 16));
}

/** Subkeys and S-boxes, and the halves of the block in work. */
export class Blowfish {
  private readonly subkeys: Uint32Array;
  private readonly boxes: Uint32Array;
  private left = 0;
  private right = 0;

  constructor() {
    const { subkeys, boxes } = initialState();
    this.subkeys = subkeys.slice();
    this.boxes = boxes.slice();
  }

  /**
   * Mixes a key and a salt into the state: `ExpandKey`.
   *
   * @param key words that are used over and over.
   * @param salt words likewise; without them the plain key schedule.
   */
  expandKey(key: Uint32Array, salt?: Uint32Array): void {
    const { subkeys, boxes } = this;
    for (let i = 0; i < SUBKEYS; i++) subkeys[i] = (subkeys[i] as number) ^ (key[i % key.length] as number);
    this.left = 0;
    this.right = 0;
    let used = 0;
    const refill = (table: Uint32Array): void => {
      for (let i = 0; i < table.length; i += 2) {
        if (salt !== undefined) {
          this.left ^= salt[used++ % salt.length] as number;
          this.right ^= salt[used++ % salt.length] as number;
        }
        this.encipher();
        table[i] = this.left;
        table[i + 1] = this.right;
      }
    };
    refill(subkeys);
    refill(boxes);
  }

  /** Enciphers blocks of two words each, in place. */
  encrypt(words: Uint32Array): void {
    for (let i = 0; i < words.length; i += 2) {
      this.left = words[i] as number;
      this.right = words[i + 1] as number;
      this.encipher();
      words[i] = this.left;
      words[i + 1] = this.right;
    }
  }

  private encipher(): void {
    const { subkeys, boxes } = this;
    let left = this.left ^ (subkeys[0] as number);
    let right = this.right;
    for (let round = 1; round <= ROUNDS; round += 2) {
      right ^=
        ((((boxes[left >>> 24] as number) + (boxes[BOX + ((left >>> 16) & 0xff)] as number)) ^
          (boxes[2 * BOX + ((left >>> 8) & 0xff)] as number)) +
          (boxes[3 * BOX + (left & 0xff)] as number)) ^
        (subkeys[round] as number);
      left ^=
        ((((boxes[right >>> 24] as number) + (boxes[BOX + ((right >>> 16) & 0xff)] as number)) ^
          (boxes[2 * BOX + ((right >>> 8) & 0xff)] as number)) +
          (boxes[3 * BOX + (right & 0xff)] as number)) ^
        (subkeys[round + 1] as number);
    }
    this.left = right ^ (subkeys[SUBKEYS - 1] as number);
    this.right = left;
  }
}
