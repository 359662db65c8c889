import { equal } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import type { Certificate } from '@cutaway/x509';
import { type Check, type Profile, rfc5280, type TrustAnchor, verifyChain } from '@cutaway/x509/verify';
import type { MessageFlow } from '../connection/message-flow.js';
import type { ClientSettings } from '../handshake/client-settings.js';
import type { PeerIdentity } from './identity.js';

/** How a client decides who the server is. There is no default: trusting nobody in particular has a loud name. */
export type ServerAuthentication =
  | {
      /** What is trusted: roots, or certificates of one's own. */
      readonly anchors: readonly (Certificate | TrustAnchor)[];
      /** Rules for certificates; `rfc5280` of `@cutaway/x509/verify` unless given. */
      readonly certificateProfile?: Profile;
    }
  | {
      /** Goes on with whoever answers. Anyone on the way can be that. */
      readonly insecureAcceptAnyCertificate: true;
    };

/**
 * Verifies the server's chain up to an anchor, and its name (RFC 5280 §6, RFC 9525). Every check is noted.
 *
 * @throws {CutawayError} with the code of the check that failed.
 */
export function authenticateServer(flow: MessageFlow, settings: ClientSettings, server: PeerIdentity): void {
  const { authentication, serverName } = settings;
  if ('insecureAcceptAnyCertificate' in authentication || serverName === undefined) {
    const subject = { path: 'certificate_list', ...(server.message === undefined ? {} : { message: server.message }) };
    flow.tracer?.check({ name: 'certificate.issuer', outcome: 'skipped', rule: 'RFC 5280 §6', subject });
    return;
  }
  const verdict = verifyChain(server.certificate, {
    anchors: authentication.anchors,
    intermediates: server.certificates.slice(1),
    names: [serverName],
    time: settings.now(),
    purpose: 'server',
    profile: authentication.certificateProfile ?? rfc5280,
    provider: flow.crypto,
  });
  if (verdict.ok) {
    for (const check of verdict.checks) traceCheck(flow, server, verdict.path, check);
    return;
  }
  const [failure] = verdict.failures;
  traceCheck(flow, server, failure.chain, failure);
  throw new CutawayError(failure.code, {
    rule: failure.rule,
    ...(failure.context === undefined ? {} : { context: failure.context }),
    place: { message: 'Certificate', path: pathInMessage(server, failure.chain, failure) },
  });
}

/** A check on a certificate, placed in the Certificate message when the certificate came in it. */
function traceCheck(flow: MessageFlow, server: PeerIdentity, path: readonly Certificate[], check: Check): void {
  if (flow.tracer === undefined) return;
  const { name, outcome, rule, context } = check;
  const index = indexInMessage(server, path[check.certificate]);
  const bytes = server.certificates[index];
  const start = bytes === undefined ? 0 : bytes.byteOffset - server.raw.byteOffset;
  flow.tracer.check({
    name,
    outcome,
    rule,
    context: { certificate: check.certificate, ...context },
    ...(bytes === undefined || server.message === undefined
      ? {}
      : {
          subject: {
            message: server.message,
            path: pathInMessage(server, path, check),
            pos: start + (check.pos ?? 0),
            size: check.size ?? bytes.length,
          },
        }),
  });
}

function pathInMessage(server: PeerIdentity, path: readonly Certificate[], check: Check): string {
  const index = indexInMessage(server, path[check.certificate]);
  return [index === -1 ? '' : `certificate_list[${index}]`, check.path].filter(Boolean).join('.');
}

/** Where in certificate_list a certificate stands; -1 for an anchor the peer did not send. */
function indexInMessage(server: PeerIdentity, certificate: Certificate | undefined): number {
  return certificate === undefined ? -1 : server.certificates.findIndex((bytes) => equal(bytes, certificate.bytes));
}
