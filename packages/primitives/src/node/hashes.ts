import { createHash, createHmac, createSecretKey, type Hash as NodeHash, hash as nodeHash } from 'node:crypto';
import type { CryptoProvider } from '../crypto/provider.js';
import type { Hash, HashName } from '../crypto/symmetric.js';
import { nobleHash, nobleHashes } from '../noble/hashes.js';
import { plain } from './bytes.js';
import { digestName, singleDigestName } from './digest-names.js';
import { preferNative } from './prefer-native.js';

/** OpenSSL's states end with their digest, so each digest is taken of a copy. */
class RunningHash implements Hash {
  readonly #state: NodeHash;

  constructor(state: NodeHash) {
    this.#state = state;
  }

  update(data: Uint8Array): this {
    this.#state.update(data);
    return this;
  }

  digest(): Uint8Array {
    return plain(this.#state.copy().digest());
  }

  clone(): Hash {
    return new RunningHash(this.#state.copy());
  }
}

/** HMAC of two running hashes (RFC 2104 §4): `createHmac` gives a state that cannot be copied. */
class RunningHmac implements Hash {
  readonly #inner: NodeHash;
  readonly #outer: NodeHash;

  constructor(inner: NodeHash, outer: NodeHash) {
    this.#inner = inner;
    this.#outer = outer;
  }

  static of(name: HashName, key: Uint8Array): RunningHmac {
    const digest = singleDigestName(name);
    const { blockLen } = nobleHash(name);
    const padded = new Uint8Array(blockLen);
    padded.set(key.length > blockLen ? nodeHash(digest, key, 'buffer') : key);
    return new RunningHmac(
      createHash(digest).update(padded.map((byte) => byte ^ 0x36)),
      createHash(digest).update(padded.map((byte) => byte ^ 0x5c)),
    );
  }

  update(data: Uint8Array): this {
    this.#inner.update(data);
    return this;
  }

  digest(): Uint8Array {
    return plain(this.#outer.copy().update(this.#inner.copy().digest()).digest());
  }

  clone(): Hash {
    return new RunningHmac(this.#inner.copy(), this.#outer);
  }
}

/** Digests and HMAC. */
export const nodeHashes: Pick<CryptoProvider, 'hash' | 'digest' | 'hmac' | 'mac'> = {
  hash: (name) =>
    preferNative(
      () => new RunningHash(createHash(digestName(name))),
      () => nobleHashes.hash(name),
    ),
  digest: (name, data) =>
    preferNative(
      () => plain(nodeHash(digestName(name), data, 'buffer')),
      () => nobleHashes.digest(name, data),
    ),
  hmac: (name, key) =>
    preferNative(
      () => RunningHmac.of(name, key),
      () => nobleHashes.hmac(name, key),
    ),
  // A key object, because some versions of Node are many times slower with the bytes of a key.
  mac: (name, key, data) =>
    preferNative(
      () => plain(createHmac(singleDigestName(name), createSecretKey(key)).update(data).digest()),
      () => nobleHashes.mac(name, key, data),
    ),
};
