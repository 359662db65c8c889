import type { CipherState } from '../../crypto/checked-cipher.js';

/** RC4 (the key schedule and generator of RFC 6229 §1). Broken: RFC 7465 forbids it in TLS, RFC 8758 in SSH. */
export function rc4(key: Uint8Array): CipherState {
  const state = Uint8Array.from({ length: 256 }, (_, i) => i);
  const swap = (i: number, j: number): void => {
    const held = state[i] as number;
    state[i] = state[j] as number;
    state[j] = held;
  };
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 0xff;
    swap(i, j);
  }

  let i = 0;
  let j = 0;
  return (data) => {
    const out = new Uint8Array(data.length);
    for (let at = 0; at < data.length; at++) {
      i = (i + 1) & 0xff;
      j = (j + (state[i] as number)) & 0xff;
      swap(i, j);
      out[at] = (data[at] as number) ^ (state[((state[i] as number) + (state[j] as number)) & 0xff] as number);
    }
    return out;
  };
}
