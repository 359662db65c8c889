/**
 * The provider that runs everywhere: the noble libraries, and what they lack.
 *
 * Pure JavaScript cannot promise constant time.
 *
 * @module
 */
import { unsupported } from '../crypto/checks.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { nobleAead } from './aead.js';
import { nobleHashes } from './hashes.js';
import { nobleKeyExchange } from './key-exchange.js';
import { noblePasswords } from './passwords.js';
import { noblePublicKey } from './public-key/index.js';
import { random } from './random.js';

const ALGORITHMS: ReadonlySet<string> = new Set([
  'MD5',
  'SHA-1',
  'SHA-224',
  'SHA-256',
  'SHA-384',
  'SHA-512',
  'MD5-SHA-1',
  'AES-128-GCM',
  'AES-192-GCM',
  'AES-256-GCM',
  'ChaCha20-Poly1305',
  'X25519',
  'X448',
  'secp256r1',
  'secp384r1',
  'secp521r1',
  'RSASSA-PKCS1-v1_5',
  'RSASSA-PSS',
  'DSA',
  'ECDSA',
  'Ed25519',
  'Ed448',
  'RSAES-PKCS1-v1_5',
  'RSAES-OAEP',
  'RSA',
  'EC',
  'P-256',
  'P-384',
  'P-521',
  'PBKDF2',
  'scrypt',
  'bcrypt-pbkdf',
]);

const absent = (algorithm: string) => (): never => {
  throw unsupported('noble', algorithm);
};

/** Pure JavaScript, for Node, browsers, Deno, Bun and workers. */
export const noble: CryptoProvider = {
  name: 'noble',
  supports: (algorithm) => ALGORITHMS.has(algorithm),
  random,
  ...nobleHashes,
  ...nobleAead,
  ...nobleKeyExchange,
  encryptor: (name) => absent(name)(),
  decryptor: (name) => absent(name)(),
  openSshAead: absent('chacha20-poly1305@openssh.com'),
  ...noblePublicKey,
  ...noblePasswords,
};
