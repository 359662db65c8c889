/**
 * The provider that runs everywhere: the noble libraries, and what they lack.
 *
 * Pure JavaScript cannot promise constant time.
 *
 * @module
 */
import { supports } from '../crypto/algorithms.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { nobleAead } from './ciphers/aead.js';
import { nobleBulkCiphers } from './ciphers/bulk.js';
import { nobleOpenSshAead } from './ciphers/openssh-aead.js';
import { nobleHashes } from './hashes.js';
import { nobleKeyExchange } from './key-exchange.js';
import { noblePasswords } from './passwords.js';
import { noblePublicKey } from './public-key/index.js';
import { random } from './random.js';

/** Pure JavaScript, for Node, browsers, Deno, Bun and workers. */
export const noble: CryptoProvider = {
  name: 'noble',
  supports,
  random,
  ...nobleHashes,
  ...nobleAead,
  ...nobleBulkCiphers,
  ...nobleOpenSshAead,
  ...nobleKeyExchange,
  ...noblePublicKey,
  ...noblePasswords,
};
