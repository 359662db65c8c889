/**
 * The errors of SSH.
 *
 * @module
 */
export { SshError, type SshErrorCode, type SshKeyErrorCode } from './ssh-error.js';
