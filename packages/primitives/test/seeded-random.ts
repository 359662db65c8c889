import { createHash } from 'node:crypto';
import type { RandomSource } from '@cutaway/primitives/crypto';

/** A source of bytes that look random and are the same in every run: SHA-256 of the seed and a counter. */
export function seededRandom(seed: string): RandomSource {
  let counter = 0;
  let pool = new Uint8Array(0);
  return (length) => {
    while (pool.length < length) {
      const block = createHash('sha256').update(`${seed} ${counter++}`).digest();
      pool = Uint8Array.from([...pool, ...block]);
    }
    const out = pool.slice(0, length);
    pool = pool.slice(length);
    return out;
  };
}
