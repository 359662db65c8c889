/**
 * The provider for Node: OpenSSL through `node:crypto`, and the `noble` provider where OpenSSL lacks or refuses
 * something. Both support the same algorithms and give the same answers.
 *
 * @module
 */
import { supports } from '../crypto/algorithms.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { random } from '../noble/random.js';
import { nodeAead } from './ciphers/aead.js';
import { nodeBulkCiphers } from './ciphers/bulk.js';
import { nodeOpenSshAead } from './ciphers/openssh-aead.js';
import { nodeHashes } from './hashes.js';
import { nodeKeyExchange } from './key-exchange.js';
import { nodePasswords } from './passwords.js';
import { nodePublicKey } from './public-key/index.js';

/** Cryptography by OpenSSL. */
export const nodeCrypto: CryptoProvider = {
  name: 'node',
  supports,
  random,
  ...nodeHashes,
  ...nodeAead,
  ...nodeBulkCiphers,
  ...nodeOpenSshAead,
  ...nodeKeyExchange,
  ...nodePublicKey,
  ...nodePasswords,
};
