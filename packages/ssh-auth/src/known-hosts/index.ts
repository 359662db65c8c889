/**
 * Whether a host key is the host's: `known_hosts` read, judged and written as OpenSSH does, without touching a file.
 *
 * @module
 */
export { DEFAULT_HOST_KEY_ALGORITHMS, hostKeyAlgorithms, PLAIN_HOST_KEY_ALGORITHMS } from './algorithms.js';
export { type HashedHost, hashHost, matchesHashedHost, parseHashedHost } from './hashed-host.js';
export { knownHostsName, SSH_PORT } from './host-name.js';
export { type Host, KnownHosts, type KnownHostsOptions, type PresentedHostKey } from './known-hosts.js';
export { KnownHostsFile, type NewEntry } from './known-hosts-file.js';
export type { BlankLine, BrokenLine, KnownHostsEntry, KnownHostsLine, LineProblem, Marker } from './line.js';
export { type HostKeyRotation, hostKeyRotation, type RotationObstacle } from './rotation.js';
export { checkSshfp, parseSshfp, type SshfpRecord, sshfpRecords, sshfpText } from './sshfp.js';
export {
  type CertificateInvalidVerdict,
  type CertificateKnownVerdict,
  type CertificateUnknownVerdict,
  type ChangedVerdict,
  type HostKeyVerdict,
  isTrusted,
  isUndecided,
  type KnownVerdict,
  type RevokedVerdict,
  type UndecidedVerdict,
  type UnknownVerdict,
  type VerdictBase,
} from './verdict.js';
export {
  type FirstUseQuestion,
  type HostKeyDecision,
  type HostKeyVerifier,
  hostKeyVerifier,
  readAnswer,
  type StrictHostKeyChecking,
  type VerifierOptions,
} from './verifier.js';
