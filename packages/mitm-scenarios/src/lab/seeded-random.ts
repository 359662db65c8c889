import { concat, unsignedToBytes, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';

/**
 * Bytes that follow from a seed: SHA-256 over seed, label and a counter.
 *
 * For repeatable lessons only. Whoever knows the seed knows every key.
 *
 * @param label separates the streams of one seed, so that one party's draws do not move another's.
 */
export function insecureSeededRandom(crypto: CryptoProvider, seed: string, label: string): RandomSource {
  const key = crypto.digest('SHA-256', concat(crypto.digest('SHA-256', utf8(seed)), utf8(label)));
  let counter = 0n;
  let left: Uint8Array = new Uint8Array(0);
  return (length) => {
    while (left.length < length) {
      left = concat(left, crypto.digest('SHA-256', concat(key, unsignedToBytes(counter++, 8))));
    }
    const taken = left.slice(0, length);
    left = left.subarray(length);
    return taken;
  };
}
