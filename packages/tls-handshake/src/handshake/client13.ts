import { constantTimeEqual } from '@cutaway/primitives/crypto';
import { receiveCertificate13 } from '../authentication/certificate-compression.js';
import { type PeerIdentity, readPeerIdentity } from '../authentication/identity.js';
import type { PeerVerdict } from '../authentication/peer-chain.js';
import { authenticateResumedServer, authenticateServer } from '../authentication/server-authentication.js';
import { verifyPeerSignature } from '../authentication/signatures.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { findExtension } from '../extensions/definition.js';
import { earlyData } from '../extensions/early-data.js';
import { keyShare } from '../extensions/key-share.js';
import { preSharedKey } from '../extensions/pre-shared-key.js';
import { statusRequest } from '../extensions/status-request.js';
import { certificateVerifyContent, KeySchedule13, type NamedSecret } from '../key-schedule/tls13.js';
import type { Certificate13 } from '../messages/certificate.js';
import { CertificateRequest13 } from '../messages/certificate-request.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import { EncryptedExtensions } from '../messages/encrypted-extensions.js';
import { EndOfEarlyData } from '../messages/end-of-early-data.js';
import { Finished } from '../messages/finished.js';
import type { ServerHello } from '../messages/server-hello.js';
import { protection13 } from '../record/make-protection.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { ExtensionType } from '../registry/extension-type.js';
import { NamedGroup } from '../registry/named-groups.js';
import { ProtocolVersion, TLS_1_3 } from '../registry/protocol-version.js';
import { ApplicationKeys } from './application-keys13.js';
import { checkApplicationProtocol } from './application-protocol.js';
import { checkContextOfHandshake } from './certificate-context.js';
import type { Hellos } from './client.js';
import { type ClientProof, proveClient, sendClientCertificate } from './client-certificate13.js';
import type { ClientOffer } from './client-hello.js';
import type { OfferedPsk } from './client-psk.js';
import type { ClientSettings } from './client-settings.js';
import { checkServerHello13 } from './client13-checks.js';
import { clientPostHandshake13 } from './client13-post-handshake.js';
import { makeExporter } from './exporter13.js';
import { checkAnswers } from './extension-checks.js';
import { type ClientShare, completeShare } from './key-exchange13.js';
import { agreeOnRecordSize } from './record-size.js';

