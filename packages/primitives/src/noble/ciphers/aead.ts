import { chacha20poly1305 } from '@noble/ciphers/chacha.js';
import { CheckedAead, type KeyedAead } from '../../crypto/checked-aead.js';
import { unsupported } from '../../crypto/checks.js';
import { aeadParameters } from '../../crypto/parameters.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { AeadName } from '../../crypto/symmetric.js';
import { AesCcm } from './aes-ccm.js';
import { AesGcm } from './aes-gcm.js';

/** ChaCha20-Poly1305 (RFC 8439 §2.8) is noble's own. */
const chaCha20Poly1305 = (key: Uint8Array): KeyedAead => ({
  seal: (nonce, plaintext, additionalData) => chacha20poly1305(key, nonce, additionalData).encrypt(plaintext),
  open: (nonce, sealed, additionalData) => {
    try {
      return chacha20poly1305(key, nonce, additionalData).decrypt(sealed);
    } catch {
      return undefined;
    }
  },
});

const gcm = (key: Uint8Array): KeyedAead => new AesGcm(key);
const ccm =
  (name: AeadName) =>
  (key: Uint8Array): KeyedAead =>
    new AesCcm(key, aeadParameters(name).tagLength);

const AEADS: Readonly<Record<AeadName, (key: Uint8Array) => KeyedAead>> = {
  'AES-128-GCM': gcm,
  'AES-192-GCM': gcm,
  'AES-256-GCM': gcm,
  'AES-128-CCM': ccm('AES-128-CCM'),
  'AES-192-CCM': ccm('AES-192-CCM'),
  'AES-256-CCM': ccm('AES-256-CCM'),
  'AES-128-CCM-8': ccm('AES-128-CCM-8'),
  'AES-256-CCM-8': ccm('AES-256-CCM-8'),
  'ChaCha20-Poly1305': chaCha20Poly1305,
};

/** The cipher behind a name. The length of the key is not checked here. @throws {CryptoError} `crypto/unsupported` */
export function nobleKeyedAead(name: AeadName, key: Uint8Array): KeyedAead {
  if (!Object.hasOwn(AEADS, name)) throw unsupported('noble', name);
  return AEADS[name](key);
}

/** Authenticated ciphers. */
export const nobleAead: Pick<CryptoProvider, 'aead'> = {
  aead: (name, key) => {
    if (!Object.hasOwn(AEADS, name)) throw unsupported('noble', name);
    return new CheckedAead(name, key, AEADS[name]);
  },
};
