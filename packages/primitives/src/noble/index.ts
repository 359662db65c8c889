/**
 * The provider that runs everywhere: the noble libraries, and what they lack.
 *
 * Pure JavaScript cannot promise constant time.
 *
 * @module
 */
export { nobleForConnections } from './for-connections.js';
export { noble } from './noble.js';
