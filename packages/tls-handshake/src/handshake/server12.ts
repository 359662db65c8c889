import { constantTimeEqual } from '@cutaway/primitives/crypto';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { ConnectionInfo } from '../connection/events.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { CertificateStatusType } from '../extensions/status-request.js';
import { KeySchedule12, type Randoms, transcriptHash, type WriteKeys } from '../key-schedule/tls12.js';
import { Certificate12 } from '../messages/certificate.js';
import { CertificateStatus } from '../messages/certificate-status.js';
import { clientKeyExchange } from '../messages/client-key-exchange.js';
import { Finished } from '../messages/finished.js';
import { NewSessionTicket12 } from '../messages/new-session-ticket.js';
import { ServerHelloDone } from '../messages/server-hello-done.js';
import { protection12 } from '../record/make-protection.js';
import type { KeyExchangeMethod } from '../registry/cipher-suites.js';
import { ProtocolVersion } from '../registry/protocol-version.js';
import type { ServerSession } from '../resumption/server-session.js';
import { completeServerShare12, makeServerShare12 } from './key-exchange12.js';
import { agreeOnRecordSize } from './record-size.js';
import { type Binding12, bindingTo, type VerifyData } from './renegotiation12.js';
import type { ServerStart } from './server.js';
import { chooseApplicationProtocol } from './server-choices.js';
import {
  receiveClientCertificate12,
  receiveClientProof12,
  sendCertificateRequest12,
} from './server-client-certificate12.js';
import { type ClientProved, clientIdentity, optional } from './server-identity.js';
import { diffieHellmanParams, sendServerKeyExchange, temporaryRsaParams } from './server-key-exchange12.js';
import { receivePreMasterSecret } from './server-rsa-exchange12.js';
import type { ServerSettings } from './server-settings.js';
import {
  type Agreed12,
  agreeFully,
  checkClientHello12,
  type ServerProof12,
  signalsSecureRenegotiation,
} from './server12-choices.js';
import { type Hello12, sendServerHello12 } from './server12-hello.js';
import { resumableSession, ticketFor } from './server12-sessions.js';

type Keys = Readonly<Record<'client' | 'server', WriteKeys>>;

/** What all parts of the handshake need. */
interface Context12 extends Hello12 {
  readonly settings: ServerSettings;
  readonly authentication: ClientAuthentication | undefined;
  readonly schedule: KeySchedule12;
  readonly randoms: Randoms;
  /** The ServerHello promised a ticket. */
  readonly promisesTicket: boolean;
  readonly finished: VerifyData;
}

/**
 * The server's side of TLS 1.2, and of 1.1 and 1.0 in `./lab`, from the ClientHello on (RFC 5246 §7.3). Gives what
 * a renegotiation is bound to.
 */
