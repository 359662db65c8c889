import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { PeerVerdict } from '../authentication/peer-chain.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { findExtension } from '../extensions/definition.js';
import { sessionTicket } from '../extensions/session-ticket.js';
import type { KeySchedule12 } from '../key-schedule/tls12.js';
import { type CipherSuiteParameters, cipherSuite } from '../registry/cipher-suites.js';
import { isFresh, type ServerSession } from '../resumption/server-session.js';
import { authenticateResumedClient } from './client-session.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import type { ServerSettings } from './server-settings.js';
import type { Hello12 } from './server12-hello.js';

/** A longer ticket would not fit its field (RFC 5077 §3.3). */
const MAX_TICKET_LENGTH: number = 2 ** 16 - 1;

/** A session that goes on, and its suite. */
export interface Resumed12 {
  readonly session: ServerSession;
  readonly suite: CipherSuiteParameters;
  /** What is known of who the client is. */
  readonly client: PeerVerdict;
}

/** The session a client asks for by ticket or session id, when it may be resumed (RFC 5077 §3.4, RFC 5246 F.1.4). */
export function* resumableSession(
  flow: MessageFlow,
  settings: ServerSettings,
  hello: ReceivedClientHello,
  version: number,
  extendedMasterSecret: boolean,
  authentication: ClientAuthentication | undefined,
): Handshake<Resumed12 | undefined> {
  const ticket = findExtension(hello.value.extensions, sessionTicket, 'ClientHello');
  const id = hello.value.legacy_session_id;
  const byTicket = ticket !== undefined && ticket.length > 0;
  const [store, handle] = byTicket ? [settings.tickets, ticket] : [settings.sessionIds, id];
  const session = yield* flow.perform(() => (handle.length > 0 ? store?.redeem(handle) : undefined));
  if (session === undefined || session.version !== version || !isFresh(session, settings.now())) return undefined;
  const suite = cipherSuite(session.cipherSuite);
  const known =
    suite !== undefined &&
    settings.policy.cipherSuites.includes(suite.id) &&
    hello.cipherSuites.includes(suite.id) &&
    session.serverName === hello.serverName;
  if (!known) return undefined;
  // RFC 7627 §5.3
  if (session.extendedMasterSecret && !extendedMasterSecret) {
    flow.require('extended_master_secret', false, 'tls/extended-master-secret-missing', () => ({
      subject: { message: hello.id, path: 'extensions' },
      rule: 'RFC 7627 §5.3',
    }));
  }
  if (session.extendedMasterSecret !== extendedMasterSecret) return undefined;
  const client = authenticateResumedClient(flow, settings, authentication, session);
  if (client === undefined) return undefined;
  flow.forgetWhenFailed(() => store?.delete?.(handle));
  return { session, suite, client };
}

/** Keeps the session: in a ticket that was promised, or under its id. @returns the ticket to send. */
export function* ticketFor(
  flow: MessageFlow,
  context: Hello12 & { readonly settings: ServerSettings; readonly schedule: KeySchedule12 },
  peerCertificates: readonly Uint8Array[],
): Handshake<Uint8Array | undefined> {
  const { settings, schedule, suite, version, hello, sessionId, promisesTicket } = context;
  const session: ServerSession = {
    version,
    cipherSuite: suite.id,
    secret: schedule.masterSecret,
    issuedAt: settings.now().getTime(),
    lifetime: settings.ticketLifetime,
    ticketAgeAdd: 0,
    maxEarlyDataSize: 0,
    serverName: hello.serverName,
    applicationProtocol: context.applicationProtocol,
    extendedMasterSecret: context.extendedMasterSecret,
    peerCertificates,
  };
  const { tickets } = settings;
  if (promisesTicket && tickets !== undefined) {
    const ticket = yield* flow.perform(() => tickets.issue(session));
    flow.forgetWhenFailed(() => tickets.delete?.(ticket));
    // An empty one takes the promise back (RFC 5077 §3.3).
    return ticket.length > MAX_TICKET_LENGTH ? new Uint8Array(0) : ticket;
  }
  if (sessionId.length > 0) {
    settings.sessionIds?.put(sessionId, session);
    flow.forgetWhenFailed(() => settings.sessionIds?.delete(sessionId));
  }
  return undefined;
}
