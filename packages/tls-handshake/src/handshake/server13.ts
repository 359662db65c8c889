import { constantTimeEqual } from '@cutaway/primitives/crypto';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { type Extension, extension } from '../extensions/definition.js';
import { earlyData } from '../extensions/early-data.js';
import { keyShare } from '../extensions/key-share.js';
import { preSharedKey } from '../extensions/pre-shared-key.js';
import { recordSizeLimit } from '../extensions/record-size-limit.js';
import { serverName } from '../extensions/server-name.js';
import { supportedVersions } from '../extensions/supported-versions.js';
import { KeySchedule13 } from '../key-schedule/tls13.js';
import { EncryptedExtensions } from '../messages/encrypted-extensions.js';
import { EndOfEarlyData } from '../messages/end-of-early-data.js';
import { Finished } from '../messages/finished.js';
import { ServerHello } from '../messages/server-hello.js';
import { protection13 } from '../record/make-protection.js';
import { ExtensionType } from '../registry/extension-type.js';
import { ProtocolVersion, TLS_1_2, TLS_1_3 } from '../registry/protocol-version.js';
import { ApplicationKeys } from './application-keys13.js';
import { makeExporter } from './exporter13.js';
import { answerShare } from './key-exchange13.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import { agreeOnRecordSize } from './record-size.js';
import type { ServerStart } from './server.js';
import { proveServer } from './server-certificate13.js';
import { chooseApplicationProtocol, chooseCipherSuite, chooseCredential } from './server-choices.js';
import { receiveClientCertificate, sendCertificateRequest } from './server-client-certificate13.js';
import { admitsEarlyData, receiveEarlyData, skipEarlyData } from './server-early-data.js';
import { agreeOnGroup } from './server-group13.js';
import { type ClientProved, clientIdentity, optional } from './server-identity.js';
import { offersPskDheKe, selectPsk } from './server-psk.js';
import { retriedElsewhere, retry } from './server-retry13.js';
import type { ServerSettings } from './server-settings.js';
import { sendTickets } from './server-tickets13.js';
import { serverPostHandshake13 } from './server13-post-handshake.js';

const NOTHING = new Uint8Array(0);

/**
 * The server's side of TLS 1.3 from the ClientHello on (RFC 8446 §2, Figure 1).
 *
 *     ClientHello
 *     + key_share*
 *     + signature_algorithms*
 *     + psk_key_exchange_modes*
 *     + pre_shared_key*       -------->
 *                                                  ServerHello
 *                                                 + key_share*
 *                                            + pre_shared_key*
 *                                        {EncryptedExtensions}
 *                                        {CertificateRequest*}
 *                                               {Certificate*}
 *                                         {CertificateVerify*}
 *                             <--------             {Finished}
 *     (EndOfEarlyData)
 *     {Certificate*}
 *     {CertificateVerify*}
 *     {Finished}              -------->
 *     [Application Data]      <------->     [Application Data]
 */
