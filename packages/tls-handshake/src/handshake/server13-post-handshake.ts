import { toHex } from '@cutaway/primitives/bytes';
import { constantTimeEqual } from '@cutaway/primitives/crypto';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { ConnectionInfo } from '../connection/events.js';
import type { Handshake, MessageFlow, Received } from '../connection/message-flow.js';
import type { KeySchedule13 } from '../key-schedule/tls13.js';
import type { Transcript } from '../key-schedule/transcript.js';
import { Certificate13 } from '../messages/certificate.js';
import { Finished } from '../messages/finished.js';
import { KeyUpdate } from '../messages/key-update.js';
import type { CipherSuiteParameters } from '../registry/cipher-suites.js';
import type { ApplicationKeys } from './application-keys13.js';
import { readClientCertificate, sendCertificateRequest } from './server-client-certificate13.js';
import type { ServerSettings } from './server-settings.js';

/** What the handshake leaves behind. */
export interface Established {
  readonly suite: CipherSuiteParameters;
  readonly schedule: KeySchedule13;
  readonly keys: ApplicationKeys;
  /** Whether the client answers requests after the handshake. */
  readonly postHandshakeAuth: boolean;
}

/** A request the client has not answered yet. */
interface PendingRequest {
  readonly authentication: ClientAuthentication;
  readonly context: Uint8Array;
  /** Of the handshake and the request. */
  readonly transcript: Transcript;
}

/** Requests without an answer that there may be. */
const MAX_REQUESTS = 8;

const CONTEXT_LENGTH = 16;

/** Messages of the client that come any time after the handshake (RFC 8446 §4.6). */
export function* serverPostHandshake13(
  flow: MessageFlow,
  settings: ServerSettings,
  established: Established,
): Handshake {
  const { suite, keys, postHandshakeAuth } = established;
  const requests = new Map<string, PendingRequest>();
  if (postHandshakeAuth) {
    flow.requestCertificate = (authentication) => {
      if (requests.size >= MAX_REQUESTS) return false;
      // The transcript is that of the handshake and of this exchange (RFC 8446 §4.4).
      const transcript = flow.transcript.fork(suite.hash);
      const context = flow.random(CONTEXT_LENGTH);
      transcript.add(sendCertificateRequest(flow, settings, authentication, context));
      requests.set(toHex(context), { authentication, context, transcript });
      flow.flush();
      return true;
    };
  }
  for (;;) {
    const update = yield* flow.receiveOptional(KeyUpdate);
    if (update !== undefined) {
      flow.limitPostHandshake();
      keys.peerUpdated(update);
      continue;
    }
    if (requests.size === 0) yield* flow.receiveNothing();
    const certificate = yield* flow.receive(Certificate13);
    yield* receiveAnswer(flow, settings, established, requests, certificate);
  }
}

/** The client's answer to a request: Certificate, CertificateVerify unless it has none, Finished (RFC 8446 §4.6.2). */
function* receiveAnswer(
  flow: MessageFlow,
  settings: ServerSettings,
  { suite, schedule, keys }: Established,
  requests: Map<string, PendingRequest>,
  certificate: Received<Certificate13>,
): Handshake {
  flow.limitPostHandshake();
  const context = toHex(certificate.value.certificate_request_context);
  const request = requests.get(context);
  flow.require('certificate_context', request !== undefined, 'tls/certificate-request-context', () => ({
    subject: { message: certificate.id, path: 'certificate_request_context' },
    rule: 'RFC 8446 §4.4.2',
  }));
  requests.delete(context);
  const { authentication, transcript } = request as PendingRequest;
  const proved = yield* readClientCertificate(flow, settings, suite, authentication, certificate, transcript);
  const expected = schedule.verifyData(keys.peerSecret, transcript.hash(suite.hash));
  const { value, id } = yield* flow.receive(Finished);
  flow.require('finished', constantTimeEqual(value.verify_data, expected), 'tls/finished-mismatch', () => ({
    subject: { message: id, path: 'verify_data' },
  }));
  const certificates = proved?.client.certificates ?? [];
  const verdict = proved?.verdict ?? { peerAuthenticated: false };
  const { authorizationError: _, ...before } = flow.info as ConnectionInfo;
  flow.info = { ...before, ...verdict, peerCertificates: certificates };
  flow.emit({ type: 'clientCertificate', certificates, authenticated: verdict.peerAuthenticated });
}
