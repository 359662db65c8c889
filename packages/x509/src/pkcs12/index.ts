/**
 * PKCS #12 files (RFC 7292), also called PFX: keys and certificates under a password.
 *
 * @module
 */
export { type CreatePkcs12Options, createPkcs12, type Pkcs12Contents } from './create.js';
export {
  type Pkcs12,
  type Pkcs12Certificate,
  type Pkcs12Identity,
  type Pkcs12Key,
  type Pkcs12Options,
  parsePkcs12,
  pkcs12Identities,
} from './parse.js';
export type { BagAttributes } from './safe-bag.js';
