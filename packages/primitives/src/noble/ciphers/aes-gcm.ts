import { ghash } from '@noble/ciphers/_polyval.js';
import { unsafe } from '@noble/ciphers/aes.js';
import type { KeyedAead } from '../../crypto/checked-aead.js';
import { constantTimeEqual } from '../../crypto/constant-time.js';

const TAG_LENGTH = 16;

/**
 * AES-GCM (SP 800-38D §7) with noble's block function and GHASH.
 *
 * Put together here because noble's own `gcm` takes no nonce under 8 bytes and expands the key anew for every message.
 */
export class AesGcm implements KeyedAead {
  readonly #roundKeys: Uint32Array;
  readonly #hashSubkey: Uint8Array;

  constructor(key: Uint8Array) {
    this.#roundKeys = unsafe.expandKeyLE(key);
    this.#hashSubkey = unsafe.encryptBlock(this.#roundKeys, new Uint8Array(16));
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
    return ghash.create(this.#hashSubkey).update(nonce).update(lengthBlock(0, nonce.length)).digest();
  }

  /** GCTR (§6.5): moves the last 32 bits of `counter` on by the blocks used. */
  #gctr(counter: Uint8Array, data: Uint8Array, out?: Uint8Array): Uint8Array {
    const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
    return unsafe.ctr32(this.#roundKeys, false, counter, aligned, out);
  }

  /** §7.1 steps 4 to 6; noble's GHASH pads each part to whole blocks by itself. */
  #tag(mask: Uint8Array, ciphertext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    const hash = ghash.create(this.#hashSubkey, ciphertext.length + additionalData.length);
    hash.update(additionalData).update(ciphertext).update(lengthBlock(additionalData.length, ciphertext.length));
    const tag = hash.digest();
    for (let i = 0; i < TAG_LENGTH; i++) tag[i] = (tag[i] as number) ^ (mask[i] as number);
    return tag;
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
