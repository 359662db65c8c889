/**
 * Who may log in with which key: `authorized_keys` as sshd(8) reads it, with a reason for every line.
 *
 * @module
 */

export type { RemoteHost } from '../pattern/address.js';
export {
  type Authorization,
  type AuthorizationOutcome,
  type AuthorizationRequest,
  type AuthorizationStep,
  authorizeKey,
} from './authorize.js';
export { type AuthorizedKey, AuthorizedKeysFile, type BrokenAuthorizedKey } from './authorized-keys-file.js';
export {
  ALL_PERMITTED,
  type ForwardingTarget,
  type KeyOptions,
  parseKeyOptions,
  permitsForwarding,
  type SessionPermissions,
} from './key-options.js';
