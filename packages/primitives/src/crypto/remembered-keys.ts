import { constantTimeEqual } from './constant-time.js';

/**
 * What was computed for a private key, for as long as the caller holds the array.
 *
 * OpenSSL computes the public key of every private key it takes in, which costs as much as using it. The bytes are
 * compared before anything remembered is given out, since the caller may have changed them.
 */
export class RememberedKeys<T> {
  readonly #known = new WeakMap<Uint8Array, { readonly bytes: Uint8Array; readonly value: T }>();

  get(privateKey: Uint8Array, make: () => T): T {
    const known = this.#known.get(privateKey);
    if (known !== undefined && constantTimeEqual(known.bytes, privateKey)) return known.value;
    return this.set(privateKey, make());
  }

  set(privateKey: Uint8Array, value: T): T {
    this.#known.set(privateKey, { bytes: privateKey.slice(), value });
    return value;
  }
}
