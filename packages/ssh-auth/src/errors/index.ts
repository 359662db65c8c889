/**
 * The errors of SSH.
 *
 * @module
 */
export { SshError, type SshErrorCode, type SshFileErrorCode, type SshKeyErrorCode } from './ssh-error.js';