export function* serverHandshake13(flow: MessageFlow, settings: ServerSettings, start: ServerStart): Handshake {
  flow.context = { version: TLS_1_3, keyExchange: null, authentication: null };
  flow.ignoreChangeCipherSpec = true;
  let { hello } = start;
  checkClientHello13(flow, hello);
  const retried = retriedElsewhere(flow, settings, hello);
  const suite = chooseCipherSuite(flow, settings, hello, TLS_1_3);
  let { group, share } = agreeOnGroup(flow, settings, hello);
  if (retried !== undefined) {
    const same = suite.id === retried.cipherSuite && group.id === retried.group && share !== undefined;
    flow.require('cookie', same, 'tls/cookie-mismatch', () => ({ subject: { message: hello.id, path: 'extensions' } }));
  }
  if (share === undefined) {
    skipEarlyData(flow, settings, hello);
    hello = yield* retry(flow, settings, hello, suite, group);
    ({ group, share } = agreeOnGroup(flow, settings, hello));
    if (share === undefined) throw new TlsError('tls/retried-share-missing', { expected: group.name, actual: [] });
  }
  const applicationProtocol = chooseApplicationProtocol(flow, settings, start.context, hello);
  const authentication = start.context.clientAuthentication ?? settings.clientAuthentication;
  const psk = yield* selectPsk(flow, settings, hello, suite, authentication);
  const earlyDataAccepted = yield* admitsEarlyData(flow, settings, hello, suite, psk, applicationProtocol);
  if (earlyDataAccepted && psk !== undefined) receiveEarlyData(flow, hello, suite, psk);
  else skipEarlyData(flow, settings, hello);
  const proof = psk === undefined ? chooseCredential(flow, settings, start.context, hello, TLS_1_3) : undefined;

  const answer = answerShare(flow, group, share, hello.id);
  flow.send(ServerHello, {
    legacy_version: TLS_1_2,
    random: flow.altered('server_random', flow.random(32)),
    legacy_session_id_echo: hello.value.legacy_session_id,
    cipher_suite: suite.id,
    legacy_compression_method: 0,
    extensions: flow.alteredExtensions('ServerHello', [
      extension(supportedVersions, 'ServerHello', { selected_version: flow.decided('version', TLS_1_3) }),
      extension(keyShare, 'ServerHello', { server_share: answer.share }),
      ...(psk === undefined ? [] : [extension(preSharedKey, 'ServerHello', { selected_identity: psk.index })]),
    ]),
  });
  if (hello.value.legacy_session_id.length > 0) flow.sendCompatibilityChangeCipherSpec();

  const clientRandom = hello.value.random;
  const schedule = psk?.schedule ?? new KeySchedule13({ crypto: flow.crypto, hash: suite.hash, tracer: flow.tracer });
  schedule.enterHandshake(answer.shared);
  const helloHash = flow.transcript.hash(suite.hash);
  const clientSecret = schedule.handshakeTrafficSecret('client', helloHash);
  const serverSecret = schedule.handshakeTrafficSecret('server', helloHash);
  flow.logKey('CLIENT_HANDSHAKE_TRAFFIC_SECRET', clientRandom, clientSecret.bytes);
  flow.logKey('SERVER_HANDSHAKE_TRAFFIC_SECRET', clientRandom, serverSecret.bytes);
  flow.setWriteProtection(protection13(flow.crypto, suite, schedule.trafficKeys(serverSecret, suite), flow.padding));
  const protectReading = (): void =>
    flow.setReadProtection(protection13(flow.crypto, suite, schedule.trafficKeys(clientSecret, suite)));
  if (!earlyDataAccepted) protectReading();
  agreeOnRecordSize(flow, settings.recordSizeLimit, hello.value.extensions, hello.id, TLS_1_3);

  flow.send(EncryptedExtensions, {
    extensions: flow.alteredExtensions(
      'EncryptedExtensions',
      encryptedExtensions(settings, hello, applicationProtocol, earlyDataAccepted),
    ),
  });
  if (proof !== undefined) {
    if (authentication !== undefined) sendCertificateRequest(flow, settings, authentication, NOTHING);
    yield* proveServer(flow, settings, hello, suite, proof);
  }
  const verifyData = schedule.verifyData(serverSecret, flow.transcript.hash(suite.hash));
  flow.send(Finished, { verify_data: flow.altered('verify_data', verifyData) });

  schedule.enterApplication();
  const finishedHash = flow.transcript.hash(suite.hash);
  const secrets = {
    client: schedule.applicationTrafficSecret('client', finishedHash),
    server: schedule.applicationTrafficSecret('server', finishedHash),
  };
  flow.logKey('CLIENT_TRAFFIC_SECRET_0', clientRandom, secrets.client.bytes);
  flow.logKey('SERVER_TRAFFIC_SECRET_0', clientRandom, secrets.server.bytes);
  const exporter = makeExporter(flow, schedule, finishedHash, clientRandom);
  const keys = new ApplicationKeys(flow, schedule, suite, 'server', secrets);
  keys.protectWriting();

  if (earlyDataAccepted) {
    // What answers early data need not wait for the rest of the handshake.
    flow.canSend = true;
    yield* flow.receive(EndOfEarlyData);
    flow.canReceive = false;
    flow.earlyDataLeft = undefined;
    protectReading();
  }
  let proved: ClientProved | undefined;
  if (proof !== undefined && authentication !== undefined) {
    proved = yield* receiveClientCertificate(flow, settings, suite, authentication);
  }
  const expected = schedule.verifyData(clientSecret, flow.transcript.hash(suite.hash));
  const finished = yield* flow.receive(Finished);
  flow.require('finished', constantTimeEqual(finished.value.verify_data, expected), 'tls/finished-mismatch', () => ({
    subject: { message: finished.id, path: 'verify_data' },
  }));
  keys.protectReading();
  flow.ignoreChangeCipherSpec = false;

  flow.transcribing = false;
  flow.transcript.release(suite.hash);
  flow.canReceive = true;
  flow.canSend = true;
  flow.exporter = exporter;
  flow.updateKeys = (requestPeer) => keys.updateOwn(requestPeer);
  const isExternal = psk !== undefined && psk.session === undefined;
  flow.info = {
    version: ProtocolVersion.label(TLS_1_3),
    cipherSuite: suite.name,
    group: group.name,
    ...optional('signatureScheme', proved?.signatureScheme),
    ...optional('applicationProtocol', applicationProtocol),
    ...optional('serverName', hello.serverName),
    ...(isExternal ? { peerAuthenticated: true, peerCertificates: [] } : clientIdentity(psk, proved, authentication)),
    resumed: psk?.session !== undefined,
    extendedMasterSecret: true,
    ...(hello.extensionTypes.has(earlyData.type) ? { earlyDataAccepted } : {}),
  };
  if (offersPskDheKe(hello)) {
    const count = psk === undefined ? settings.ticketCount : Math.min(1, settings.ticketCount);
    yield* sendTickets(flow, settings, { suite, schedule }, count);
  }
  const postHandshakeAuth = hello.extensionTypes.has(ExtensionType.of.post_handshake_auth);
  yield* serverPostHandshake13(flow, settings, { suite, schedule, keys, postHandshakeAuth });
}

