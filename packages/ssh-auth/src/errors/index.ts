/**
 * The errors of SSH.
 *
 * @module
 */
export {
  SshError,
  type SshErrorCode,
  type SshFileErrorCode,
  type SshKeyErrorCode,
  type SshPrivateKeyErrorCode,
} from './ssh-error.js';
