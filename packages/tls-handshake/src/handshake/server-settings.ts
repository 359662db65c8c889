import type { CertificateCompression } from '../authentication/certificate-compression.js';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { HelloRetryCookies } from '../hello-retry-cookies.js';
import type { Policy } from '../policy/policy.js';
import type { EarlyDataAttempt, SessionStore, SessionTickets } from '../resumption/index.js';
import type { ClientHelloInfo, ServerContext } from '../server-context.js';
import type { ExternalPsk } from '../session.js';

/** 0-RTT, with defaults filled in. */
export interface EarlyDataSettings {
  readonly maxSize: number;
  readonly window: number;
  readonly admit: (attempt: EarlyDataAttempt) => boolean | PromiseLike<boolean>;
}

/** What decides a server's handshake, with defaults filled in. */
export interface ServerSettings {
  readonly policy: Policy;
  /** What we are when no name, or an unknown one, is asked for. */
  readonly context: ServerContext;
  /** What we are for this client; may have to be looked up. */
  readonly selectContext: (
    hello: ClientHelloInfo,
  ) => ServerContext | undefined | PromiseLike<ServerContext | undefined>;
  /** End the handshake when a name is asked for that no context is for. */
  readonly requireKnownName: boolean;
  readonly applicationProtocols: readonly string[];
  readonly clientAuthentication: ClientAuthentication | undefined;
  readonly tickets: SessionTickets | undefined;
  /** Tickets of TLS 1.3 given after a full handshake. */
  readonly ticketCount: number;
  /** Seconds. */
  readonly ticketLifetime: number;
  /** Sessions of TLS 1.2 by their session id. */
  readonly sessionIds: SessionStore | undefined;
  /** What a server knows of a retried hello when it keeps nothing. */
  readonly helloRetryCookies: HelloRetryCookies | undefined;
  readonly findExternalPsk: (identity: Uint8Array) => ExternalPsk | undefined | PromiseLike<ExternalPsk | undefined>;
  readonly earlyData: EarlyDataSettings | undefined;
  /** The largest record taken, in bytes of content. */
  readonly recordSizeLimit: number;
  /** For certificates, the preferred first. */
  readonly certificateCompression: readonly CertificateCompression[];
  readonly now: () => Date;
}
