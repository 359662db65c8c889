/**
 * Roots to trust in, and what must be fetched: the parts that need Node.
 *
 * @module
 */
export { type FetcherOptions, httpFetcher } from './fetcher.js';
export { anchorsOf, mozillaRoots, systemRoots } from './trust.js';
