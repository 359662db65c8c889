/** Every proper prefix of a byte string, shortest first. */
export function* truncations(bytes: Uint8Array): Generator<Uint8Array> {
  for (let length = 0; length < bytes.length; length++) yield bytes.subarray(0, length);
}

/** Copies with one byte changed at each position: inverted, one bit flipped, zeroed, set. */
export function* mutations(bytes: Uint8Array): Generator<{ at: number; bytes: Uint8Array }> {
  for (let at = 0; at < bytes.length; at++) {
    const original = bytes[at] as number;
    for (const value of new Set([original ^ 0xff, original ^ 0x01, original ^ 0x80, 0x00, 0xff])) {
      if (value === original) continue;
      const changed = Uint8Array.from(bytes);
      changed[at] = value;
      yield { at, bytes: changed };
    }
  }
}
