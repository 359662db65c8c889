import type { CutawayError } from '@cutaway/primitives/errors';
import type { TlsSession } from '../session.js';

/** What a connection agreed on. */
export interface ConnectionInfo {
  /** `TLS 1.2` … */
  readonly version: string;
  /** Registered name. */
  readonly cipherSuite: string;
  /** Registered name of the key exchange's group; absent with static RSA. */
  readonly group?: string;
  /** Registered name of the scheme the peer signed with; absent when it did not. */
  readonly signatureScheme?: string;
  readonly applicationProtocol?: string;
  /** The name the client asked for. */
  readonly serverName?: string;
  /** The peer's certificates as DER, its own first; empty when it showed none. */
  readonly peerCertificates: readonly Uint8Array[];
  /** Whether it was verified who the peer is: by a chain to a trusted authority, or a key shared before. */
  readonly peerAuthenticated: boolean;
  /** Why it was not, when a certificate was verified, found wanting and accepted all the same. */
  readonly authorizationError?: CutawayError;
  /** The OCSP response the peer stapled, DER. */
  readonly ocspResponse?: Uint8Array;
  /** Whether the handshake resumed an earlier session. */
  readonly resumed: boolean;
  /** TLS 1.2: whether the master secret is bound to the handshake (RFC 7627). Always so in TLS 1.3. */
  readonly extendedMasterSecret: boolean;
  /** Whether the server took the 0-RTT data; when not, it must be sent again. Absent when there was none to send. */
  readonly earlyDataAccepted?: boolean;
}

/** What happened on a connection, in order. */
export type TlsEvent =
  /** The handshake is complete: the peer is authenticated as far as was asked for, data can be sent. */
  | { readonly type: 'connected'; readonly info: ConnectionInfo }
  /** Application data that was sent before the handshake was complete: it may be a replay (RFC 8446 §8). */
  | { readonly type: 'earlyData'; readonly data: Uint8Array }
  /** Application data. */
  | { readonly type: 'data'; readonly data: Uint8Array }
  /**
   * A session that a later connection can resume. Each should be used once (RFC 8446 C.4), and none after an `error` of
   * this connection (RFC 5246 §7.2.2).
   */
  | { readonly type: 'session'; readonly session: TlsSession }
  /** The client answered a request after the handshake; without certificates when it has none. */
  | {
      readonly type: 'clientCertificate';
      /** DER, its own first. */
      readonly certificates: readonly Uint8Array[];
      readonly authenticated: boolean;
    }
  /** `./lab`: another handshake on the same connection is complete; `info` has what it agreed on. */
  | { readonly type: 'renegotiated' }
  /** The peer sent close_notify: no more data will come. */
  | { readonly type: 'end' }
  /** The connection failed; what must be said to the peer waits in the output. */
  | { readonly type: 'error'; readonly error: CutawayError };
