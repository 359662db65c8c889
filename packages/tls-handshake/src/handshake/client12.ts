import { concat } from '@cutaway/primitives/bytes';
import { constantTimeEqual, type HashName } from '@cutaway/primitives/crypto';
import { type Credential, signWith } from '../authentication/credential.js';
import { ownKey, type PeerIdentity, readPeerIdentity } from '../authentication/identity.js';
import { authenticateServer } from '../authentication/server-authentication.js';
import { type CertifiedKey, chooseScheme, verifyPeerSignature } from '../authentication/signatures.js';
import type { Handshake, MessageFlow, Received, Sent } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { applicationLayerProtocolNegotiation } from '../extensions/application-layer-protocol-negotiation.js';
import { findExtension } from '../extensions/definition.js';
import { ECPointFormat, ecPointFormatsExtension } from '../extensions/ec-point-formats.js';
import { extendedMasterSecret } from '../extensions/extended-master-secret.js';
import { renegotiationInfo } from '../extensions/renegotiation-info.js';
import { statusRequest } from '../extensions/status-request.js';
import { KeySchedule12, type Randoms } from '../key-schedule/tls12.js';
import { Certificate12 } from '../messages/certificate.js';
import { type CertificateRequest12, certificateRequest12 } from '../messages/certificate-request.js';
import { CertificateStatus } from '../messages/certificate-status.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import { clientKeyExchange } from '../messages/client-key-exchange.js';
import type { DigitallySigned } from '../messages/digitally-signed.js';
import { Finished } from '../messages/finished.js';
import { HelloRequest } from '../messages/hello-request.js';
import type { ServerHello } from '../messages/server-hello.js';
import { ServerHelloDone } from '../messages/server-hello-done.js';
import { type ServerKeyExchange, serverKeyExchange } from '../messages/server-key-exchange.js';
import { protection12 } from '../record/make-protection.js';
import { AlertDescription, AlertLevel } from '../registry/alert.js';
import { CipherSuite } from '../registry/cipher-suite-names.js';
import { type CipherSuiteParameters, cipherSuite, suiteFitsVersion } from '../registry/cipher-suites.js';
import { ExtensionType } from '../registry/extension-type.js';
import { ProtocolVersion, TLS_1_2 } from '../registry/protocol-version.js';
import type { ClientOffer } from './client-hello.js';
import type { ClientSettings } from './client-settings.js';
import { checkAnswers } from './extension-checks.js';
import { type ClientExchange, dheExchange, ecdheExchange, rsaExchange } from './key-exchange12.js';

const NO_COMPRESSION = 0;

/** Extensions of TLS 1.3 that a ServerHello of TLS 1.2 must not have. */
const ONLY_TLS_1_3: readonly number[] = [
  ExtensionType.of.key_share,
  ExtensionType.of.pre_shared_key,
  ExtensionType.of.supported_versions,
];

/** What the hellos came to. */
export interface Hellos {
  readonly offer: ClientOffer;
  readonly clientHello: Sent;
  readonly serverHello: Received<ServerHello>;
  readonly version: number;
}

/**
 * The client's side of TLS 1.2 (RFC 5246 §7.3, Figure 1).
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
 *                                       [ChangeCipherSpec]
 *                            <--------            Finished
 */
