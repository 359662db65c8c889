import type { ErrorContext } from '@cutaway/primitives/errors';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { Sender } from './relay.js';

/** Why a connection was carried on without being looked into. */
export type PassedThroughReason =
  /** It does not begin with a ClientHello. */
  | 'not-tls'
  /** The server speaks first, which no TLS server does. */
  | 'server-spoke-first'
  /** The client has no version of TLS that we have. */
  | 'no-common-version'
  /** The server asks for a certificate: the client would sign what it sees, and it sees us. */
  | 'client-certificate-requested';

/** What a handshake agreed on. */
export interface AgreedHandshake {
  /** `TLS 1.3` … */
  readonly version: string;
  readonly cipherSuite: string;
  readonly group?: string;
  readonly applicationProtocol?: string;
  readonly resumed: boolean;
}

/** What happens on intercepted TLS connections; plain data, bytes in hexadecimal. */
export type TlsInterceptionEvent = { readonly connection: number } & (
  | { readonly type: 'connection'; readonly from: string }
  /** Where the client wants to go, and how that is known. */
  | {
      readonly type: 'target';
      readonly host: string;
      readonly port: number;
      readonly by: 'to' | 'CONNECT' | 'server_name';
    }
  | { readonly type: 'passed-through'; readonly reason: PassedThroughReason }
  | {
      readonly type: 'client-hello';
      readonly serverName?: string;
      readonly applicationProtocols: readonly string[];
      readonly versions: readonly string[];
    }
  /** A certificate is about to be shown to the client. `chain`: DER, its own first. */
  | {
      readonly type: 'certificate';
      readonly present: string;
      readonly names: readonly string[];
      readonly chain: readonly string[];
    }
  | ({ readonly type: 'handshake'; readonly side: Sender; readonly chain: readonly string[] } & AgreedHandshake)
  /** `alert`: what the other side said of it, by name. */
  | {
      readonly type: 'handshake-failed';
      readonly side: Sender;
      readonly code: string;
      readonly context: ErrorContext;
      readonly alert?: string;
    }
  | { readonly type: 'trace'; readonly side: Sender; readonly event: TraceEvent }
  /** Application data in the clear. `http`: it is also told as messages. */
  | { readonly type: 'data'; readonly from: Sender; readonly bytes: string; readonly http: boolean }
  | {
      readonly type: 'http-head';
      readonly from: Sender;
      readonly startLine: string;
      readonly fields: readonly (readonly [name: string, value: string])[];
    }
  /** `bytes`: the beginning of the content, codings removed; `length`: of all of it as it was carried. */
  | {
      readonly type: 'http-content';
      readonly from: Sender;
      readonly bytes: string;
      readonly length: number;
      readonly complete: boolean;
    }
  | { readonly type: 'failed'; readonly code: string; readonly context: ErrorContext }
  /** `by`: who broke off; absent when both ended in an orderly way. Bytes are of application data. */
  | {
      readonly type: 'closed';
      readonly fromClient: number;
      readonly fromServer: number;
      readonly by?: Sender;
      readonly code?: string;
      readonly alert?: string;
    }
  /** The last event of every connection, however it went. */
  | { readonly type: 'ended' }
);
