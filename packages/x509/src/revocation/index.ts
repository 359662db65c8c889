/**
 * Fetching what certificates point to: CRLs, OCSP answers, issuers. How is the caller's.
 *
 * @module
 */
export {
  type FetchedRevocation,
  type Fetcher,
  type FetchOptions,
  fetchIssuers,
  fetchRevocation,
  type Published,
  publishedAddresses,
} from './fetch.js';
