import { gcm } from '@noble/ciphers/aes.js';
import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { Cipher } from '@noble/ciphers/utils.js';
import { checkLength, unsupported } from '../crypto/checks.js';
import { CryptoError } from '../crypto/errors.js';
import { aeadParameters } from '../crypto/parameters.js';
import type { CryptoProvider } from '../crypto/provider.js';
import type { Aead, AeadName } from '../crypto/symmetric.js';

type NobleAead = (key: Uint8Array, nonce: Uint8Array, additionalData: Uint8Array) => Cipher;

const CIPHERS: Partial<Record<AeadName, NobleAead>> = {
  'AES-128-GCM': gcm,
  'AES-192-GCM': gcm,
  'AES-256-GCM': gcm,
  'ChaCha20-Poly1305': chacha20poly1305,
};

class NobleCipherAead implements Aead {
  readonly name: AeadName;
  readonly tagLength: number;
  readonly #cipher: NobleAead;
  readonly #key: Uint8Array;

  constructor(name: AeadName, cipher: NobleAead, key: Uint8Array) {
    checkLength(name, 'key', key, aeadParameters(name).keyLength);
    this.name = name;
    this.tagLength = aeadParameters(name).tagLength;
    this.#cipher = cipher;
    this.#key = key;
  }

  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    this.#checkNonce(nonce);
    return this.#cipher(this.#key, nonce, additionalData).encrypt(plaintext);
  }

  open(nonce: Uint8Array, ciphertext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    this.#checkNonce(nonce);
    try {
      return this.#cipher(this.#key, nonce, additionalData).decrypt(ciphertext);
    } catch {
      throw new CryptoError('crypto/authentication-failed', { algorithm: this.name });
    }
  }

  #checkNonce(nonce: Uint8Array): void {
    const { nonceMinimum, nonceMaximum } = aeadParameters(this.name);
    checkLength(this.name, 'nonce', nonce, nonceMinimum, nonceMaximum);
  }
}

/** Authenticated ciphers. */
export const nobleAead: Pick<CryptoProvider, 'aead'> = {
  aead: (name, key) => {
    const cipher = CIPHERS[name];
    if (cipher === undefined) throw unsupported('noble', name);
    return new NobleCipherAead(name, cipher, key);
  },
};