/**
 * The client's side of TLS 1.3 from the ServerHello on (RFC 8446 §2, Figure 1).
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
export function* clientHandshake13(flow: MessageFlow, settings: ClientSettings, hellos: Hellos): Handshake {
  const { offer, serverHello } = hellos;
  const suite = checkServerHello13(flow, offer, serverHello, 'ServerHello');
  flow.context = { version: TLS_1_3, keyExchange: null, authentication: null };
  flow.ignoreChangeCipherSpec = true;

  const psk = selectedPsk(flow, offer, suite, serverHello);
  const { shared, group } = sharedSecret(flow, offer, serverHello, psk !== undefined);
  const schedule = psk?.schedule ?? new KeySchedule13({ crypto: flow.crypto, hash: suite.hash, tracer: flow.tracer });
  schedule.enterHandshake(shared);
  const helloHash = flow.transcript.hash(suite.hash);
  const clientSecret = schedule.handshakeTrafficSecret('client', helloHash);
  const serverSecret = schedule.handshakeTrafficSecret('server', helloHash);
  flow.logKey('CLIENT_HANDSHAKE_TRAFFIC_SECRET', offer.random, clientSecret.bytes);
  flow.logKey('SERVER_HANDSHAKE_TRAFFIC_SECRET', offer.random, serverSecret.bytes);
  flow.setReadProtection(protection13(flow.crypto, suite, schedule.trafficKeys(serverSecret, suite)));
  const protectWriting = (): void => {
    flow.sendCompatibilityChangeCipherSpec();
    flow.setWriteProtection(protection13(flow.crypto, suite, schedule.trafficKeys(clientSecret, suite), flow.padding));
  };
  // Early data goes on under its own key until the server has said whether it takes it.
  if (!offer.earlyData) protectWriting();

  const encryptedExtensions = yield* flow.receive(EncryptedExtensions);
  const answers = checkEncryptedExtensions(flow, settings, offer, encryptedExtensions);
  const earlyDataAccepted = offer.earlyData && answers.earlyData;
  if (earlyDataAccepted) checkEarlyData(flow, psk, offer, encryptedExtensions.id);
  if (offer.earlyData && !earlyDataAccepted) protectWriting();

  let server: PeerIdentity | undefined;
  let verdict: PeerVerdict = { peerAuthenticated: true };
  let signatureScheme: string | undefined;
  let ocspResponse: Uint8Array | undefined;
  let request: Received<CertificateRequest13> | undefined;
  if (psk === undefined) {
    request = yield* flow.receiveOptional(CertificateRequest13);
    if (request !== undefined) checkContextOfHandshake(flow, request, 'RFC 8446 §4.3.2');
    const certificate = yield* receiveCertificate13(flow, settings.certificateCompression);
    ({ server, ocspResponse } = readServerCertificate(flow, offer, certificate));
    verdict = authenticateServer(flow, settings, server, { ocspResponse, usage: 'digitalSignature' });
    const content = certificateVerifyContent('server', flow.transcript.hash(suite.hash));
    const { value, id } = yield* flow.receive(certificateVerify(TLS_1_3));
    const place = { id, path: '', rule: 'RFC 8446 §4.4.3' };
    signatureScheme = verifyPeerSignature(
      flow,
      'certificate_verify',
      value,
      content,
      server.key,
      offer.signatureSchemes,
      place,
    );
  }

  const expected = schedule.verifyData(serverSecret, flow.transcript.hash(suite.hash));
  const finished = yield* flow.receive(Finished);
  flow.require('finished', constantTimeEqual(finished.value.verify_data, expected), 'tls/finished-mismatch', () => ({
    subject: { message: finished.id, path: 'verify_data' },
  }));

  schedule.enterApplication();
  const finishedHash = flow.transcript.hash(suite.hash);
  const secrets = {
    client: schedule.applicationTrafficSecret('client', finishedHash),
    server: schedule.applicationTrafficSecret('server', finishedHash),
  };
  flow.logKey('CLIENT_TRAFFIC_SECRET_0', offer.random, secrets.client.bytes);
  flow.logKey('SERVER_TRAFFIC_SECRET_0', offer.random, secrets.server.bytes);
  const exporter = makeExporter(flow, schedule, finishedHash, offer.random);
  const keys = new ApplicationKeys(flow, schedule, suite, 'client', secrets);
  keys.protectReading();
  flow.ignoreChangeCipherSpec = false;
  flow.canReceive = true;

  if (earlyDataAccepted) {
    flow.send(EndOfEarlyData, {});
    protectWriting();
  }
  if (request !== undefined) {
    const proof: ClientProof | undefined = yield* sendClientCertificate(flow, settings, request);
    if (proof !== undefined) yield* proveClient(flow, proof, flow.transcript.hash(suite.hash));
  }
  const verifyData = schedule.verifyData(clientSecret, flow.transcript.hash(suite.hash));
  flow.send(Finished, { verify_data: flow.altered('verify_data', verifyData) });
  keys.protectWriting();

  flow.transcribing = false;
  flow.transcript.release(suite.hash);
  flow.canSend = true;
  flow.updateKeys = (requestPeer) => keys.updateOwn(requestPeer);
  flow.exporter = exporter;
  const resumed = psk?.session;
  flow.info = {
    version: ProtocolVersion.label(TLS_1_3),
    cipherSuite: suite.name,
    group,
    ...(signatureScheme === undefined ? {} : { signatureScheme }),
    ...(answers.applicationProtocol === undefined ? {} : { applicationProtocol: answers.applicationProtocol }),
    ...(settings.serverName === undefined ? {} : { serverName: settings.serverName.text }),
    ...(resumed === undefined ? verdict : authenticateResumedServer(flow, settings, resumed)),
    peerCertificates: server?.certificates ?? resumed?.peerCertificates ?? [],
    ...(ocspResponse === undefined ? {} : { ocspResponse }),
    resumed: resumed !== undefined,
    extendedMasterSecret: true,
    ...(settings.earlyData === undefined ? {} : { earlyDataAccepted }),
  };
  yield* clientPostHandshake13(flow, settings, { suite, schedule, keys });
}

/** The PSK the server chose, which must go with its suite (RFC 8446 §4.2.11). */
function selectedPsk(
  flow: MessageFlow,
  { psks }: ClientOffer,
  suite: CipherSuiteParameters,
  { value, id }: Received<ServerHello>,
): OfferedPsk | undefined {
  const index = findExtension(value.extensions, preSharedKey, 'ServerHello')?.selected_identity;
  if (index === undefined) return undefined;
  const subject = { message: id, path: 'extensions.pre_shared_key.selected_identity' };
  const context = { actual: index, offered: psks.length };
  const psk = psks[index];
  flow.require('psk_offered', psk !== undefined, 'tls/psk-not-offered', () => ({ context, subject }));
  flow.require('psk_hash', psk?.hash === suite.hash, 'tls/psk-hash-mismatch', () => ({
    context: { expected: psk?.hash ?? '', actual: suite.hash },
    subject,
  }));
  return psk;
}

