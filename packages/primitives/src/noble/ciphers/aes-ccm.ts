import { unsafe } from '@noble/ciphers/aes.js';
import { copy } from '../../bytes/index.js';
import type { KeyedAead } from '../../crypto/checked-aead.js';
import { constantTimeEqual } from '../../crypto/constant-time.js';

/**
 * AES-CCM (RFC 3610, SP 800-38C) on noble's block function.
 *
 * The nonce N of 7 to 13 bytes leaves L = 15 − |N| bytes for the length of the message and for the counter.
 */
export class AesCcm implements KeyedAead {
  readonly #roundKeys: Uint32Array;
  readonly #tagLength: number;

  constructor(key: Uint8Array, tagLength: number) {
    this.#roundKeys = unsafe.expandKeyLE(key);
    this.#tagLength = tagLength;
  }

  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    const out = new Uint8Array(plaintext.length + this.#tagLength);
    const counter = counterBlock(nonce);
    const mask = this.#ctr(counter, new Uint8Array(16));
    this.#ctr(counter, plaintext, out.subarray(0, plaintext.length));
    out.set(this.#tag(mask, nonce, plaintext, additionalData), plaintext.length);
    return out;
  }

  open(nonce: Uint8Array, sealed: Uint8Array, additionalData: Uint8Array): Uint8Array | undefined {
    const counter = counterBlock(nonce);
    const mask = this.#ctr(counter, new Uint8Array(16));
    const plaintext = this.#ctr(counter, sealed.subarray(0, -this.#tagLength));
    const tag = this.#tag(mask, nonce, plaintext, additionalData);
    return constantTimeEqual(tag, sealed.subarray(-this.#tagLength)) ? plaintext : undefined;
  }

  /** RFC 3610 §2.3: moves `counter` on by the blocks used. */
  #ctr(counter: Uint8Array, data: Uint8Array, out?: Uint8Array): Uint8Array {
    // Not slice(): that of a Buffer copies nothing.
    const aligned = data.byteOffset % 4 === 0 ? data : copy(data);
    return unsafe.ctrCounter(this.#roundKeys, counter, aligned, out);
  }

  /** RFC 3610 §2.2: the first bytes of the CBC-MAC, hidden by the first block of key stream. */
  #tag(mask: Uint8Array, nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    const state = new Uint8Array(16);
    state[0] = (additionalData.length > 0 ? 0x40 : 0) | ((this.#tagLength - 2) << 2) | (14 - nonce.length);
    state.set(nonce, 1);
    for (let i = 15, rest = plaintext.length; i > nonce.length; i--, rest = Math.floor(rest / 256))
      state[i] = rest & 0xff;
    unsafe.encryptBlock(this.#roundKeys, state);
    if (additionalData.length > 0) {
      const prefix = additionalDataLength(additionalData.length);
      this.#cbcMac(state, additionalData, this.#cbcMac(state, prefix, 0, false), true);
    }
    this.#cbcMac(state, plaintext, 0, true);
    const tag = new Uint8Array(this.#tagLength);
    for (let i = 0; i < tag.length; i++) tag[i] = (state[i] as number) ^ (mask[i] as number);
    return tag;
  }

  /**
   * Absorbs data into `state` from the given position in a block, encrypting whole blocks.
   *
   * @param last whether to finish a part of a block as if followed by zeros.
   * @returns the position in the block afterwards.
   */
  #cbcMac(state: Uint8Array, data: Uint8Array, position: number, last: boolean): number {
    let at = position;
    for (let i = 0; i < data.length; i++) {
      state[at] = (state[at] as number) ^ (data[i] as number);
      if (++at === 16) {
        unsafe.encryptBlock(this.#roundKeys, state);
        at = 0;
      }
    }
    if (last && at > 0) unsafe.encryptBlock(this.#roundKeys, state);
    return at;
  }
}

function counterBlock(nonce: Uint8Array): Uint8Array {
  const block = new Uint8Array(16);
  block[0] = 14 - nonce.length;
  block.set(nonce, 1);
  return block;
}

/** RFC 3610 §2.2: two bytes below 0xff00, else 0xfffe and four. The third form is for 4 GiB and more. */
function additionalDataLength(length: number): Uint8Array {
  if (length < 0xff00) return Uint8Array.of(length >> 8, length & 0xff);
  return Uint8Array.of(0xff, 0xfe, length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff);
}
