/**
 * The errors of SSH.
 *
 * @module
 */
export {
  type SshAgentErrorCode,
  SshError,
  type SshErrorCode,
  type SshFileErrorCode,
  type SshKeyErrorCode,
  type SshPrivateKeyErrorCode,
} from './ssh-error.js';