export function* serverHandshake12(
  flow: MessageFlow,
  settings: ServerSettings,
  start: ServerStart,
): Handshake<Binding12> {
  const { hello, context, version } = start;
  const authentication = context.clientAuthentication ?? settings.clientAuthentication;
  const extendedMasterSecret = checkClientHello12(flow, settings, start);
  const applicationProtocol = chooseApplicationProtocol(flow, settings, context, hello);
  const session = yield* resumableSession(flow, settings, hello, version, extendedMasterSecret, authentication);
  const agreed = session === undefined ? agreeFully(flow, settings, context, hello, version) : undefined;
  const sent = sendServerHello12(flow, settings, {
    ...start,
    suite: session?.suite ?? (agreed as Agreed12).suite,
    extendedMasterSecret,
    applicationProtocol,
    resumed: session !== undefined,
    credential: agreed?.proof?.credential,
  });
  const { suite } = sent;
  flow.context = { version, keyExchange: suite.keyExchange, authentication: suite.authentication };
  const schedule = new KeySchedule12({ crypto: flow.crypto, suite, version, tracer: flow.tracer });
  const handshake: Context12 = { ...sent, settings, authentication, schedule, finished: {} };

  let proved: ClientProved | undefined;
  if (session !== undefined) yield* abbreviated(flow, handshake, session.session);
  else proved = yield* full(flow, handshake, agreed as Agreed12);

  flow.transcribing = false;
  flow.transcript.clear();
  flow.canSend = true;
  flow.canReceive = true;
  flow.exporter = (label, value, length) => schedule.exportKeyingMaterial(label, value, length, handshake.randoms);
  const info: ConnectionInfo = {
    version: ProtocolVersion.label(version),
    cipherSuite: suite.name,
    ...optional('group', agreed?.group?.name),
    ...optional('signatureScheme', proved?.signatureScheme),
    ...optional('applicationProtocol', applicationProtocol),
    ...optional('serverName', hello.serverName),
    ...clientIdentity(session, proved, authentication),
    resumed: session !== undefined,
    extendedMasterSecret,
  };
  flow.info = info;
  return bindingTo(handshake.finished, signalsSecureRenegotiation(hello));
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
function* full(flow: MessageFlow, context: Context12, agreed: Agreed12): Handshake<ClientProved | undefined> {
  const { settings, suite, version, schedule, randoms, staples } = context;
  const { proof, group } = agreed;
  // A server nobody knows must not ask who the client is (RFC 5246 §7.4.4).
  const authentication = proof === undefined ? undefined : context.authentication;
  if (proof !== undefined) flow.send(Certificate12, { certificate_list: [...proof.credential.certificates] });
  const response = proof?.credential.ocspResponse;
  if (staples && response !== undefined) {
    flow.send(CertificateStatus, { status_type: CertificateStatusType.of.ocsp, response });
  }
  const share = group === undefined ? undefined : makeServerShare12(flow, group);
  const temporary = suite.keyExchange === 'RSA' ? flow.faults?.temporaryRsaKey : undefined;
  if (share !== undefined) yield* sendServerKeyExchange(flow, context, proof, diffieHellmanParams(share));
  if (temporary !== undefined) yield* sendServerKeyExchange(flow, context, proof, temporaryRsaParams(temporary));
  if (authentication !== undefined) sendCertificateRequest12(flow, settings, authentication);
  flow.send(ServerHelloDone, {});

  const client =
    authentication === undefined ? undefined : yield* receiveClientCertificate12(flow, settings, authentication);
  const exchange = yield* flow.receive(clientKeyExchange(suite.keyExchange as KeyExchangeMethod));
  const { preMasterSecret, id } =
    share === undefined
      ? yield* receivePreMasterSecret(
          flow,
          temporary === undefined ? (proof as ServerProof12).credential : { certificates: [], privateKey: temporary },
          context.hello.value.legacy_version,
          exchange,
        )
      : completeServerShare12(flow, share, exchange);
  if (context.extendedMasterSecret) {
    schedule.deriveExtendedMasterSecret(preMasterSecret, flow.transcript.hash(transcriptHash(suite, version)), id);
  } else {
    schedule.deriveMasterSecret(preMasterSecret, randoms, id);
  }
  flow.logKey('CLIENT_RANDOM', randoms.client, schedule.masterSecret);
  const proved = client === undefined ? undefined : yield* receiveClientProof12(flow, settings, client);

  const keys = schedule.deriveKeys(randoms);
  yield* receiveFinished(flow, context, keys);
  const ticket = yield* ticketFor(flow, context, proved?.client.certificates ?? []);
  if (ticket !== undefined) {
    flow.send(NewSessionTicket12, { ticket_lifetime_hint: settings.ticketLifetime, ticket });
  }
  sendFinished(flow, context, keys);
  return proved;
}

/**
 * RFC 5246 §7.3, Figure 2.
 *
 *     ClientHello            -------->
 *                                              ServerHello
 *                                       [ChangeCipherSpec]
 *                            <--------            Finished
 *     [ChangeCipherSpec]
 *     Finished               -------->
 */
function* abbreviated(flow: MessageFlow, context: Context12, session: ServerSession): Handshake {
  const { schedule, randoms } = context;
  schedule.resume(session.secret);
  flow.logKey('CLIENT_RANDOM', randoms.client, schedule.masterSecret);
  const keys = schedule.deriveKeys(randoms);
  sendFinished(flow, context, keys);
  yield* receiveFinished(flow, context, keys);
}

function sendFinished(flow: MessageFlow, context: Context12, { server }: Keys): void {
  const { settings, suite, schedule, hello, version, encryptThenMac, finished } = context;
  const use = { direction: 'write', encryptThenMac, random: flow.random, altered: flow.alteredRecordPart } as const;
  flow.sendChangeCipherSpec();
  flow.setWriteProtection(protection12(flow.crypto, suite, server, 'server_write_key', use));
  agreeOnRecordSize(flow, settings.recordSizeLimit, hello.value.extensions, hello.id, version);
  const verifyData = schedule.verifyData('server', flow.transcript.hash(transcriptHash(suite, version)));
  finished.server = verifyData;
  flow.send(Finished, { verify_data: flow.altered('verify_data', verifyData) });
}

function* receiveFinished(flow: MessageFlow, context: Context12, { client }: Keys): Handshake {
  const { suite, version, schedule, encryptThenMac, finished } = context;
  yield* flow.receiveChangeCipherSpec();
  const use = { direction: 'read', encryptThenMac } as const;
  flow.setReadProtection(protection12(flow.crypto, suite, client, 'client_write_key', use));
  const expected = schedule.verifyData('client', flow.transcript.hash(transcriptHash(suite, version)));
  finished.client = expected;
  const { value, id }: Received<Finished> = yield* flow.receive(Finished);
  flow.require('finished', constantTimeEqual(value.verify_data, expected), 'tls/finished-mismatch', () => ({
    subject: { message: id, path: 'verify_data' },
    rule: 'RFC 5246 §7.4.9',
  }));
}
