/**
 * A small certification authority for development and tests, and certificates that are wrong on purpose.
 *
 * @module
 */
export { Authority } from './authority.js';
export type { Locations } from './extensions.js';
export { nameSubtrees } from './name-subtrees.js';
export {
  allOf,
  type CertificateParts,
  type InsecureChange,
  type NamedExtension,
  type NameInput,
  signParts,
  withExtension,
  withoutExtension,
} from './parts.js';
export { PURPOSES, type Purpose } from './purposes.js';
export type { AuthorityOptions, AuthorityRequest, CommonRequest, Issued, LeafRequest } from './requests.js';
