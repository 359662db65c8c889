import {
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  type Hash as NodeHash,
  hash as nodeHash,
} from 'node:crypto';
import type { CryptoProvider } from '../crypto/provider.js';
import { RememberedKeys } from '../crypto/remembered-keys.js';
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

/** Up to this many bytes, copying them costs less than the objects that `createHmac` makes and the collector removes. */
const SHORT = 2048;

/** Of SHA-3, bytes. */
const LONGEST_BLOCK = 168;

/** HMAC of two digests (RFC 2104 §2), as key schedules make by the dozen. */
function shortMac(name: HashName, key: Uint8Array, data: readonly Uint8Array[]): Uint8Array {
  const digest = singleDigestName(name);
  const { blockLen } = nobleHash(name);
  const short = key.length > blockLen ? digestOf(digest, key) : key;
  scratch.fill(0x36, 0, blockLen);
  for (let i = 0; i < short.length; i++) scratch[i] = (short[i] as number) ^ 0x36;
  let end = blockLen;
  for (const part of data) {
    scratch.set(part, end);
    end += part.length;
  }
  const inner = nodeHash(digest, startOfScratch(end), 'binary');
  for (let i = 0; i < blockLen; i++) scratch[i] = (scratch[i] as number) ^ (0x36 ^ 0x5c);
  for (let i = 0; i < inner.length; i++) scratch[blockLen + i] = inner.charCodeAt(i);
  const mac = digestOf(digest, startOfScratch(blockLen + inner.length));
  scratch.fill(0, 0, blockLen);
  return mac;
}

/** Where {@link shortMac} puts its inputs together: new arrays would be half of the work. */
const scratch = new Uint8Array(LONGEST_BLOCK + SHORT);
const views: Uint8Array[] = [];

function startOfScratch(length: number): Uint8Array {
  let view = views[length];
  if (view === undefined) {
    view = scratch.subarray(0, length);
    views[length] = view;
  }
  return view;
}

/** A digest at once. Node gives text out in half the time it takes to make a buffer. */
function digestOf(digest: string, data: Uint8Array): Uint8Array {
  const text = nodeHash(digest, data, 'binary');
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const keyObjects = new RememberedKeys<KeyObject>();

/** A key object, because some versions of Node are many times slower with the bytes of a key. */
function longMac(name: HashName, key: Uint8Array, data: readonly Uint8Array[]): Uint8Array {
  const object = keyObjects.get(key, () => createSecretKey(key));
  const hmac = createHmac(singleDigestName(name), object);
  for (const part of data) hmac.update(part);
  return plain(hmac.digest());
}

function lengthOf(data: readonly Uint8Array[]): number {
  let length = 0;
  for (const part of data) length += part.length;
  return length;
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
      () => digestOf(digestName(name), data),
      () => nobleHashes.digest(name, data),
    ),
  hmac: (name, key) =>
    preferNative(
      () => RunningHmac.of(name, key),
      () => nobleHashes.hmac(name, key),
    ),
  mac: (name, key, ...data) =>
    preferNative(
      () => (lengthOf(data) <= SHORT ? shortMac(name, key, data) : longMac(name, key, data)),
      () => nobleHashes.mac(name, key, ...data),
    ),
};
