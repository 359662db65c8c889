import { authenticateClient, type ClientAuthentication } from '../authentication/client-authentication.js';
import { readPeerIdentity } from '../authentication/identity.js';
import { verifyPeerSignature } from '../authentication/signatures.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { Certificate12 } from '../messages/certificate.js';
import { ClientCertificateType, certificateRequest12 } from '../messages/certificate-request.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import { authorityNames } from './server-client-certificate13.js';
import type { ClientProved } from './server-identity.js';
import type { ServerSettings } from './server-settings.js';

const { ecdsa_sign, rsa_sign } = ClientCertificateType.of;

/** Asks for a certificate (RFC 5246 §7.4.4). */
export function sendCertificateRequest12(
  flow: MessageFlow,
  { policy }: ServerSettings,
  authentication: ClientAuthentication,
): void {
  flow.send(certificateRequest12(flow.context.version), {
    certificate_types: [ecdsa_sign, rsa_sign],
    supported_signature_algorithms: [...policy.signatureSchemes],
    certificate_authorities: authorityNames(authentication),
  });
}

/** The client's chain; `undefined` when it has none and need not (RFC 5246 §7.4.6). */
export function* receiveClientCertificate12(
  flow: MessageFlow,
  settings: ServerSettings,
  authentication: ClientAuthentication,
): Handshake<Omit<ClientProved, 'signatureScheme'> | undefined> {
  const certificate = yield* flow.receive(Certificate12);
  const { certificate_list } = certificate.value;
  if (certificate_list.length === 0) {
    flow.require('client_certificate', !authentication.required, 'tls/client-certificate-missing', () => ({
      subject: { message: certificate.id, path: 'certificate_list' },
    }));
    return undefined;
  }
  const client = readPeerIdentity(flow, certificate_list, certificate);
  return { client, verdict: authenticateClient(flow, authentication, client, settings.now()) };
}

/** The client's signature over all messages so far (RFC 5246 §7.4.8). */
export function* receiveClientProof12(
  flow: MessageFlow,
  { policy }: ServerSettings,
  shown: Omit<ClientProved, 'signatureScheme'>,
): Handshake<ClientProved> {
  const content = flow.transcript.bytes();
  const { value, id } = yield* flow.receive(certificateVerify(flow.context.version));
  const place = { id, path: '', rule: 'RFC 5246 §7.4.8' };
  const offered = policy.signatureSchemes;
  const { key } = shown.client;
  return {
    ...shown,
    signatureScheme: verifyPeerSignature(flow, 'certificate_verify', value, content, key, offered, place),
  };
}
