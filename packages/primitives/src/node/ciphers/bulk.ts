import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { CheckedCipher, type CipherState } from '../../crypto/checked-cipher.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { CipherName } from '../../crypto/symmetric.js';
import { nobleBulkCiphers } from '../../noble/ciphers/bulk.js';
import { plain } from '../bytes.js';

/** OpenSSL's names. It has DES and RC4 in its legacy provider only, which Node does not load. */
const NAMES: Readonly<Partial<Record<CipherName, string>>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'AES-128-CTR': 'aes-128-ctr',
  'AES-192-CTR': 'aes-192-ctr',
  'AES-256-CTR': 'aes-256-ctr',
  '3DES-EDE-CBC': 'des-ede3-cbc',
};

const create =
  (make: typeof createCipheriv | typeof createDecipheriv, algorithm: string) =>
  (key: Uint8Array, iv: Uint8Array): CipherState => {
    const cipher = make(algorithm, createSecretKey(key), iv).setAutoPadding(false);
    return (data) => plain(cipher.update(data));
  };

/** Ciphers without authentication. */
export const nodeBulkCiphers: Pick<CryptoProvider, 'encryptor' | 'decryptor'> = {
  encryptor: (name, key, iv) => {
    const algorithm = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    if (algorithm === undefined) return nobleBulkCiphers.encryptor(name, key, iv);
    return new CheckedCipher(name, key, iv, create(createCipheriv, algorithm));
  },
  decryptor: (name, key, iv) => {
    const algorithm = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    if (algorithm === undefined) return nobleBulkCiphers.decryptor(name, key, iv);
    return new CheckedCipher(name, key, iv, create(createDecipheriv, algorithm));
  },
};