export function* clientHandshake12(flow: MessageFlow, settings: ClientSettings, hellos: Hellos): Handshake {
  const { serverHello, version } = hellos;
  const suite = checkServerHello(flow, settings, hellos);
  const { keyExchange, authentication } = suite;
  if (keyExchange === null || authentication === null) throw new TlsError('tls/cipher-suite-unfit');
  flow.context = { version, keyExchange, authentication };
  const extensions = serverHello.value.extensions;
  const boundToHandshake = findExtension(extensions, extendedMasterSecret, 'ServerHello') !== undefined;

  let server: PeerIdentity | undefined;
  let ocspResponse: Uint8Array | undefined;
  if (authentication !== 'anon') {
    const certificate = yield* flow.receive(Certificate12);
    if (findExtension(extensions, statusRequest, 'ServerHello') !== undefined) {
      ocspResponse = (yield* flow.receiveOptional(CertificateStatus))?.value.response;
    }
    server = readPeerIdentity(flow, certificate.value.certificate_list, certificate);
    checkKeyFitsSuite(flow, suite, server.key, certificate.id);
    authenticateServer(flow, settings, server);
  }

  let serverKeys: Received<ServerKeyExchange> | undefined;
  let signatureScheme: string | undefined;
  if (keyExchange !== 'RSA') {
    serverKeys = yield* flow.receive(serverKeyExchange({ version, keyExchange, authentication }));
    if (server !== undefined) signatureScheme = checkServerKeyExchange(flow, hellos, serverKeys, server.key);
  }
  const request = authentication === 'anon' ? undefined : yield* flow.receiveOptional(certificateRequest12(version));
  yield* flow.receive(ServerHelloDone);

  const proof = request === undefined ? undefined : sendCertificate(flow, settings, request.value);
  const exchange = exchangeKeys(flow, settings, hellos, serverKeys, server?.key);
  flow.send(clientKeyExchange(keyExchange), { exchange_keys: exchange.exchangeKeys });
  const schedule = new KeySchedule12({ crypto: flow.crypto, suite, version, tracer: flow.tracer });
  const randoms = randomsOf(hellos);
  if (boundToHandshake) {
    const sessionHash = flow.transcript.hash(transcriptHash(suite, version));
    schedule.deriveExtendedMasterSecret(exchange.preMasterSecret, sessionHash, exchange.id);
  } else {
    schedule.deriveMasterSecret(exchange.preMasterSecret, randoms, exchange.id);
  }
  flow.logKey('CLIENT_RANDOM', randoms.client, schedule.masterSecret);
  if (proof !== undefined) yield* proveOwnKey(flow, proof);

  const keys = schedule.deriveKeys(randoms);
  flow.sendChangeCipherSpec();
  flow.setWriteProtection(protection12(flow.crypto, suite, keys.client, 'client_write_key'));
  const clientVerifyData = schedule.verifyData('client', flow.transcript.hash(transcriptHash(suite, version)));
  flow.send(Finished, { verify_data: flow.altered('verify_data', clientVerifyData) });

  yield* flow.receiveChangeCipherSpec();
  flow.setReadProtection(protection12(flow.crypto, suite, keys.server, 'server_write_key'));
  const expected = schedule.verifyData('server', flow.transcript.hash(transcriptHash(suite, version)));
  const finished = yield* flow.receive(Finished);
  flow.require('finished', constantTimeEqual(finished.value.verify_data, expected), 'tls/finished-mismatch', () => ({
    subject: { message: finished.id, path: 'verify_data' },
    rule: 'RFC 5246 §7.4.9',
  }));

  flow.transcribing = false;
  flow.transcript.clear();
  flow.canSend = true;
  flow.canReceive = true;
  const applicationProtocol = findExtension(extensions, applicationLayerProtocolNegotiation, 'ServerHello');
  flow.info = {
    version: ProtocolVersion.label(version),
    cipherSuite: suite.name,
    ...(exchange.group === undefined ? {} : { group: exchange.group }),
    ...(signatureScheme === undefined ? {} : { signatureScheme }),
    ...(applicationProtocol === undefined
      ? {}
      : { applicationProtocol: applicationProtocol.protocol_name_list[0] as string }),
    ...(settings.serverName === undefined ? {} : { serverName: settings.serverName.text }),
    peerCertificates: server?.certificates ?? [],
    ...(ocspResponse === undefined ? {} : { ocspResponse }),
    resumed: false,
    extendedMasterSecret: boundToHandshake,
  };
  yield* refuseRenegotiation(flow);
}

/** Answers every later HelloRequest by a warning: there is no renegotiation (RFC 5746 §4.2). */
function* refuseRenegotiation(flow: MessageFlow): Handshake {
  for (;;) {
    yield* flow.receive(HelloRequest);
    flow.limitHelloRequests();
    flow.sendAlert(AlertLevel.of.warning, AlertDescription.of.no_renegotiation_RESERVED);
  }
}

/** The hash of the transcript: the suite's, or MD5 and SHA-1 before TLS 1.2 (RFC 5246 §7.4.9, RFC 4346 §7.4.9). */
export function transcriptHash(suite: CipherSuiteParameters, version: number): HashName {
  return version >= TLS_1_2 ? suite.hash : 'MD5-SHA-1';
}

function randomsOf({ offer, clientHello, serverHello }: Hellos): Randoms {
  return {
    client: offer.hello.random,
    server: serverHello.value.random,
    ...(clientHello.id === undefined ? {} : { clientFrom: clientHello.id }),
    ...(serverHello.id === undefined ? {} : { serverFrom: serverHello.id }),
  };
}

