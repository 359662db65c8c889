import { unsafe } from '@noble/ciphers/aes.js';
import type { CipherState } from '../../crypto/checked-cipher.js';

/** AES in CTR mode (SP 800-38A §6.5), the whole block a counter, going on in the middle of a block where needed. */
export function aesCtr(key: Uint8Array, iv: Uint8Array): CipherState {
  const roundKeys = unsafe.expandKeyLE(key);
  const counter = iv;
  /** How much of the block at `counter` is used up. */
  let used = 0;
  return (data) => {
    const end = used + data.length;
    let input = data;
    if (used > 0 || data.byteOffset % 4 !== 0) {
      input = new Uint8Array(end);
      input.set(data, used);
    }
    // Moves the counter on by whole blocks only, so the rest of a begun block comes out again next time.
    const output = unsafe.ctrCounter(roundKeys, counter, input);
    const skipped = used;
    used = end % 16;
    return skipped === 0 ? output : output.slice(skipped);
  };
}
