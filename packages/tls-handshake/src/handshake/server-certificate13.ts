import { sendCertificate13 } from '../authentication/certificate-compression.js';
import { signWith } from '../authentication/credential.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { compressCertificate } from '../extensions/compress-certificate.js';
import { type Extension, extension, findExtension } from '../extensions/definition.js';
import { signedCertificateTimestamp } from '../extensions/signed-certificate-timestamp.js';
import { CertificateStatusType, statusRequest } from '../extensions/status-request.js';
import { certificateVerifyContent } from '../key-schedule/tls13.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import type { ReceivedClientHello } from './received-client-hello.js';
import type { ServerProof } from './server-choices.js';
import type { ServerSettings } from './server-settings.js';

/** Our chain, and the proof that its key is ours (RFC 8446 §4.4.2, §4.4.3). */
export function* proveServer(
  flow: MessageFlow,
  { certificateCompression }: ServerSettings,
  hello: ReceivedClientHello,
  suite: CipherSuiteParameters,
  { credential, key, scheme }: ServerProof,
): Handshake {
  const certificate_list = credential.certificates.map((cert_data, index) => ({
    cert_data,
    extensions: index === 0 ? certificateExtensions(hello, { credential }) : [],
  }));
  const accepted = findExtension(hello.value.extensions, compressCertificate, 'ClientHello')?.algorithms;
  const message = { certificate_request_context: new Uint8Array(0), certificate_list };
  yield* sendCertificate13(flow, message, credential, certificateCompression, accepted);
  const content = certificateVerifyContent('server', flow.transcript.hash(suite.hash));
  const signature = yield* flow.perform(() => signWith(flow, credential, key, scheme, content));
  flow.send(certificateVerify(TLS_1_3), { algorithm: scheme, signature: flow.altered('signature', signature) });
}

/** What is said about our own certificate, as far as the client asked (RFC 8446 §4.4.2.1). */
function certificateExtensions(
  { extensionTypes }: ReceivedClientHello,
  { credential: { ocspResponse, signedCertificateTimestamps } }: Pick<ServerProof, 'credential'>,
): Extension[] {
  const extensions: Extension[] = [];
  if (ocspResponse !== undefined && extensionTypes.has(statusRequest.type)) {
    const status = { status_type: CertificateStatusType.of.ocsp, response: ocspResponse };
    extensions.push(extension(statusRequest, 'CertificateEntry', status));
  }
  if (signedCertificateTimestamps !== undefined && extensionTypes.has(signedCertificateTimestamp.type)) {
    const sct_list = [...signedCertificateTimestamps];
    extensions.push(extension(signedCertificateTimestamp, 'CertificateEntry', { sct_list }));
  }
  return extensions;
}
