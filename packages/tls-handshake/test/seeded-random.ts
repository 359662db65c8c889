import { concat, utf8 } from '@cutaway/primitives/bytes';
import type { RandomSource } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';

/** Random bytes that are the same in every run: SHA-256 of a seed and a counter. */
export function seededRandom(seed: string): RandomSource {
  let counter = 0;
  return (length) => {
    const parts: Uint8Array[] = [];
    for (let have = 0; have < length; have += 32) {
      parts.push(nodeCrypto.digest('SHA-256', utf8(`${seed} ${counter++}`)));
    }
    return concat(...parts).subarray(0, length);
  };
}
