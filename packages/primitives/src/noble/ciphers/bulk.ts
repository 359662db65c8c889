import { CheckedCipher, type CipherState } from '../../crypto/checked-cipher.js';
import { unsupported } from '../../crypto/checks.js';
import type { CryptoProvider } from '../../crypto/provider.js';
import type { CipherName } from '../../crypto/symmetric.js';
import { aesCbcDecryptor, aesCbcEncryptor } from './aes-cbc.js';
import { aesCtr } from './aes-ctr.js';
import { desCbcDecryptor, desCbcEncryptor } from './des-cbc.js';
import { rc4 } from './rc4.js';

type Create = (key: Uint8Array, iv: Uint8Array) => CipherState;

const ENCRYPTORS: Readonly<Record<CipherName, Create>> = {
  'AES-128-CBC': aesCbcEncryptor,
  'AES-192-CBC': aesCbcEncryptor,
  'AES-256-CBC': aesCbcEncryptor,
  'AES-128-CTR': aesCtr,
  'AES-192-CTR': aesCtr,
  'AES-256-CTR': aesCtr,
  '3DES-EDE-CBC': desCbcEncryptor,
  'DES-CBC': desCbcEncryptor,
  RC4: rc4,
};

const DECRYPTORS: Readonly<Record<CipherName, Create>> = {
  ...ENCRYPTORS,
  'AES-128-CBC': aesCbcDecryptor,
  'AES-192-CBC': aesCbcDecryptor,
  'AES-256-CBC': aesCbcDecryptor,
  '3DES-EDE-CBC': desCbcDecryptor,
  'DES-CBC': desCbcDecryptor,
};

function create(from: Readonly<Record<CipherName, Create>>, name: CipherName, key: Uint8Array, iv: Uint8Array) {
  if (!Object.hasOwn(from, name)) throw unsupported('noble', name);
  return new CheckedCipher(name, key, iv, from[name]);
}

/** Ciphers without authentication. */
export const nobleBulkCiphers: Pick<CryptoProvider, 'encryptor' | 'decryptor'> = {
  encryptor: (name, key, iv) => create(ENCRYPTORS, name, key, iv),
  decryptor: (name, key, iv) => create(DECRYPTORS, name, key, iv),
};
