import { equal } from '@cutaway/primitives/bytes';
import { constantTimeEqual } from '@cutaway/primitives/crypto';
import { type PeerIdentity, readPeerIdentity } from '../authentication/identity.js';
import type { PeerVerdict } from '../authentication/peer-chain.js';
import { authenticateResumedServer, authenticateServer } from '../authentication/server-authentication.js';
import type { CertifiedKey } from '../authentication/signatures.js';
import type { ConnectionInfo } from '../connection/events.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { findExtension } from '../extensions/definition.js';
import { sessionTicket } from '../extensions/session-ticket.js';
import { statusRequest } from '../extensions/status-request.js';
import { KeySchedule12, type Randoms, transcriptHash, type WriteKeys } from '../key-schedule/tls12.js';
import { Certificate12 } from '../messages/certificate.js';
import { certificateRequest12 } from '../messages/certificate-request.js';
import { CertificateStatus } from '../messages/certificate-status.js';
import { clientKeyExchange } from '../messages/client-key-exchange.js';
import { Finished } from '../messages/finished.js';
import { NewSessionTicket12 } from '../messages/new-session-ticket.js';
import { ServerHelloDone } from '../messages/server-hello-done.js';
import { type ServerKeyExchange, serverKeyExchange } from '../messages/server-key-exchange.js';
import { protection12 } from '../record/make-protection.js';
import { ProtocolVersion } from '../registry/protocol-version.js';
import type { TlsSession } from '../session.js';
import type { Hellos } from './client.js';
import { proveClient12, sendClientCertificate12 } from './client-certificate12.js';
import type { ClientSettings } from './client-settings.js';
import { checkKeyFitsSuite, checkServerHello12, checkServerKeyExchange, type Negotiated12 } from './client12-checks.js';
import { type ClientExchange, dheExchange, ecdheExchange, rsaExchange, temporaryRsaKey } from './key-exchange12.js';
import { type Binding12, bindingTo, type VerifyData } from './renegotiation12.js';

/** How long a session without a hint is kept: a day, in seconds (RFC 5246 F.1.4). */
const DEFAULT_LIFETIME = 86_400;

const NOTHING = new Uint8Array(0);

type Keys = Readonly<Record<'client' | 'server', WriteKeys>>;

/** What all parts of the handshake need. */
interface Context12 extends Hellos, Negotiated12 {
  readonly settings: ClientSettings;
  readonly schedule: KeySchedule12;
  readonly randoms: Randoms;
  readonly finished: VerifyData;
}

/** What a handshake came to, whole or abbreviated. */
type Outcome = Pick<ConnectionInfo, 'group' | 'signatureScheme' | 'peerCertificates' | 'ocspResponse'> &
  PeerVerdict & {
    readonly ticket: NewSessionTicket12 | undefined;
  };

/** The client's side of TLS 1.2 from the ServerHello on (RFC 5246 §7.3). Gives what a renegotiation is bound to. */
export function* clientHandshake12(flow: MessageFlow, settings: ClientSettings, hellos: Hellos): Handshake<Binding12> {
  const { serverHello, version } = hellos;
  const negotiated = checkServerHello12(flow, settings, hellos);
  const { suite, extendedMasterSecret, applicationProtocol } = negotiated;
  flow.context = { version, keyExchange: suite.keyExchange, authentication: suite.authentication };
  const schedule = new KeySchedule12({ crypto: flow.crypto, suite, version, tracer: flow.tracer });
  const context = { ...hellos, ...negotiated, settings, schedule, randoms: randomsOf(hellos), finished: {} };

  const session = resumedSession(flow, context);
  const { ticket, ...outcome } = session ? yield* abbreviated(flow, context, session) : yield* full(flow, context);

  flow.transcribing = false;
  flow.transcript.clear();
  flow.canSend = true;
  flow.canReceive = true;
  flow.exporter = (label, value, length) => schedule.exportKeyingMaterial(label, value, length, context.randoms);
  flow.info = {
    version: ProtocolVersion.label(version),
    cipherSuite: suite.name,
    ...outcome,
    ...(applicationProtocol === undefined ? {} : { applicationProtocol }),
    ...(settings.serverName === undefined ? {} : { serverName: settings.serverName.text }),
    resumed: session !== undefined,
    extendedMasterSecret,
  };
  offerSession(flow, context, session, ticket, serverHello.value.legacy_session_id_echo);
  return bindingTo(context.finished, negotiated.secureRenegotiation);
}

/**
 * RFC 5246 §7.3, Figure 1.
 *
 *     ClientHello            -------->
 *                                              ServerHello
 *                                             Certificate*
 *                                       CertificateStatus*
 *                                       ServerKeyExchange*
 *                                      CertificateRequest*
 *                            <--------     ServerHelloDone
 *     Certificate*
 *     ClientKeyExchange
 *     CertificateVerify*
 *     [ChangeCipherSpec]
 *     Finished               -------->
 *                                        NewSessionTicket*
 *                                       [ChangeCipherSpec]
 *                            <--------            Finished
 */
