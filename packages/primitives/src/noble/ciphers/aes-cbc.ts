import { cbc } from '@noble/ciphers/aes.js';
import type { CipherState } from '../../crypto/checked-cipher.js';

/** AES in CBC mode (SP 800-38A §6.2), chained from call to call. */
export function aesCbcEncryptor(key: Uint8Array, iv: Uint8Array): CipherState {
  let chain = iv;
  return (data) => {
    const ciphertext = cbc(key, chain, { disablePadding: true }).encrypt(data);
    chain = ciphertext.slice(-16);
    return ciphertext;
  };
}

/** The inverse of {@link aesCbcEncryptor}. */
export function aesCbcDecryptor(key: Uint8Array, iv: Uint8Array): CipherState {
  let chain = iv;
  return (data) => {
    const plaintext = cbc(key, chain, { disablePadding: true }).decrypt(data);
    chain = data.slice(-16);
    return plaintext;
  };
}
