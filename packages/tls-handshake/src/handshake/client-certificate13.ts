import { sendCertificate13 } from '../authentication/certificate-compression.js';
import { type Credential, signWith } from '../authentication/credential.js';
import { ownKey } from '../authentication/identity.js';
import { type CertifiedKey, chooseScheme } from '../authentication/signatures.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { compressCertificate } from '../extensions/compress-certificate.js';
import { findExtension } from '../extensions/definition.js';
import { signatureAlgorithms } from '../extensions/signature-algorithms.js';
import { certificateVerifyContent } from '../key-schedule/tls13.js';
import type { CertificateRequest13 } from '../messages/certificate-request.js';
import { certificateVerify } from '../messages/certificate-verify.js';
import { TLS_1_3 } from '../registry/protocol-version.js';
import type { ClientSettings } from './client-settings.js';
import { checkDuplicates, checkPlaces, hasPlace } from './extension-checks.js';

/** Our key, and how it will sign. */
export interface ClientProof {
  readonly credential: Credential;
  readonly key: CertifiedKey;
  readonly scheme: number;
}

/**
 * Answers a CertificateRequest: our chain, or an empty one (RFC 8446 §4.4.2). Gives the key that must be proved then.
 *
 * @throws {TlsError} `tls/missing-extension` for a request without signature_algorithms; `tls/duplicate-extension`;
 * `tls/extension-not-allowed`.
 */
export function* sendClientCertificate(
  flow: MessageFlow,
  settings: ClientSettings,
  { value }: Received<CertificateRequest13>,
): Handshake<ClientProof | undefined> {
  const { certificate_request_context, extensions } = value;
  checkDuplicates('CertificateRequest', extensions);
  checkPlaces('CertificateRequest', extensions, (type) => hasPlace('CertificateRequest', type));
  const wanted = findExtension(extensions, signatureAlgorithms, 'CertificateRequest');
  if (wanted === undefined) {
    throw new TlsError(
      'tls/missing-extension',
      { extension: 'signature_algorithms' },
      { rule: 'RFC 8446 §4.3.2', place: { message: 'CertificateRequest', path: 'extensions' } },
    );
  }
  const proof = clientProof(flow, settings, wanted.supported_signature_algorithms);
  const chain = proof?.credential.certificates ?? [];
  const certificate_list = chain.map((cert_data) => ({ cert_data, extensions: [] }));
  const accepted = findExtension(extensions, compressCertificate, 'CertificateRequest')?.algorithms;
  const message = { certificate_request_context, certificate_list };
  yield* sendCertificate13(flow, message, proof?.credential, settings.certificateCompression, accepted);
  return proof;
}

function clientProof(
  flow: MessageFlow,
  { credential, policy }: ClientSettings,
  wanted: readonly number[],
): ClientProof | undefined {
  if (credential === undefined) return undefined;
  const key = ownKey(credential);
  const scheme = chooseScheme(flow, key, wanted, policy.signatureSchemes);
  return scheme === undefined ? undefined : { credential, key, scheme };
}

/** Signs the transcript (RFC 8446 §4.4.3). @param transcriptHash of everything before CertificateVerify. */
export function* proveClient(
  flow: MessageFlow,
  { credential, key, scheme }: ClientProof,
  transcriptHash: Uint8Array,
): Handshake {
  const content = certificateVerifyContent('client', transcriptHash);
  const signature = yield* flow.perform(() => signWith(flow, credential, key, scheme, content));
  const signed = { algorithm: scheme, signature: flow.altered('signature', signature) };
  flow.send(certificateVerify(TLS_1_3), signed);
}
