import type { CHash } from '@noble/hashes/utils.js';
import { concat } from '../../bytes/operations.js';
import { unsignedToBytes } from '../../bytes/unsigned.js';

/** MGF1 (RFC 8017 B.2.1): xors the mask that `seed` gives into `target`, in place. */
export function applyMgf1(hash: CHash, seed: Uint8Array, target: Uint8Array): void {
  for (let start = 0, counter = 0n; start < target.length; start += hash.outputLen, counter++) {
    const mask = hash(concat(seed, unsignedToBytes(counter, 4)));
    const end = Math.min(target.length, start + mask.length);
    for (let i = start; i < end; i++) target[i] = (target[i] as number) ^ (mask[i - start] as number);
  }
}
