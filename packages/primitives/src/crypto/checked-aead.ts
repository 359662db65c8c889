import { checkLength } from './checks.js';
import { CryptoError } from './errors.js';
import { aeadParameters } from './parameters.js';
import type { Aead, AeadName, SealedApart } from './symmetric.js';

/** An AEAD with its key in place, as a provider implements it. {@link CheckedAead} checks lengths before. */
export interface KeyedAead {
  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array;
  /** `undefined` where they are made together. */
  sealApart?(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): SealedApart | undefined;
  /**
   * The plaintext, or `undefined` when the tag does not match.
   *
   * @param sealed at least as long as the tag.
   */
  open(nonce: Uint8Array, sealed: Uint8Array, additionalData: Uint8Array): Uint8Array | undefined;
}

/** The checks that every provider makes alike, in front of one that does the work. */
export class CheckedAead implements Aead {
  readonly name: AeadName;
  readonly tagLength: number;
  readonly #keyed: KeyedAead;

  /** @param create called with a copy of the key once its length is known to be right. */
  constructor(name: AeadName, key: Uint8Array, create: (key: Uint8Array) => KeyedAead) {
    const { keyLength, tagLength } = aeadParameters(name);
    checkLength(name, 'key', key, keyLength);
    this.name = name;
    this.tagLength = tagLength;
    this.#keyed = create(key.slice());
  }

  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    this.#checkSealing(nonce, plaintext);
    return this.#keyed.seal(nonce, plaintext, additionalData);
  }

  sealApart(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): SealedApart {
    this.#checkSealing(nonce, plaintext);
    const apart = this.#keyed.sealApart?.(nonce, plaintext, additionalData);
    if (apart !== undefined) return apart;
    const sealed = this.#keyed.seal(nonce, plaintext, additionalData);
    const end = sealed.length - this.tagLength;
    return { ciphertext: sealed.subarray(0, end), tag: sealed.subarray(end) };
  }

  #checkSealing(nonce: Uint8Array, plaintext: Uint8Array): void {
    this.#checkNonce(nonce);
    const maximum = this.#maximumPlaintext(nonce);
    if (plaintext.length > maximum) {
      throw new CryptoError('crypto/message-too-long', {
        algorithm: this.name,
        actual: plaintext.length,
        expected: maximum,
      });
    }
  }

  open(nonce: Uint8Array, ciphertext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    this.#checkNonce(nonce);
    const length = ciphertext.length - this.tagLength;
    const plaintext =
      length >= 0 && length <= this.#maximumPlaintext(nonce)
        ? this.#keyed.open(nonce, ciphertext, additionalData)
        : undefined;
    if (plaintext === undefined) throw new CryptoError('crypto/authentication-failed', { algorithm: this.name });
    return plaintext;
  }

  #checkNonce(nonce: Uint8Array): void {
    const { nonceMinimum, nonceMaximum } = aeadParameters(this.name);
    checkLength(this.name, 'nonce', nonce, nonceMinimum, nonceMaximum);
  }

  /** CCM counts the bytes of a message in the 15 − |N| bytes that the nonce leaves (RFC 3610 §2.1); others are not reached. */
  #maximumPlaintext(nonce: Uint8Array): number {
    return this.name.includes('CCM') ? 2 ** (8 * (15 - nonce.length)) - 1 : Number.POSITIVE_INFINITY;
  }
}
