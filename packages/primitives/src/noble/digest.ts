/**
 * The digests of the `noble` provider alone, for what needs a fingerprint and no curve: it loads a tenth of the provider.
 *
 * @module
 */
import type { CryptoProvider } from '../crypto/provider.js';
import { nobleHashes } from './hashes.js';

/**
 * The digest of one byte string, in pure JavaScript.
 *
 * @throws {CryptoError} `crypto/unsupported`
 */
export const digest: CryptoProvider['digest'] = nobleHashes.digest;
