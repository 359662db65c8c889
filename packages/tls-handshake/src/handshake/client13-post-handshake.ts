import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { findExtension } from '../extensions/definition.js';
import { earlyData } from '../extensions/early-data.js';
import type { KeySchedule13, NamedSecret } from '../key-schedule/tls13.js';
import { CertificateRequest13 } from '../messages/certificate-request.js';
import { Finished } from '../messages/finished.js';
import { KeyUpdate } from '../messages/key-update.js';
import { NewSessionTicket13 } from '../messages/new-session-ticket.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import type { ApplicationKeys } from './application-keys13.js';
import { proveClient, sendClientCertificate } from './client-certificate13.js';
import type { ClientSettings } from './client-settings.js';
import { checkDuplicates } from './extension-checks.js';

/** What the handshake leaves behind. */
export interface Established13 {
  readonly suite: CipherSuiteParameters;
  readonly schedule: KeySchedule13;
  readonly keys: ApplicationKeys;
}

/** Seven days: the longest life of a ticket, in seconds (RFC 8446 §4.6.1). */
const LONGEST_LIFETIME = 604_800;

/** Messages that come any time after the handshake (RFC 8446 §4.6). */
export function* clientPostHandshake13(
  flow: MessageFlow,
  settings: ClientSettings,
  established: Established13,
): Handshake {
  let resumption: NamedSecret | undefined;
  for (;;) {
    const ticket = yield* flow.receiveOptional(NewSessionTicket13);
    if (ticket !== undefined) {
      const { schedule, suite } = established;
      resumption ??= schedule.resumptionSecret(flow.transcript.hash(suite.hash));
      takeTicket(flow, settings, established, resumption, ticket);
      continue;
    }
    const update = yield* flow.receiveOptional(KeyUpdate);
    if (update !== undefined) {
      flow.limitPostHandshake();
      established.keys.peerUpdated(update);
      continue;
    }
    // Whoever did not offer it does not answer it (RFC 8446 §4.2.6).
    if (!settings.postHandshakeAuth) yield* flow.receiveNothing();
    const request = yield* flow.receive(CertificateRequest13);
    yield* authenticateAgain(flow, settings, established, request);
  }
}

function takeTicket(
  flow: MessageFlow,
  settings: ClientSettings,
  { suite, schedule }: Established13,
  resumption: NamedSecret,
  { value }: Received<NewSessionTicket13>,
): void {
  flow.limitPostHandshake();
  checkDuplicates('NewSessionTicket', value.extensions);
  const lifetime = Math.min(value.ticket_lifetime, LONGEST_LIFETIME);
  if (lifetime === 0) return;
  const psk = schedule.resumptionPsk(resumption, value.ticket_nonce);
  flow.offerSession({
    version: TLS_1_3,
    cipherSuite: suite.id,
    secret: psk.bytes,
    ticket: value.ticket,
    sessionId: new Uint8Array(0),
    ticketAgeAdd: value.ticket_age_add,
    lifetime,
    issuedAt: settings.now().getTime(),
    maxEarlyDataSize: findExtension(value.extensions, earlyData, 'NewSessionTicket')?.max_early_data_size ?? 0,
    serverName: settings.serverName?.text,
    authenticated: flow.info?.peerAuthenticated ?? false,
    applicationProtocol: flow.info?.applicationProtocol,
    extendedMasterSecret: true,
    peerCertificates: flow.info?.peerCertificates ?? [],
  });
}

/** Shows our certificate when the server asks later (RFC 8446 §4.6.2). */
function* authenticateAgain(
  flow: MessageFlow,
  settings: ClientSettings,
  { suite, schedule, keys }: Established13,
  request: Received<CertificateRequest13>,
): Handshake {
  flow.limitPostHandshake();
  // The transcript is that of the handshake and of this exchange; others in between do not count (RFC 8446 §4.4).
  const transcript = flow.transcript.fork(suite.hash);
  transcript.add(request.raw);
  flow.listenToSending = (raw) => transcript.add(raw);
  const proof = yield* sendClientCertificate(flow, settings, request);
  if (proof !== undefined) yield* proveClient(flow, proof, transcript.hash(suite.hash));
  const verifyData = schedule.verifyData(keys.ownSecret, transcript.hash(suite.hash));
  flow.listenToSending = undefined;
  flow.send(Finished, { verify_data: flow.altered('verify_data', verifyData) });
}
