import { type AeadName, type CipherName, CryptoError, type CryptoProvider } from '@cutaway/primitives/crypto';
import { SshError } from '../errors/index.js';

/** A cipher that protects private keys in OpenSSH's files (PROTOCOL.key, RFC 4344 §4, RFC 5647). */
export type PrivateKeyCipherName =
  | 'aes256-ctr'
  | 'aes192-ctr'
  | 'aes128-ctr'
  | 'aes256-cbc'
  | 'aes192-cbc'
  | 'aes128-cbc'
  | '3des-cbc'
  | 'aes256-gcm@openssh.com'
  | 'aes128-gcm@openssh.com';

/** Lengths in bytes, and how to use the cipher. */
export interface PrivateKeyCipher {
  readonly keyLength: number;
  readonly ivLength: number;
  readonly blockLength: number;
  /** How many bytes of authentication tag follow the ciphertext. */
  readonly tagLength: number;
  /** Gives ciphertext and tag. */
  encrypt(crypto: CryptoProvider, key: Uint8Array, iv: Uint8Array, plaintext: Uint8Array): Uint8Array;
  /** @throws {SshError} `ssh/wrong-passphrase` when there is a tag and it does not match. */
  decrypt(crypto: CryptoProvider, key: Uint8Array, iv: Uint8Array, ciphertext: Uint8Array): Uint8Array;
}

function bulk(name: CipherName, keyLength: number, blockLength = 16): PrivateKeyCipher {
  return {
    keyLength,
    ivLength: blockLength,
    blockLength,
    tagLength: 0,
    encrypt: (crypto, key, iv, plaintext) => crypto.encryptor(name, key, iv).update(plaintext),
    decrypt: (crypto, key, iv, ciphertext) => crypto.decryptor(name, key, iv).update(ciphertext),
  };
}

function aead(name: AeadName, keyLength: number): PrivateKeyCipher {
  const none = new Uint8Array();
  return {
    keyLength,
    ivLength: 12,
    blockLength: 16,
    tagLength: 16,
    encrypt: (crypto, key, iv, plaintext) => crypto.aead(name, key).seal(iv, plaintext, none),
    decrypt: (crypto, key, iv, ciphertext) => {
      try {
        return crypto.aead(name, key).open(iv, ciphertext, none);
      } catch (error) {
        if (error instanceof CryptoError && error.code === 'crypto/authentication-failed') {
          throw new SshError('ssh/wrong-passphrase', { cause: error });
        }
        throw error;
      }
    },
  };
}

const CIPHERS: Readonly<Record<PrivateKeyCipherName, PrivateKeyCipher>> = {
  'aes256-ctr': bulk('AES-256-CTR', 32),
  'aes192-ctr': bulk('AES-192-CTR', 24),
  'aes128-ctr': bulk('AES-128-CTR', 16),
  'aes256-cbc': bulk('AES-256-CBC', 32),
  'aes192-cbc': bulk('AES-192-CBC', 24),
  'aes128-cbc': bulk('AES-128-CBC', 16),
  '3des-cbc': bulk('3DES-EDE-CBC', 24, 8),
  'aes256-gcm@openssh.com': aead('AES-256-GCM', 32),
  'aes128-gcm@openssh.com': aead('AES-128-GCM', 16),
};

/** @throws {SshError} `ssh/unsupported-cipher`. */
export function privateKeyCipher(name: string): PrivateKeyCipher {
  if (!Object.hasOwn(CIPHERS, name)) throw new SshError('ssh/unsupported-cipher', { context: { cipher: name } });
  return CIPHERS[name as PrivateKeyCipherName];
}