function* full(flow: MessageFlow, context: Context12): Handshake<Outcome> {
  const { settings, suite, version, schedule, randoms, serverHello } = context;
  const { keyExchange, authentication } = suite;
  if (keyExchange === null || authentication === null) throw new TlsError('tls/cipher-suite-unfit');
  let server: PeerIdentity | undefined;
  let verdict: PeerVerdict = { peerAuthenticated: false };
  let ocspResponse: Uint8Array | undefined;
  if (authentication !== 'anon') {
    const certificate = yield* flow.receive(Certificate12);
    if (findExtension(serverHello.value.extensions, statusRequest, 'ServerHello') !== undefined) {
      ocspResponse = (yield* flow.receiveOptional(CertificateStatus))?.value.response;
    }
    server = readPeerIdentity(flow, certificate.value.certificate_list, certificate);
    checkKeyFitsSuite(flow, suite, server.key, certificate.id);
    const usage = keyExchange === 'RSA' && !suite.export ? 'keyEncipherment' : 'digitalSignature';
    verdict = authenticateServer(flow, settings, server, { ocspResponse, usage });
  }
  let serverKeys: Received<ServerKeyExchange> | undefined;
  let signatureScheme: string | undefined;
  if (keyExchange !== 'RSA' || suite.export) {
    const definition = serverKeyExchange({ version, keyExchange, authentication });
    // With an EXPORT suite it may be missing, when the certificate's key is short enough (RFC 2246 §7.4.3).
    serverKeys = yield* keyExchange === 'RSA' ? flow.receiveOptional(definition) : flow.receive(definition);
    if (serverKeys !== undefined && server !== undefined) {
      signatureScheme = checkServerKeyExchange(flow, context, serverKeys, server.key);
    }
  }
  const request = yield* flow.receiveOptional(certificateRequest12(version));
  if (request !== undefined && authentication === 'anon') throw new TlsError('tls/anonymous-server-asks');
  yield* flow.receive(ServerHelloDone);

  const proof = request === undefined ? undefined : sendClientCertificate12(flow, settings, request.value);
  const exchange = exchangeKeys(flow, context, serverKeys, server?.key);
  flow.send(clientKeyExchange(keyExchange), { exchange_keys: exchange.exchangeKeys });
  if (context.extendedMasterSecret) {
    const sessionHash = flow.transcript.hash(transcriptHash(suite, version));
    schedule.deriveExtendedMasterSecret(exchange.preMasterSecret, sessionHash, exchange.id);
  } else {
    schedule.deriveMasterSecret(exchange.preMasterSecret, randoms, exchange.id);
  }
  flow.logKey('CLIENT_RANDOM', randoms.client, schedule.masterSecret);
  if (proof !== undefined) yield* proveClient12(flow, proof);

  const keys = schedule.deriveKeys(randoms);
  sendFinished(flow, context, keys);
  // Suites that keep what is sent secret even if the handshake was tampered with (RFC 7918 §4).
  if (settings.falseStart && keyExchange === 'ECDHE' && suite.encryption.type === 'aead') flow.canSend = true;
  const ticket = yield* receiveFinished(flow, context, keys);
  return {
    ticket,
    ...verdict,
    peerCertificates: server?.certificates ?? [],
    ...(exchange.group === undefined ? {} : { group: exchange.group }),
    ...(signatureScheme === undefined ? {} : { signatureScheme }),
    ...(ocspResponse === undefined ? {} : { ocspResponse }),
  };
}

/**
 * RFC 5246 §7.3, Figure 2; RFC 5077 §3.1, Figure 2.
 *
 *     ClientHello            -------->
 *                                              ServerHello
 *                                        NewSessionTicket*
 *                                       [ChangeCipherSpec]
 *                            <--------            Finished
 *     [ChangeCipherSpec]
 *     Finished               -------->
 */
function* abbreviated(flow: MessageFlow, context: Context12, session: TlsSession): Handshake<Outcome> {
  const { schedule, randoms } = context;
  schedule.resume(session.secret);
  flow.logKey('CLIENT_RANDOM', randoms.client, schedule.masterSecret);
  const keys = schedule.deriveKeys(randoms);
  const ticket = yield* receiveFinished(flow, context, keys);
  sendFinished(flow, context, keys);
  return {
    ticket,
    peerCertificates: session.peerCertificates,
    ...authenticateResumedServer(flow, context.settings, session),
  };
}

