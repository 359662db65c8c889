import { concat } from '@cutaway/primitives/bytes';
import type { Random } from './random.js';

const INTERESTING = [0x00, 0x01, 0x7f, 0x80, 0xff];

/** Changes bytes without knowing what they are. @param others to take pieces from. */
export function mutateBytes(random: Random, bytes: Uint8Array, others: readonly Uint8Array[] = []): Uint8Array {
  let changed: Uint8Array = bytes.slice();
  for (let rounds = 1 + random.below(3); rounds > 0; rounds--) changed = mutateOnce(random, changed, others);
  return changed;
}

function mutateOnce(random: Random, bytes: Uint8Array, others: readonly Uint8Array[]): Uint8Array {
  if (bytes.length === 0) return random.bytes(random.length());
  const at = random.below(bytes.length);
  const end = Math.min(bytes.length, at + 1 + random.length());
  const before = bytes.subarray(0, at);
  switch (random.below(9)) {
    case 0:
      bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
      return bytes;
    case 1:
      bytes[at] = random.pick(INTERESTING);
      return bytes;
    case 2:
      bytes.set(random.bytes(end - at), at);
      return bytes;
    case 3:
      return concat(before, bytes.subarray(end));
    case 4:
      return concat(before, random.bytes(random.length()), bytes.subarray(at));
    case 5:
      return concat(bytes.subarray(0, end), bytes.subarray(at));
    case 6:
      return before;
    case 7: {
      // A number of two to four bytes, a little off.
      const width = Math.min(2 + random.below(3), bytes.length - at);
      const view = bytes.subarray(at, at + width);
      const value = view.reduce((sum, byte) => sum * 256 + byte, 0) + random.below(5) - 2;
      for (let index = 0; index < width; index++) view[width - 1 - index] = Math.floor(value / 256 ** index) & 0xff;
      return bytes;
    }
    default: {
      const other = others.length === 0 ? bytes : random.pick(others);
      const from = random.below(other.length);
      const piece = other.subarray(from, from + 1 + random.below(other.length - from));
      return concat(before, piece, bytes.subarray(end));
    }
  }
}
