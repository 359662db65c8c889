import { supports } from '../crypto/algorithms.js';
import type { CryptoProvider } from '../crypto/provider.js';
import { noblePasswords } from './passwords.js';
import { nobleProtocols } from './protocols.js';

/** Pure JavaScript, for Node, browsers, Deno, Bun and workers. */
export const noble: CryptoProvider = { name: 'noble', supports, ...nobleProtocols, ...noblePasswords };
