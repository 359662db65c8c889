import type { CutawayError } from '@cutaway/primitives/errors';

/** What both sides agreed on in a key exchange. */
export interface KeyExchangeInfo {
  readonly keyExchange: string;
  readonly hostKey: string;
  readonly cipherClientToServer: string;
  readonly cipherServerToClient: string;
  /** Absent when the cipher authenticates packets itself. */
  readonly macClientToServer?: string;
  readonly macServerToClient?: string;
  /** Whether both sides keep to strict kex (CVE-2023-48795). */
  readonly strict: boolean;
  /**
   * Whether somebody in between could have cut off the first encrypted packets unnoticed (Terrapin, CVE-2023-48795): the
   * peer has no strict kex, and the ciphers allow it.
   */
  readonly prefixTruncation: boolean;
  /** The server's host key or host certificate, encoded. */
  readonly serverHostKey: Uint8Array;
  /** The exchange hash H of the first key exchange. */
  readonly sessionIdentifier: Uint8Array;
}

/** What happens on every connection, in either role. */
export type TransportEvent =
  /** Keys were agreed on: for the first time, or again. */
  | { readonly type: 'keys'; readonly info: KeyExchangeInfo; readonly rekey: boolean }
  /** The peer sent a text for debugging. It may hold control characters. */
  | { readonly type: 'debug'; readonly message: string; readonly alwaysDisplay: boolean }
  /** The peer ended the connection in an orderly way. */
  | { readonly type: 'end' }
  /** The connection failed; what must be said to the peer waits in the output. */
  | { readonly type: 'error'; readonly error: CutawayError };
