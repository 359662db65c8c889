import type { CutawayError } from '@cutaway/primitives/errors';
import type { SigningKey } from '../keys/signing-key.js';
import type { UserauthInfoRequest } from './messages/userauth-info-request.js';

/** Logs in with a password (RFC 4252 §8). */
export interface PasswordAuthentication {
  readonly method: 'password';
  /** The password, or a function that asks for it: again after a wrong one; `undefined` gives up. */
  readonly password: string | ((attempt: number) => string | undefined | Promise<string | undefined>);
  /** Asks for a new password when the old one has expired; the prompt is the server's and may hold control characters. */
  readonly changePassword?: (prompt: string) => string | undefined | Promise<string | undefined>;
}

/** Logs in with a signature (RFC 4252 §7). */
export interface PublickeyAuthentication {
  readonly method: 'publickey';
  readonly key: SigningKey;
  /**
   * Called when the key would be taken and does not sign: an agent refuses, nobody types its passphrase. The next way
   * to log in is tried then; without this function the connection ends with the error.
   */
  readonly signatureFailed?: (error: CutawayError) => void;
}

/** Lets the server ask whatever it wants to know (RFC 4256). */
export interface KeyboardInteractiveAuthentication {
  readonly method: 'keyboard-interactive';
  /** Answers the questions, which may hold control characters, in their order; `undefined` gives up. */
  readonly respond: (
    request: UserauthInfoRequest,
    attempt: number,
  ) => readonly string[] | undefined | Promise<readonly string[] | undefined>;
}

/** One way to log in. */
export type Authentication = PasswordAuthentication | PublickeyAuthentication | KeyboardInteractiveAuthentication;

/** The proof of which host a session is with, as an agent wants it that holds keys to their destinations. */
export interface SessionProof {
  /** The server's host key or host certificate, encoded. */
  readonly hostKey: Uint8Array;
  /** The exchange hash H of the first key exchange. */
  readonly sessionIdentifier: Uint8Array;
  /** The host key's signature over it, as the server sent it. */
  readonly signature: Uint8Array;
}

/** Ways to log in; or a function that gives them once the host key was accepted. */
export type AuthenticationMethods =
  | readonly Authentication[]
  | ((session: SessionProof) => readonly Authentication[] | Promise<readonly Authentication[]>);
