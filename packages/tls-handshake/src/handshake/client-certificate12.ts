import { type Credential, signWith } from '../authentication/credential.js';
import { ownKey } from '../authentication/identity.js';
import { type CertifiedKey, chooseScheme } from '../authentication/signatures.js';
import type { Handshake, MessageFlow } from '../connection/message-flow.js';
import { Certificate12 } from '../messages/certificate.js';
import type { CertificateRequest12 } from '../messages/certificate-request.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import type { ClientSettings } from './client-settings.js';

/** Our key, and how it will sign. */
export interface ClientProof12 {
  readonly credential: Credential;
  readonly key: CertifiedKey;
  /** `undefined` before TLS 1.2. */
  readonly scheme: number | undefined;
}

/** Sends our certificates; none when we have none, or none the server could verify (RFC 5246 §7.4.6). */
export function sendClientCertificate12(
  flow: MessageFlow,
  settings: ClientSettings,
  request: CertificateRequest12,
): ClientProof12 | undefined {
  const proof = clientProof(flow, settings, request);
  flow.send(Certificate12, { certificate_list: [...(proof?.credential.certificates ?? [])] });
  return proof;
}

function clientProof(
  flow: MessageFlow,
  { credential, policy }: ClientSettings,
  request: CertificateRequest12,
): ClientProof12 | undefined {
  if (credential === undefined) return undefined;
  const key = ownKey(credential);
  const wanted = request.supported_signature_algorithms;
  if (wanted === undefined) return { credential, key, scheme: undefined };
  const scheme = chooseScheme(flow, key, wanted, policy.signatureSchemes);
  return scheme === undefined ? undefined : { credential, key, scheme };
}

/** Signs all messages so far (RFC 5246 §7.4.8). */
export function* proveClient12(flow: MessageFlow, { credential, key, scheme }: ClientProof12): Handshake {
  const content = flow.transcript.bytes();
  const signature = yield* flow.perform(() => signWith(flow, credential, key, scheme, content));
  const algorithm = scheme === undefined ? {} : { algorithm: scheme };
  flow.send(certificateVerify(flow.context.version), { ...algorithm, signature: flow.altered('signature', signature) });
}
