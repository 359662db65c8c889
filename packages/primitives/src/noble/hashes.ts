import { hmac as nobleHmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha224, sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import type { CHash } from '@noble/hashes/utils.js';
import { concat } from '../bytes/index.js';
import { unsupported } from '../crypto/checks.js';
import type { CryptoProvider } from '../crypto/provider.js';
import type { Hash, HashName } from '../crypto/symmetric.js';

const HASHES: Readonly<Record<Exclude<HashName, 'MD5-SHA-1'>, CHash>> = {
  MD5: md5,
  'SHA-1': sha1,
  'SHA-224': sha224,
  'SHA-256': sha256,
  'SHA-384': sha384,
  'SHA-512': sha512,
};

/** The noble function behind a name. `MD5-SHA-1` is two, so it has none. */
export function nobleHash(name: HashName): CHash {
  if (!Object.hasOwn(HASHES, name)) throw unsupported('noble', name);
  return HASHES[name as keyof typeof HASHES];
}

interface State {
  update(data: Uint8Array): unknown;
  digest(): Uint8Array;
  clone(): State;
}

/** Noble's states end with their digest, so each digest is taken of a copy. */
class RunningHash implements Hash {
  readonly #state: State;

  constructor(state: State) {
    this.#state = state;
  }

  update(data: Uint8Array): this {
    this.#state.update(data);
    return this;
  }

  digest(): Uint8Array {
    return this.#state.clone().digest();
  }

  clone(): Hash {
    return new RunningHash(this.#state.clone());
  }
}

/** Two digests of the same bytes, one behind the other (RFC 2246 §7.4.3). */
export class HashPair implements Hash {
  readonly #first: Hash;
  readonly #second: Hash;

  constructor(first: Hash, second: Hash) {
    this.#first = first;
    this.#second = second;
  }

  update(data: Uint8Array): this {
    this.#first.update(data);
    this.#second.update(data);
    return this;
  }

  digest(): Uint8Array {
    return concat(this.#first.digest(), this.#second.digest());
  }

  clone(): Hash {
    return new HashPair(this.#first.clone(), this.#second.clone());
  }
}

/** Digests and HMAC. */
export const nobleHashes: Pick<CryptoProvider, 'hash' | 'digest' | 'hmac' | 'mac'> = {
  hash: (name) =>
    name === 'MD5-SHA-1'
      ? new HashPair(new RunningHash(md5.create()), new RunningHash(sha1.create()))
      : new RunningHash(nobleHash(name).create()),
  digest: (name, data) => (name === 'MD5-SHA-1' ? concat(md5(data), sha1(data)) : nobleHash(name)(data)),
  hmac: (name, key) => new RunningHash(nobleHmac.create(nobleHash(name), key)),
  mac: (name, key, ...data) => {
    const hmac = nobleHmac.create(nobleHash(name), key);
    for (const part of data) hmac.update(part);
    return hmac.digest();
  },
};
