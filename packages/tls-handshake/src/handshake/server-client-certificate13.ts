import { compressionNumbers, receiveCertificate13 } from '../authentication/certificate-compression.js';
import { authenticateClient, type ClientAuthentication } from '../authentication/client-authentication.js';
import { readPeerIdentity } from '../authentication/identity.js';
import { verifyPeerSignature } from '../authentication/signatures.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { certificateAuthorities } from '../extensions/certificate-authorities.js';
import { compressCertificate } from '../extensions/compress-certificate.js';
import { type Extension, extension } from '../extensions/definition.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { certificateVerifyContent } from '../key-schedule/tls13.js';
import type { Transcript } from '../key-schedule/transcript.js';
import type { Certificate13 } from '../messages/certificate.js';
import { CertificateRequest13 } from '../messages/certificate-request.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import { checkContextOfHandshake } from './certificate-context.js';
import { checkAnswers } from './extension-checks.js';
import type { ClientProved } from './server-identity.js';
import type { ServerSettings } from './server-settings.js';

/** Names in a request: more would only make it long. */
const MAX_AUTHORITIES = 100;

/** We ask for no extensions beside certificates. */
const NONE: ReadonlySet<number> = new Set();

/** Names of the authorities that are trusted, so that a client can choose among its certificates; none when too many. */
export function authorityNames(authentication: ClientAuthentication): Uint8Array[] {
  const { anchors = [] } = authentication;
  return anchors.length > MAX_AUTHORITIES ? [] : anchors.map(({ subject }) => subject.bytes);
}

/** Asks for a certificate (RFC 8446 §4.3.2). @param context empty within the handshake. */
export function sendCertificateRequest(
  flow: MessageFlow,
  { policy, certificateCompression }: ServerSettings,
  authentication: ClientAuthentication,
  context: Uint8Array,
): Uint8Array {
  const algorithms = { supported_signature_algorithms: [...policy.signatureSchemes] };
  const extensions: Extension[] = [extension(signatureAlgorithms, 'CertificateRequest', algorithms)];
  const authorities = authorityNames(authentication);
  if (authorities.length > 0) extensions.push(extension(certificateAuthorities, 'CertificateRequest', { authorities }));
  // What comes after the handshake may be late, and crossed by other messages: nothing there is compressed.
  if (certificateCompression.length > 0 && context.length === 0) {
    const algorithms = compressionNumbers(certificateCompression);
    extensions.push(extension(compressCertificate, 'CertificateRequest', { algorithms }));
  }
  return flow.send(CertificateRequest13, {
    certificate_request_context: context,
    extensions: flow.alteredExtensions('CertificateRequest', extensions),
  }).raw;
}

/** The client's answer within the handshake: Certificate, and CertificateVerify unless it has none (RFC 8446 §4.4.2). */
export function* receiveClientCertificate(
  flow: MessageFlow,
  settings: ServerSettings,
  suite: CipherSuiteParameters,
  authentication: ClientAuthentication,
): Handshake<ClientProved | undefined> {
  const certificate = yield* receiveCertificate13(flow, settings.certificateCompression);
  checkContextOfHandshake(flow, certificate, 'RFC 8446 §4.4.2');
  return yield* readClientCertificate(flow, settings, suite, authentication, certificate, flow.transcript);
}

/**
 * The chain in a client's Certificate, and the CertificateVerify that follows (RFC 8446 §4.4.2, §4.4.3).
 *
 * @param transcript what the signature is over; after the handshake it is one of its own and gets the messages here.
 */
export function* readClientCertificate(
  flow: MessageFlow,
  settings: ServerSettings,
  suite: CipherSuiteParameters,
  authentication: ClientAuthentication,
  certificate: Received<Certificate13>,
  transcript: Transcript,
): Handshake<ClientProved | undefined> {
  const { value, id, raw } = certificate;
  if (!flow.transcribing) transcript.add(raw);
  for (const { extensions } of value.certificate_list) checkAnswers(flow, 'CertificateEntry', extensions, NONE, id);
  if (value.certificate_list.length === 0) {
    flow.require('client_certificate', !authentication.required, 'tls/certificate-required', () => ({
      subject: { message: id, path: 'certificate_list' },
    }));
    return undefined;
  }
  const chain = value.certificate_list.map(({ cert_data }) => cert_data);
  const client = readPeerIdentity(flow, chain, certificate);
  const verdict = authenticateClient(flow, authentication, client, settings.now());
  const content = certificateVerifyContent('client', transcript.hash(suite.hash));
  const verify = yield* flow.receive(certificateVerify(TLS_1_3));
  if (!flow.transcribing) transcript.add(verify.raw);
  const place = { id: verify.id, path: '', rule: 'RFC 8446 §4.4.3' };
  const offered = settings.policy.signatureSchemes;
  const name = 'certificate_verify';
  return {
    client,
    verdict,
    signatureScheme: verifyPeerSignature(flow, name, verify.value, content, client.key, offered, place),
  };
}
