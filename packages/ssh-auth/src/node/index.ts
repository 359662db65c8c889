/**
 * Files on disk: what else needs Node.
 *
 * @module
 */
export {
  addKnownHost,
  defaultKnownHostsPaths,
  hashKnownHosts,
  readKnownHosts,
  removeKnownHost,
  replaceKnownHostKeys,
} from './known-hosts.js';
