import { randomBytes } from '@noble/hashes/utils.js';

/** Bytes from the generator of the platform (`crypto.getRandomValues`). */
export function random(length: number): Uint8Array {
  return randomBytes(length);
}
