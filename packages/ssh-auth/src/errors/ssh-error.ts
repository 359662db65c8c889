import { CutawayError, type ErrorContext, type Place } from '@cutaway/primitives/errors';

/**
 * Everything that can be wrong with SSH keys and the files that hold them.
 *
 * - `ssh/unknown-key-type`: a public key of a type that is not known.
 * - `ssh/malformed-key`: a public key whose bytes or text cannot be read.
 * - `ssh/key-type-mismatch`: the type written beside a key is not the key's own.
 * - `ssh/key-too-short`: an RSA modulus shorter than the minimum.
 * - `ssh/malformed-signature`: a signature whose bytes cannot be read.
 * - `ssh/signature-algorithm`: a signature algorithm that is unknown, not allowed, or not one of the key's.
 * - `ssh/malformed-certificate`: a certificate whose bytes cannot be read.
 * - `ssh/certificate-signature`: a certificate that is not signed by the key it names.
 * - `ssh/malformed-sshsig`: a signature file that cannot be read.
 * - `ssh/malformed-krl`: a list of revoked keys that cannot be read.
 */
export type SshKeyErrorCode =
  | 'ssh/unknown-key-type'
  | 'ssh/malformed-key'
  | 'ssh/key-type-mismatch'
  | 'ssh/key-too-short'
  | 'ssh/malformed-signature'
  | 'ssh/signature-algorithm'
  | 'ssh/malformed-certificate'
  | 'ssh/certificate-signature'
  | 'ssh/malformed-sshsig'
  | 'ssh/malformed-krl';

/**
 * What can go wrong with private keys.
 *
 * - `ssh/unknown-private-key-format`: a text that is no private key in a format that is read here.
 * - `ssh/malformed-private-key`: bytes or text that cannot be read, or numbers that do not form a key.
 * - `ssh/passphrase-needed`: the key is encrypted and there is no passphrase.
 * - `ssh/wrong-passphrase`: the key does not decrypt.
 * - `ssh/unsupported-cipher`, `ssh/unsupported-kdf`: it is encrypted in a way that is not supported.
 * - `ssh/kdf-cost`: it asks for more work or memory than is allowed before the passphrase can be tried.
 */
export type SshPrivateKeyErrorCode =
  | 'ssh/unknown-private-key-format'
  | 'ssh/malformed-private-key'
  | 'ssh/passphrase-needed'
  | 'ssh/wrong-passphrase'
  | 'ssh/unsupported-cipher'
  | 'ssh/unsupported-kdf'
  | 'ssh/kdf-cost';

/**
 * What can go wrong with files on disk.
 *
 * - `ssh/file-unreadable`: a file exists and cannot be read.
 * - `ssh/file-unwritable`: a file cannot be written.
 * - `ssh/file-modes`: somebody else could have written a file that decides who may log in.
 */
export type SshFileErrorCode = 'ssh/file-unreadable' | 'ssh/file-unwritable' | 'ssh/file-modes';

/**
 * What can go wrong with agents.
 *
 * - `ssh/agent-unavailable`: there is no agent to connect to, or it has gone.
 * - `ssh/agent-refused`: it said no; it does not say why.
 * - `ssh/agent-malformed`: a message that cannot be read, or is another one than was asked for.
 * - `ssh/agent-constraint`: a key comes with a constraint that is not known.
 */
export type SshAgentErrorCode =
  | 'ssh/agent-unavailable'
  | 'ssh/agent-refused'
  | 'ssh/agent-malformed'
  | 'ssh/agent-constraint';

/** Every code this package throws. */
export type SshErrorCode = SshKeyErrorCode | SshPrivateKeyErrorCode | SshFileErrorCode | SshAgentErrorCode;

/** Thrown by everything in this package, except for {@link WireError} from codecs and `CryptoError` from providers. */
export class SshError<Code extends SshErrorCode = SshErrorCode> extends CutawayError<Code> {
  override readonly name = 'SshError';

  constructor(code: Code, options: { context?: ErrorContext; rule?: string; place?: Place; cause?: unknown } = {}) {
    super(code, options);
  }
}