/** The key exchange's result. PSKs without one (psk_ke) are never offered. */
function sharedSecret(
  flow: MessageFlow,
  { shares, groups }: ClientOffer,
  { value, id }: Received<ServerHello>,
  withPsk: boolean,
): { shared: NamedSecret; group: string } {
  const answer = findExtension(value.extensions, keyShare, 'ServerHello')?.server_share;
  const subject = { message: id, path: 'extensions' };
  if (answer === undefined) {
    if (withPsk) throw new TlsError('tls/psk-without-key-share', {}, { place: { message: 'ServerHello' } });
    throw new TlsError('tls/missing-extension', { extension: 'key_share' });
  }
  const group = NamedGroup.label(answer.group);
  const offered = shares.map((share) => share.group.name);
  flow.choose(() => ({ name: 'group', offered, chosen: group, reason: 'peer_choice', rule: 'RFC 8446 §4.2.8' }));
  const share = shares.find((one) => one.group.id === answer.group);
  flow.require('group_offered', share !== undefined, 'tls/group-not-offered', () => ({
    context: { actual: group, offered: groups.map((one) => NamedGroup.label(one)) },
    subject,
    rule: 'RFC 8446 §4.2.8',
  }));
  return { shared: completeShare(flow, share as ClientShare, answer, id), group };
}

/** What may not be answered here, because it has its place elsewhere (RFC 8446 §4.2). */
const NOT_HERE: readonly number[] = [
  ExtensionType.of.supported_versions,
  ExtensionType.of.key_share,
  ExtensionType.of.pre_shared_key,
];

function checkEncryptedExtensions(
  flow: MessageFlow,
  settings: ClientSettings,
  offer: ClientOffer,
  { value, id }: Received<EncryptedExtensions>,
): { applicationProtocol: string | undefined; earlyData: boolean } {
  const sent = new Set(offer.hello.extensions?.map(({ extension_type }) => extension_type));
  checkAnswers(flow, 'EncryptedExtensions', value.extensions, sent, id);
  const misplaced = value.extensions.findIndex(({ extension_type }) => NOT_HERE.includes(extension_type));
  if (misplaced !== -1) throw new TlsError('tls/extension-not-allowed', { extension: 'key_share' });
  const protocols = findExtension(
    value.extensions,
    applicationLayerProtocolNegotiation,
    'EncryptedExtensions',
  )?.protocol_name_list;
  const applicationProtocol = checkApplicationProtocol(flow, settings, protocols, id);
  agreeOnRecordSize(flow, settings.recordSizeLimit, value.extensions, id, TLS_1_3);
  const accepted = findExtension(value.extensions, earlyData, 'EncryptedExtensions') !== undefined;
  return { applicationProtocol, earlyData: accepted };
}

/** Early data goes with the first PSK and its protocol alone (RFC 8446 §4.2.10). */
function checkEarlyData(
  flow: MessageFlow,
  psk: OfferedPsk | undefined,
  offer: ClientOffer,
  message: number | undefined,
): void {
  flow.require('early_data', psk !== undefined && psk === offer.psks[0], 'tls/early-data-not-offered', () => ({
    subject: { message, path: 'extensions' },
  }));
}

/** The chain, and what stands beside its first certificate (RFC 8446 §4.4.2). */
function readServerCertificate(
  flow: MessageFlow,
  offer: ClientOffer,
  certificate: Received<Certificate13>,
): { server: PeerIdentity; ocspResponse: Uint8Array | undefined } {
  const { value, id } = certificate;
  checkContextOfHandshake(flow, certificate, 'RFC 8446 §4.4.2');
  const sent = new Set(offer.hello.extensions?.map(({ extension_type }) => extension_type));
  for (const { extensions } of value.certificate_list) checkAnswers(flow, 'CertificateEntry', extensions, sent, id);
  const chain = value.certificate_list.map(({ cert_data }) => cert_data);
  const server = readPeerIdentity(flow, chain, certificate);
  const status = findExtension(value.certificate_list[0]?.extensions, statusRequest, 'CertificateEntry');
  return { server, ocspResponse: status?.response };
}