/** Every choice in the ServerHello must be one of the offers (RFC 5246 §7.4.1.3). */
function checkServerHello(flow: MessageFlow, settings: ClientSettings, hellos: Hellos): CipherSuiteParameters {
  const { offer, version, serverHello } = hellos;
  const { value, id } = serverHello;
  const label = CipherSuite.label(value.cipher_suite);
  const offered = offer.cipherSuites.map((one) => CipherSuite.label(one));
  const at = (path: string): { message: number | undefined; path: string } => ({ message: id, path });
  flow.choose(() => ({
    name: 'cipher_suite',
    offered,
    chosen: label,
    reason: 'peer_choice',
    rule: 'RFC 5246 §7.4.1.3',
  }));
  flow.require(
    'cipher_suite_offered',
    offer.cipherSuites.includes(value.cipher_suite),
    'tls/cipher-suite-not-offered',
    () => ({ context: { actual: label, offered }, subject: at('cipher_suite'), rule: 'RFC 5246 §7.4.1.3' }),
  );
  const suite = cipherSuite(value.cipher_suite) as CipherSuiteParameters;
  flow.require('cipher_suite_fits_version', suiteFitsVersion(suite, version), 'tls/cipher-suite-unfit', () => ({
    context: { actual: label, version: ProtocolVersion.label(version) },
    subject: at('cipher_suite'),
    rule: 'RFC 5246 §7.4.1.3',
  }));
  const uncompressed = value.legacy_compression_method === NO_COMPRESSION;
  flow.require('compression', uncompressed, 'tls/compression-chosen', () => ({
    context: { actual: value.legacy_compression_method },
    subject: at('legacy_compression_method'),
  }));

  const types = new Set(offer.hello.extensions?.map(({ extension_type }) => extension_type));
  for (const type of ONLY_TLS_1_3) types.delete(type);
  checkAnswers(flow, 'ServerHello', value.extensions, types, id);
  checkRenegotiationInfo(flow, settings, serverHello);
  const extended = findExtension(value.extensions, extendedMasterSecret, 'ServerHello') !== undefined;
  if (extended || settings.policy.requireExtendedMasterSecret) {
    flow.require('extended_master_secret', extended, 'tls/extended-master-secret-missing', () => ({
      subject: at('extensions'),
    }));
  } else {
    flow.skip('extended_master_secret', 'RFC 7627 §5.3', at('extensions'));
  }
  const formats = findExtension(value.extensions, ecPointFormatsExtension, 'ServerHello')?.ec_point_format_list;
  if (formats !== undefined) {
    flow.require('point_format', formats.includes(ECPointFormat.of.uncompressed), 'tls/point-format-missing', () => ({
      subject: at('extensions'),
    }));
  }
  checkApplicationProtocol(flow, settings, serverHello);
  return suite;
}

/** A first handshake's renegotiation_info is empty (RFC 5746 §3.4). */
function checkRenegotiationInfo(
  flow: MessageFlow,
  settings: ClientSettings,
  { value, id }: Received<ServerHello>,
): void {
  const info = findExtension(value.extensions, renegotiationInfo, 'ServerHello');
  const subject = { message: id, path: 'extensions' };
  if (info !== undefined || settings.policy.requireSecureRenegotiation) {
    flow.require('renegotiation_info_present', info !== undefined, 'tls/renegotiation-info-missing', () => ({
      subject,
    }));
    const empty = info?.renegotiated_connection.length === 0;
    flow.require('renegotiation_info', empty, 'tls/renegotiation-info-mismatch', () => ({ subject }));
  } else {
    flow.skip('renegotiation_info_present', 'RFC 5746 §4.1', subject);
  }
}

/** The server takes exactly one of the protocols offered (RFC 7301 §3.1). */
function checkApplicationProtocol(
  flow: MessageFlow,
  settings: ClientSettings,
  { value, id }: Received<ServerHello>,
): void {
  const answer = findExtension(value.extensions, applicationLayerProtocolNegotiation, 'ServerHello');
  if (answer === undefined) return;
  const [chosen, ...more] = answer.protocol_name_list;
  const offered = settings.applicationProtocols;
  flow.choose(() => ({
    name: 'application_protocol',
    offered,
    chosen: chosen ?? null,
    reason: 'peer_choice',
    rule: 'RFC 7301 §3.2',
  }));
  const good = chosen !== undefined && more.length === 0 && offered.includes(chosen);
  flow.require('application_protocol_offered', good, 'tls/application-protocol-not-offered', () => ({
    context: { actual: answer.protocol_name_list, offered },
    subject: { message: id, path: 'extensions' },
  }));
}