/** What a ClientHello of TLS 1.3 has to keep to (RFC 8446 §4.1.2). */
function checkClientHello13(flow: MessageFlow, { value, id }: ReceivedClientHello): void {
  const alone = value.legacy_compression_methods.length === 1;
  flow.require('compression', alone, 'tls/compression-offered', () => ({
    subject: { message: id, path: 'legacy_compression_methods' },
  }));
}

function encryptedExtensions(
  settings: ServerSettings,
  { extensionTypes, serverName: name }: ReceivedClientHello,
  applicationProtocol: string | undefined,
  earlyDataAccepted: boolean,
): Extension[] {
  const extensions: Extension[] = [];
  if (name !== undefined) extensions.push(extension(serverName, 'EncryptedExtensions', {}));
  if (applicationProtocol !== undefined) {
    const protocol_name_list = [applicationProtocol];
    extensions.push(extension(applicationLayerProtocolNegotiation, 'EncryptedExtensions', { protocol_name_list }));
  }
  if (extensionTypes.has(recordSizeLimit.type)) {
    // In TLS 1.3 the content type counts (RFC 8449 §4).
    const record_size_limit = settings.recordSizeLimit + 1;
    extensions.push(extension(recordSizeLimit, 'EncryptedExtensions', { record_size_limit }));
  }
  if (earlyDataAccepted) extensions.push(extension(earlyData, 'EncryptedExtensions', {}));
  return extensions;
}
