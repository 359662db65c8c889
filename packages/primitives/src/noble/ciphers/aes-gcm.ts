import { ghash } from '@noble/ciphers/_polyval.js';
import { unsafe } from '@noble/ciphers/aes.js';
import { copy } from '../../bytes/index.js';
import type { KeyedAead } from '../../crypto/checked-aead.js';
import { constantTimeEqual } from '../../crypto/constant-time.js';

const TAG_LENGTH = 16;

type Ghash = ReturnType<typeof ghash.create>;

/** GHASH's table is made for messages of about this length. A larger one costs more memory than it saves time. */
const EXPECTED_LENGTH = 16384;

/**
 * AES-GCM (SP 800-38D §7) with noble's block function and GHASH.
 *
 * Put together here because noble's own `gcm` takes no nonce under 8 bytes, and expands the key and makes GHASH's table
 * anew for every message, which takes longer than a short message itself.
 */
export class AesGcm implements KeyedAead {
  readonly #roundKeys: Uint32Array;
  readonly #hash: Ghash;
  /** The hash as it was before it was fed. */
  readonly #initial: object;

  constructor(key: Uint8Array) {
    this.#roundKeys = unsafe.expandKeyLE(key);
    const hashSubkey = unsafe.encryptBlock(this.#roundKeys, new Uint8Array(16));
    this.#hash = ghash.create(hashSubkey, EXPECTED_LENGTH);
    this.#initial = { ...this.#hash };
  }

  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    const counter = this.#preCounterBlock(nonce);
    const mask = this.#gctr(counter, new Uint8Array(TAG_LENGTH));
    const out = new Uint8Array(plaintext.length + TAG_LENGTH);
    const ciphertext = out.subarray(0, plaintext.length);
    this.#gctr(counter, plaintext, ciphertext);
    out.set(this.#tag(mask, ciphertext, additionalData), plaintext.length);
    return out;
  }

  open(nonce: Uint8Array, sealed: Uint8Array, additionalData: Uint8Array): Uint8Array | undefined {
    const counter = this.#preCounterBlock(nonce);
    const mask = this.#gctr(counter, new Uint8Array(TAG_LENGTH));
    const ciphertext = sealed.subarray(0, -TAG_LENGTH);
    const tag = this.#tag(mask, ciphertext, additionalData);
    return constantTimeEqual(tag, sealed.subarray(-TAG_LENGTH)) ? this.#gctr(counter, ciphertext) : undefined;
  }

  /** J0 of §7.1 step 2: the nonce and a counter of one, or for other lengths GHASH of the nonce. */
  #preCounterBlock(nonce: Uint8Array): Uint8Array {
    const block = new Uint8Array(16);
    if (nonce.length === 12) {
      block.set(nonce);
      block[15] = 1;
      return block;
    }
    return this.#ghash(nonce, lengthBlock(0, nonce.length));
  }

  /** GCTR (§6.5): moves the last 32 bits of `counter` on by the blocks used. */
  #gctr(counter: Uint8Array, data: Uint8Array, out?: Uint8Array): Uint8Array {
    // Not slice(): that of a Buffer copies nothing.
    const aligned = data.byteOffset % 4 === 0 ? data : copy(data);
    return unsafe.ctr32(this.#roundKeys, false, counter, aligned, out);
  }

  /** §7.1 steps 4 to 6. */
  #tag(mask: Uint8Array, ciphertext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    const tag = this.#ghash(additionalData, ciphertext, lengthBlock(additionalData.length, ciphertext.length));
    for (let i = 0; i < TAG_LENGTH; i++) tag[i] = (tag[i] as number) ^ (mask[i] as number);
    return tag;
  }

  /** GHASH (§6.4) of parts that are each padded to whole blocks, which noble does by itself. */
  #ghash(...parts: readonly Uint8Array[]): Uint8Array {
    // Taken back to its start instead of made anew, to keep the table. Noble's `digest` wipes it, `digestInto` does not.
    Object.assign(this.#hash, this.#initial);
    for (const part of parts) this.#hash.update(part);
    const out = new Uint8Array(16);
    this.#hash.digestInto(out);
    return out;
  }
}

/** Two bit lengths of 64 bits each. */
function lengthBlock(first: number, second: number): Uint8Array {
  const block = new Uint8Array(16);
  const view = new DataView(block.buffer);
  view.setBigUint64(0, BigInt(first) * 8n);
  view.setBigUint64(8, BigInt(second) * 8n);
  return block;
}
