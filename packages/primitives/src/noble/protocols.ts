import type { CryptoProvider } from '../crypto/provider.js';
import { nobleAead } from './ciphers/aead.js';
import { nobleBulkCiphers } from './ciphers/bulk.js';
import { nobleOpenSshAead } from './ciphers/openssh-aead.js';
import { nobleHashes } from './hashes.js';
import { nobleKeyExchange } from './key-exchange.js';
import { noblePublicKey } from './public-key/index.js';
import { random } from './random.js';

/** The functions that make keys from passwords. */
export type PasswordFunction = 'pbkdf2' | 'scrypt' | 'argon2' | 'bcryptPbkdf';

/** What protocols need of a provider. */
export const nobleProtocols: Omit<CryptoProvider, 'name' | 'supports' | PasswordFunction> = {
  random,
  ...nobleHashes,
  ...nobleAead,
  ...nobleBulkCiphers,
  ...nobleOpenSshAead,
  ...nobleKeyExchange,
  ...noblePublicKey,
};
