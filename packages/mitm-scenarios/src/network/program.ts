/** What a program waits for: the next packet of its connection, or something elsewhere to have happened. */
export type Wait = 'packet' | (() => boolean);

/** One side of a conversation. It runs until it has to wait; it owns no socket, clock or randomness. */
export type Program<T> = Generator<Wait, T, Uint8Array>;

/** Has a value at once. */
// biome-ignore lint/correctness/useYield: the one program that never waits.
export function* immediately<T>(value: T): Program<T> {
  return value;
}

/** Waits until a value is there. */
export function* until<T>(value: () => T | undefined): Program<T> {
  for (;;) {
    const found = value();
    if (found !== undefined) return found;
    yield () => value() !== undefined;
  }
}
