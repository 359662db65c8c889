/**
 * Signatures over files, commits and other messages (PROTOCOL.sshsig), and who may make them.
 *
 * @module
 */
export { parseAbsoluteTime } from '../time/absolute-time.js';
export {
  type AllowedSigner,
  AllowedSigners,
  type SignerClaim,
  type SignerOutcome,
  type SignerStep,
} from './allowed-signers.js';
export {
  parseSshsig,
  type Sshsig,
  type SshsigHash,
  signSshsig,
  sshsigData,
  sshsigText,
  verifySshsig,
} from './sshsig.js';
