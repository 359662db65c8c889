/**
 * The provider for Node: OpenSSL through `node:crypto`, and the `noble` provider where OpenSSL lacks or refuses
 * something. Both support the same algorithms and give the same answers.
 *
 * @module
 */
import type { CryptoProvider } from '../crypto/provider.js';
import { noble } from '../noble/index.js';
import { nodePasswords } from './passwords.js';
import { nodePublicKey } from './public-key/index.js';

/** Cryptography by OpenSSL. */
export const nodeCrypto: CryptoProvider = {
  ...noble,
  name: 'node',
  ...nodePublicKey,
  ...nodePasswords,
};
