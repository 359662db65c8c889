import { equal } from '@cutaway/primitives/bytes';
import type { ClientAuthentication } from './authentication/client-authentication.js';
import { requireAuthentication } from './authentication/peer-chain.js';
import type { Faults } from './connection/faults.js';
import type { ConnectionOptions } from './connection/options.js';
import { TlsConnection } from './connection/tls-connection.js';
import { TlsError } from './errors/tls-error.js';
import { serverHandshake } from './handshake/server.js';
import type { ServerSettings } from './handshake/server-settings.js';
import type { HelloRetryCookies } from './hello-retry-cookies.js';
import { modern } from './policy/policies.js';
import { MAX_PLAINTEXT_LENGTH } from './record/record.js';
import type { EarlyDataAttempt, SessionStore, SessionTickets } from './resumption/index.js';
import { type ClientHelloInfo, contextFor, type ServerContext } from './server-context.js';
import type { ExternalPsk } from './session.js';

/**
 * How 0-RTT data is taken. It is not protected from replay as other data is: what it asks for must do no harm when it
 * happens twice (RFC 8446 §8). It comes as `earlyData` events.
 */
export interface EarlyDataOptions {
  /** Bytes taken from one connection, at the most. */
  readonly maxSize: number;
  /** Milliseconds by which a ticket's age may be off by our clock; 10000 unless given (RFC 8446 §8.3). */
  readonly window?: number;
  /** Whether a ClientHello was never seen before: `admit` of a {@link ClientHelloRecording}, or one's own. */
  readonly admit: (attempt: EarlyDataAttempt) => boolean | PromiseLike<boolean>;
}

const EARLY_DATA_WINDOW = 10_000;
const TICKET_COUNT = 2;
const TICKET_LIFETIME = 7200;
const LONGEST_TICKET_LIFETIME = 604_800;

/** What a server is made with. */
export interface TlsServerOptions extends ConnectionOptions, ServerContext {
  /** Other certificates, protocols or questions to clients under other names; `*.example.org` stands for one label. */
  readonly contexts?: Readonly<Record<string, ServerContext>>;
  /** Looks a context up instead; may take its time. `undefined`: none is for this client. */
  readonly selectContext?: (
    hello: ClientHelloInfo,
  ) => ServerContext | undefined | PromiseLike<ServerContext | undefined>;
  /** End the handshake with clients for which there is no other context; no unless given. */
  readonly requireKnownName?: boolean;
  /** The largest record to take, from 63 bytes (RFC 8449); 16384 unless given. */
  readonly recordSizeLimit?: number;
  readonly clientAuthentication?: ClientAuthentication;
  /** Where sessions are kept for clients to resume: {@link TicketKeys} or a {@link SessionStore}. None unless given. */
  readonly tickets?: SessionTickets;
  /** How many tickets a client of TLS 1.3 gets after a full handshake, one after a resumed one; 2 unless given. */
  readonly ticketCount?: number;
  /** Seconds a session can be resumed, at most 604800; 7200 unless given. */
  readonly ticketLifetime?: number;
  /** TLS 1.2: sessions by session id, for clients without tickets. None unless given. */
  readonly sessionIds?: SessionStore;
  /**
   * Put a cookie into each HelloRetryRequest, so that the answer may come to another connection or server that knows the
   * same key (RFC 8446 §4.2.2). None unless given.
   */
  readonly helloRetryCookies?: HelloRetryCookies;
  /** Keys that clients were given in another way, or a look-up by their identity. */
  readonly externalPsks?:
    | readonly ExternalPsk[]
    | ((identity: Uint8Array) => ExternalPsk | undefined | PromiseLike<ExternalPsk | undefined>);
  /** Take 0-RTT data; not unless given. */
  readonly earlyData?: EarlyDataOptions;
}

/**
 * A TLS server's side of one connection, without a socket. What several connections share (tickets) is given to each.
 *
 * @example
 * const server = new TlsServer({ credentials: [{ certificates, privateKey }] });
 * transport.onBytes = (bytes) => {
 *   server.receive(bytes);
 *   for (const event of server.events()) if (event.type === 'data') server.send(answerTo(event.data));
 *   transport.write(server.output());
 * };
 */
export class TlsServer extends TlsConnection {
  /**
   * @param faults misbehaviour, from `./lab`.
   * @throws {TlsError} `tls/invalid-options` without a credential, or when clients are asked who they are and no anchors given.
   */
  constructor(options: TlsServerOptions, faults?: Faults) {
    const settings = serverSettings(options);
    super(options, 'server', faults, (flow) => serverHandshake(flow, settings));
  }

  /**
   * Asks a client of TLS 1.3 for its certificate after the handshake (RFC 8446 §4.6.2). The answer is a
   * `clientCertificate` event; a client that must have one and has none ends the connection. Asks a client of TLS 1.2 in
   * a renegotiation, where a policy of `./lab` allows that; then the answer is a `renegotiated` event.
   *
   * @throws {TlsError} `tls/not-connected` unless a connection of TLS 1.3 is open with a client that offered to answer,
   * and at most 8 requests wait for answers; or one of TLS 1.2 that can be renegotiated.
   */
  requestClientCertificate(authentication: ClientAuthentication): void {
    if (!this.writable || !this.flow.requestCertificate?.(authentication)) throw new TlsError('tls/not-connected');
  }
}

function externalPskFinder(options: TlsServerOptions): ServerSettings['findExternalPsk'] {
  const { externalPsks = [] } = options;
  if (typeof externalPsks === 'function') return externalPsks;
  return (identity) => externalPsks.find((psk) => equal(psk.identity, identity));
}

function serverSettings(options: TlsServerOptions): ServerSettings {
  const { contexts = {} } = options;
  if (options.credentials.some(({ certificates }) => certificates.length === 0)) {
    throw new TlsError('tls/invalid-options', { option: 'credentials.certificates', value: '' });
  }
  if (options.clientAuthentication !== undefined) requireAuthentication(options.clientAuthentication);
  return {
    policy: options.policy ?? modern,
    context: options,
    selectContext: options.selectContext ?? (({ serverName }) => contextFor(contexts, serverName)),
    requireKnownName: options.requireKnownName ?? false,
    applicationProtocols: options.applicationProtocols ?? [],
    clientAuthentication: options.clientAuthentication,
    tickets: options.tickets,
    ticketCount: options.ticketCount ?? TICKET_COUNT,
    ticketLifetime: Math.min(options.ticketLifetime ?? TICKET_LIFETIME, LONGEST_TICKET_LIFETIME),
    sessionIds: options.sessionIds,
    helloRetryCookies: options.helloRetryCookies,
    findExternalPsk: externalPskFinder(options),
    earlyData: options.earlyData && { window: EARLY_DATA_WINDOW, ...options.earlyData },
    recordSizeLimit: options.recordSizeLimit ?? MAX_PLAINTEXT_LENGTH,
    certificateCompression: options.certificateCompression ?? [],
    now: options.now ?? (() => new Date()),
  };
}
