import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { concat } from '../../bytes/operations.js';
import { CheckedAead, type KeyedAead } from '../../crypto/checked-aead.js';
import { unsupported } from '../../crypto/checks.js';
import { aeadParameters } from '../../crypto/parameters.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { AeadName, SealedApart } from '../../crypto/symmetric.js';
import { nobleKeyedAead } from '../../noble/ciphers/aead.js';
import { plain } from '../bytes.js';
import { isAvailable } from './available.js';

/** OpenSSL's names. Those of CCM stand for every length of tag. */
const NAMES: Readonly<Record<AeadName, string>> = {
  'AES-128-GCM': 'aes-128-gcm',
  'AES-192-GCM': 'aes-192-gcm',
  'AES-256-GCM': 'aes-256-gcm',
  'AES-128-CCM': 'aes-128-ccm',
  'AES-192-CCM': 'aes-192-ccm',
  'AES-256-CCM': 'aes-256-ccm',
  'AES-128-CCM-8': 'aes-128-ccm',
  'AES-256-CCM-8': 'aes-256-ccm',
  'ChaCha20-Poly1305': 'chacha20-poly1305',
};

/** The longest nonce OpenSSL's GCM takes. */
const MAXIMUM_NONCE = 128;

class NodeAead implements KeyedAead {
  readonly #name: AeadName;
  readonly #algorithm: string;
  readonly #bytes: Uint8Array;
  // A key object, because some versions of Node are several times slower with the bytes of a key.
  readonly #key: KeyObject;
  readonly #options: { readonly authTagLength: number };
  #fallback: KeyedAead | undefined;

  constructor(name: AeadName, key: Uint8Array) {
    this.#name = name;
    this.#algorithm = NAMES[name];
    this.#bytes = key;
    this.#key = createSecretKey(key);
    this.#options = { authTagLength: aeadParameters(name).tagLength };
  }

  seal(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): Uint8Array {
    const apart = this.sealApart(nonce, plaintext, additionalData);
    if (apart === undefined) return this.#noble().seal(nonce, plaintext, additionalData);
    return concat(apart.ciphertext, apart.tag);
  }

  sealApart(nonce: Uint8Array, plaintext: Uint8Array, additionalData: Uint8Array): SealedApart | undefined {
    // OpenSSL 3.0 makes no CCM tag for an empty plaintext.
    const isEmptyCcm = plaintext.length === 0 && this.#name.includes('CCM');
    if (!this.#takes(nonce) || isEmptyCcm) return undefined;
    const cipher = createCipheriv(this.#algorithm as 'chacha20-poly1305', this.#key, nonce, this.#options);
    cipher.setAAD(additionalData, { plaintextLength: plaintext.length });
    const ciphertext = cipher.update(plaintext);
    cipher.final();
    return { ciphertext: plain(ciphertext), tag: plain(cipher.getAuthTag()) };
  }

  open(nonce: Uint8Array, sealed: Uint8Array, additionalData: Uint8Array): Uint8Array | undefined {
    if (!this.#takes(nonce)) return this.#noble().open(nonce, sealed, additionalData);
    const ciphertext = sealed.subarray(0, -this.#options.authTagLength);
    const decipher = createDecipheriv(this.#algorithm as 'chacha20-poly1305', this.#key, nonce, this.#options);
    decipher.setAuthTag(sealed.subarray(-this.#options.authTagLength));
    decipher.setAAD(additionalData, { plaintextLength: ciphertext.length });
    try {
      const plaintext = decipher.update(ciphertext);
      decipher.final();
      return plain(plaintext);
    } catch {
      return undefined;
    }
  }

  #takes(nonce: Uint8Array): boolean {
    return nonce.length <= MAXIMUM_NONCE;
  }

  #noble(): KeyedAead {
    this.#fallback ??= nobleKeyedAead(this.#name, this.#bytes);
    return this.#fallback;
  }
}

/** Authenticated ciphers. */
export const nodeAead: Pick<CryptoProvider, 'aead'> = {
  aead: (name, key) => {
    if (!Object.hasOwn(NAMES, name)) throw unsupported('node', name);
    return new CheckedAead(name, key, (checked) =>
      isAvailable(NAMES[name], checked.length, 12) ? new NodeAead(name, checked) : nobleKeyedAead(name, checked),
    );
  },
};
