/** Repeatable randomness: the same words give the same numbers (xoshiro128**, seeded by FNV-1a). */
export class Random {
  private readonly state: Uint32Array = new Uint32Array(4);

  constructor(...words: readonly (string | number)[]) {
    let hash = 0x811c9dc5;
    for (const character of words.join('/')) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    for (let word = 0; word < 4; word++) {
      hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
      hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39) + word + 1;
      this.state[word] = hash ^ (hash >>> 15);
    }
    for (let round = 0; round < 8; round++) this.u32();
  }

  /** 0 to 2^32 - 1. */
  u32(): number {
    const [a, b, c, d] = this.state as unknown as [number, number, number, number];
    const product = Math.imul(b, 5);
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
    const third = c ^ a;
    const fourth = d ^ b;
    this.state[0] = a ^ fourth;
    this.state[1] = b ^ third;
    this.state[2] = third ^ (b << 9);
    this.state[3] = (fourth << 11) | (fourth >>> 21);
    return result;
  }

  /** 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor((this.u32() / 2 ** 32) * limit);
  }

  chance(probability: number): boolean {
    return this.u32() < probability * 2 ** 32;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }

  /** A length: mostly small, now and then large. */
  length(): number {
    return this.chance(0.02) ? this.below(70_000) : this.chance(0.2) ? this.below(300) : this.below(16);
  }

  readonly bytes = (length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; at++) bytes[at] = this.u32() >>> 24;
    return bytes;
  };
}
