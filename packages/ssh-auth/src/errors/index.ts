/**
 * The errors of SSH.
 *
 * @module
 */

export {
  disconnectReasonFor,
  type ProtocolErrorEntry,
  protocolErrors,
  SshProtocolError,
  type SshProtocolErrorCode,
} from './protocol.js';
export {
  type SshAgentErrorCode,
  SshError,
  type SshErrorCode,
  type SshFileErrorCode,
  type SshKeyErrorCode,
  type SshPrivateKeyErrorCode,
} from './ssh-error.js';
