import { createCipheriv, createDecipheriv, createSecretKey } from 'node:crypto';
import { CheckedCipher, type CipherState } from '../../crypto/checked-cipher.js';
import { cipherParameters } from '../../crypto/parameters.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { BulkCipher, CipherName } from '../../crypto/symmetric.js';
import { nobleBulkCiphers } from '../../noble/ciphers/bulk.js';
import { plain } from '../bytes.js';
import { isAvailable } from './available.js';

/** OpenSSL's names. Single DES needs its legacy provider, which Node does not load; its RC4 takes 16-byte keys alone. */
const NAMES: Readonly<Partial<Record<CipherName, string>>> = {
  'AES-128-CBC': 'aes-128-cbc',
  'AES-192-CBC': 'aes-192-cbc',
  'AES-256-CBC': 'aes-256-cbc',
  'AES-128-CTR': 'aes-128-ctr',
  'AES-192-CTR': 'aes-192-ctr',
  'AES-256-CTR': 'aes-256-ctr',
  '3DES-EDE-CBC': 'des-ede3-cbc',
  'DES-CBC': 'des-cbc',
};

function bulkCipher(direction: 'encryptor' | 'decryptor'): CryptoProvider['encryptor'] {
  const make = direction === 'encryptor' ? createCipheriv : createDecipheriv;
  const create =
    (algorithm: string) =>
    (key: Uint8Array, iv: Uint8Array): CipherState => {
      const cipher = make(algorithm, createSecretKey(key), iv).setAutoPadding(false);
      return (data) => plain(cipher.update(data));
    };
  return (name, key, iv): BulkCipher => {
    const algorithm = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    if (algorithm === undefined) return nobleBulkCiphers[direction](name, key, iv);
    const { keyLength, ivLength } = cipherParameters(name);
    if (!isAvailable(algorithm, keyLength, ivLength)) return nobleBulkCiphers[direction](name, key, iv);
    return new CheckedCipher(name, key, iv, create(algorithm));
  };
}

/** Ciphers without authentication. */
export const nodeBulkCiphers: Pick<CryptoProvider, 'encryptor' | 'decryptor'> = {
  encryptor: bulkCipher('encryptor'),
  decryptor: bulkCipher('decryptor'),
};
