/** What a flow waits for: bytes from the peer, or an operation of the caller's that takes its time. */
export type Wait = { readonly for: 'input' } | { readonly for: 'operation'; readonly result: PromiseLike<unknown> };

/** A part of the protocol: reads from top to bottom like the message flow in the RFC, and yields where it must wait. */
export type Flow<T = void> = Generator<Wait, T, unknown>;

/** Waits for more bytes from the peer. */
export const INPUT: Wait = { for: 'input' };

/** Waits for an operation that may take its time: a signature by a key elsewhere, a question to the user. */
export function* perform<T>(operation: () => T | PromiseLike<T>): Flow<T> {
  const result = operation();
  if (!isPromiseLike(result)) return result;
  return (yield { for: 'operation', result }) as T;
}

/** Whether a value is to be waited for. */
export function isPromiseLike<T>(value: T | PromiseLike<T>): value is PromiseLike<T> {
  return typeof (value as PromiseLike<T> | undefined)?.then === 'function';
}