function sendFinished(flow: MessageFlow, context: Context12, { client }: Keys): void {
  const { suite, version, schedule, encryptThenMac, finished } = context;
  const use = { direction: 'write', encryptThenMac, random: flow.random, altered: flow.alteredRecordPart } as const;
  flow.sendChangeCipherSpec();
  flow.setWriteProtection(protection12(flow.crypto, suite, client, 'client_write_key', use));
  const verifyData = schedule.verifyData('client', flow.transcript.hash(transcriptHash(suite, version)));
  finished.client = verifyData;
  flow.send(Finished, { verify_data: flow.altered('verify_data', verifyData) });
}

function* receiveFinished(
  flow: MessageFlow,
  { suite, version, schedule, serverHello, encryptThenMac, finished }: Context12,
  { server }: Keys,
): Handshake<NewSessionTicket12 | undefined> {
  const promised = findExtension(serverHello.value.extensions, sessionTicket, 'ServerHello') !== undefined;
  const ticket = promised ? yield* flow.receive(NewSessionTicket12) : undefined;
  yield* flow.receiveChangeCipherSpec();
  const use = { direction: 'read', encryptThenMac } as const;
  flow.setReadProtection(protection12(flow.crypto, suite, server, 'server_write_key', use));
  const expected = schedule.verifyData('server', flow.transcript.hash(transcriptHash(suite, version)));
  finished.server = expected;
  const { value, id } = yield* flow.receive(Finished);
  flow.require('finished', constantTimeEqual(value.verify_data, expected), 'tls/finished-mismatch', () => ({
    subject: { message: id, path: 'verify_data' },
    rule: 'RFC 5246 §7.4.9',
  }));
  return ticket?.value;
}

/** The session the server goes on with: it says so by repeating the session id we sent (RFC 5246 §7.4.1.3, RFC 5077 §3.4). */
function resumedSession(flow: MessageFlow, context: Context12): TlsSession | undefined {
  const { offer, serverHello, version, suite, extendedMasterSecret } = context;
  const { value, id } = serverHello;
  const session = offer.session12;
  const echoed = offer.sessionId.length > 0 && equal(value.legacy_session_id_echo, offer.sessionId);
  if (session === undefined || !echoed) return undefined;
  const changed =
    version !== session.version
      ? 'version'
      : suite.id !== session.cipherSuite
        ? 'cipher_suite'
        : // RFC 7627 §5.3
          extendedMasterSecret !== session.extendedMasterSecret
          ? 'extended_master_secret'
          : undefined;
  flow.require('session_unchanged', changed === undefined, 'tls/session-changed', () => ({
    ...(changed === undefined ? {} : { context: { parameter: changed } }),
    subject: { message: id, path: 'legacy_session_id_echo' },
  }));
  return session;
}

/** Gives the caller what it needs to resume: the new ticket, or the server's session id. */
function offerSession(
  flow: MessageFlow,
  { settings, suite, version, schedule, extendedMasterSecret, applicationProtocol }: Context12,
  before: TlsSession | undefined,
  ticket: NewSessionTicket12 | undefined,
  sessionId: Uint8Array,
): void {
  const hasTicket = ticket !== undefined && ticket.ticket.length > 0;
  if (before !== undefined && !hasTicket) return;
  if (!hasTicket && sessionId.length === 0) return;
  flow.offerSession({
    version,
    cipherSuite: suite.id,
    secret: schedule.masterSecret,
    ticket: hasTicket ? ticket.ticket : NOTHING,
    sessionId: hasTicket ? NOTHING : sessionId,
    ticketAgeAdd: 0,
    lifetime: (ticket?.ticket_lifetime_hint ?? 0) || DEFAULT_LIFETIME,
    issuedAt: settings.now().getTime(),
    maxEarlyDataSize: 0,
    serverName: settings.serverName?.text,
    authenticated: flow.info?.peerAuthenticated ?? false,
    applicationProtocol,
    extendedMasterSecret,
    peerCertificates: flow.info?.peerCertificates ?? [],
  });
}

function randomsOf({ offer, clientHello, serverHello }: Hellos): Randoms {
  return {
    client: offer.random,
    server: serverHello.value.random,
    ...(clientHello.id === undefined ? {} : { clientFrom: clientHello.id }),
    ...(serverHello.id === undefined ? {} : { serverFrom: serverHello.id }),
  };
}

function exchangeKeys(
  flow: MessageFlow,
  { offer, settings }: Context12,
  serverKeys: Received<ServerKeyExchange> | undefined,
  key: CertifiedKey | undefined,
): ClientExchange {
  if (flow.context.keyExchange === 'RSA' || serverKeys === undefined) {
    const publicKey = serverKeys === undefined ? (key as CertifiedKey).publicKey : temporaryRsaKey(serverKeys.value);
    return rsaExchange(flow, offer.hello.legacy_version, publicKey);
  }
  return flow.context.keyExchange === 'ECDHE'
    ? ecdheExchange(flow, offer.groups, serverKeys)
    : dheExchange(flow, settings, serverKeys);
}