const KEY_TYPES = { RSA: ['RSA'], DSS: ['DSA'], ECDSA: ['EC', 'Ed25519', 'Ed448'], anon: [] } as const;

/** The certificate's key is of the kind the suite names (RFC 5246 §7.4.2, RFC 8422 §5.3). */
function checkKeyFitsSuite(
  flow: MessageFlow,
  suite: CipherSuiteParameters,
  key: CertifiedKey,
  message: number | undefined,
): void {
  const types: readonly string[] = KEY_TYPES[suite.authentication ?? 'anon'];
  const canEncrypt = suite.keyExchange !== 'RSA' || key.keyName !== 'id-RSASSA-PSS';
  flow.require(
    'certificate_key',
    types.includes(key.publicKey.type) && canEncrypt,
    'tls/certificate-key-unfit',
    () => ({
      context: { cipher_suite: suite.name, actual: key.keyName },
      subject: { message, path: 'certificate_list[0]' },
    }),
  );
}

/** The server's signature covers both randoms and its parameters (RFC 8422 §5.4, RFC 5246 §7.4.3). */
function checkServerKeyExchange(
  flow: MessageFlow,
  { offer, serverHello }: Hellos,
  { value, raw, id }: Received<ServerKeyExchange>,
  key: CertifiedKey,
): string | undefined {
  const signed = value.signed_params as DigitallySigned;
  const signedLength = (signed.algorithm === undefined ? 2 : 4) + signed.signature.length;
  const params = raw.subarray(4, raw.length - signedLength);
  const content = concat(offer.hello.random, serverHello.value.random, params);
  return verifyPeerSignature(flow, 'server_key_exchange_signature', signed, content, key, offer.signatureSchemes, {
    id,
    path: 'signed_params',
    rule: 'RFC 5246 §7.4.3',
  });
}

function exchangeKeys(
  flow: MessageFlow,
  settings: ClientSettings,
  { offer }: Hellos,
  serverKeys: Received<ServerKeyExchange> | undefined,
  key: CertifiedKey | undefined,
): ClientExchange {
  if (serverKeys === undefined) {
    return rsaExchange(flow, offer.hello.legacy_version, (key as CertifiedKey).publicKey);
  }
  return flow.context.keyExchange === 'ECDHE'
    ? ecdheExchange(flow, offer.groups, serverKeys)
    : dheExchange(flow, settings, serverKeys);
}

/** Our key, and how it will sign. */
interface OwnProof {
  readonly credential: Credential;
  readonly key: CertifiedKey;
  /** `undefined` before TLS 1.2. */
  readonly scheme: number | undefined;
}

/** Sends our certificates; none when we have none, or none the server could verify (RFC 5246 §7.4.6). */
function sendCertificate(
  flow: MessageFlow,
  settings: ClientSettings,
  request: CertificateRequest12,
): OwnProof | undefined {
  const proof = ownProof(flow, settings, request);
  flow.send(Certificate12, { certificate_list: [...(proof?.credential.certificates ?? [])] });
  return proof;
}

function ownProof(flow: MessageFlow, settings: ClientSettings, request: CertificateRequest12): OwnProof | undefined {
  const { credential, policy } = settings;
  if (credential === undefined) return undefined;
  const key = ownKey(credential);
  const wanted = request.supported_signature_algorithms;
  if (wanted === undefined) return { credential, key, scheme: undefined };
  const scheme = chooseScheme(flow, key, wanted, policy.signatureSchemes);
  return scheme === undefined ? undefined : { credential, key, scheme };
}

/** Signs all messages so far (RFC 5246 §7.4.8). */
function* proveOwnKey(flow: MessageFlow, { credential, key, scheme }: OwnProof): Handshake {
  const content = flow.transcript.bytes();
  const signature = yield* flow.perform(() => signWith(flow, credential, key, scheme, content));
  const algorithm = scheme === undefined ? {} : { algorithm: scheme };
  flow.send(certificateVerify(flow.context.version), { ...algorithm, signature: flow.altered('signature', signature) });
}
