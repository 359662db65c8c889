import { equal } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import type { Certificate } from '@cutaway/x509';
import type { ExpectedName } from '@cutaway/x509/verify';
import {
  type Check,
  type Profile,
  type RevocationOptions,
  rfc5280,
  type TrustAnchor,
  verifyChain,
} from '@cutaway/x509/verify';
import type { ConnectionInfo } from '../connection/events.js';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import type { PeerIdentity } from './identity.js';

/** What certificates are judged by. */
export interface TrustedAuthorities {
  /** What is trusted: roots, or certificates of one's own. */
  readonly anchors: readonly (Certificate | TrustAnchor)[];
  /** Rules for certificates; `rfc5280` of `@cutaway/x509/verify` unless given. */
  readonly certificateProfile?: Profile;
  /** CRLs and OCSP responses that are at hand, and what to do without an answer. */
  readonly revocation?: RevocationOptions;
}

/** Takes whoever answers. */
export interface AnyCertificate extends Partial<TrustedAuthorities> {
  /**
   * Goes on whatever the certificate is. Anyone on the way can be the peer. With `anchors` it is verified all the same,
   * and `authorizationError` of the connection's `info` says what was wrong.
   */
  readonly insecureAcceptAnyCertificate: true;
}

/** Only `true` says so: what merely stands there (`undefined`, or a text from a configuration) opts out of nothing. */
export function acceptsAnyCertificate(
  authentication: TrustedAuthorities | AnyCertificate,
): authentication is AnyCertificate {
  return 'insecureAcceptAnyCertificate' in authentication && authentication.insecureAcceptAnyCertificate === true;
}

/** @throws {TlsError} `tls/invalid-options` where neither anchors are given nor `insecureAcceptAnyCertificate` is `true`. */
export function requireAuthentication(authentication: TrustedAuthorities | AnyCertificate): void {
  if (!acceptsAnyCertificate(authentication) && !Array.isArray(authentication.anchors)) {
    throw new TlsError('tls/invalid-options', { option: 'anchors', value: '' });
  }
}

/** What asking who the peer is came to. */
export type PeerVerdict = Pick<ConnectionInfo, 'peerAuthenticated' | 'authorizationError'>;

/**
 * Verifies the peer's chain up to an anchor, and its names (RFC 5280 §6, RFC 9525). Every check is noted.
 *
 * @throws {CutawayError} with the code of the check that failed.
 */
export function verifyPeerChain(
  flow: MessageFlow,
  peer: PeerIdentity,
  authorities: TrustedAuthorities,
  wanted: {
    readonly purpose: 'server' | 'client';
    readonly names: readonly ExpectedName[];
    readonly time: Date;
    readonly revocation?: RevocationOptions;
  },
): void {
  const revocation = bothOf(wanted.revocation, authorities.revocation);
  const verdict = verifyChain(peer.certificate, {
    anchors: authorities.anchors,
    intermediates: peer.certificates.slice(1),
    ...wanted,
    ...(revocation === undefined ? {} : { revocation }),
    profile: authorities.certificateProfile ?? rfc5280,
    provider: flow.crypto,
  });
  if (verdict.ok) {
    // Putting the checks into words and places costs a good part of a handshake: not when nobody listens.
    if (flow.tracer === undefined) return;
    for (const check of verdict.checks) traceCheck(flow, peer, verdict.path, check);
    return;
  }
  const [failure] = verdict.failures;
  traceCheck(flow, peer, failure.chain, failure);
  throw new CutawayError(failure.code, {
    rule: failure.rule,
    ...(failure.context === undefined ? {} : { context: failure.context }),
    place: { message: 'Certificate', path: pathInMessage(peer, failure.chain, failure) },
  });
}

/** What was stapled, and what the caller has, by the caller's policy. */
function bothOf(
  stapled: RevocationOptions | undefined,
  given: RevocationOptions | undefined,
): RevocationOptions | undefined {
  if (stapled === undefined || given === undefined) return stapled ?? given;
  return { ...given, ...(stapled.stapled === undefined ? {} : { stapled: stapled.stapled }) };
}

/** Keeps what was wrong with the certificate, and goes on. @param verify throws what is wrong. */
export function acceptAnyCertificate(
  flow: MessageFlow,
  peer: PeerIdentity,
  { anchors, ...rest }: AnyCertificate,
  verify: (authorities: TrustedAuthorities) => void,
): PeerVerdict {
  if (anchors === undefined) {
    skipPeerChain(flow, peer);
    return { peerAuthenticated: false };
  }
  try {
    verify({ ...rest, anchors });
    return { peerAuthenticated: true };
  } catch (error) {
    if (!(error instanceof CutawayError)) throw error;
    return { peerAuthenticated: false, authorizationError: error };
  }
}

/** Notes that nobody asked who the peer is. */
function skipPeerChain(flow: MessageFlow, peer: PeerIdentity): void {
  const subject = { path: 'certificate_list', ...(peer.message === undefined ? {} : { message: peer.message }) };
  flow.tracer?.check({ name: 'certificate.issuer', outcome: 'skipped', rule: 'RFC 5280 §6', subject });
}

/** A check on a certificate, placed in the Certificate message when the certificate came in it. */
function traceCheck(flow: MessageFlow, peer: PeerIdentity, path: readonly Certificate[], check: Check): void {
  if (flow.tracer === undefined) return;
  const { name, outcome, rule, context } = check;
  const index = indexInMessage(peer, path[check.certificate]);
  const bytes = peer.certificates[index];
  const start = bytes === undefined ? 0 : bytes.byteOffset - peer.raw.byteOffset;
  flow.tracer.check({
    name,
    outcome,
    rule,
    context: { certificate: check.certificate, ...context },
    ...(bytes === undefined || peer.message === undefined
      ? {}
      : {
          subject: {
            message: peer.message,
            path: pathInMessage(peer, path, check),
            pos: start + (check.pos ?? 0),
            size: check.size ?? bytes.length,
          },
        }),
  });
}

function pathInMessage(peer: PeerIdentity, path: readonly Certificate[], check: Check): string {
  const index = indexInMessage(peer, path[check.certificate]);
  return [index === -1 ? '' : `certificate_list[${index}]`, check.path].filter(Boolean).join('.');
}

/** Where in certificate_list a certificate stands; -1 for an anchor the peer did not send. */
function indexInMessage(peer: PeerIdentity, certificate: Certificate | undefined): number {
  return certificate === undefined ? -1 : peer.certificates.findIndex((bytes) => equal(bytes, certificate.bytes));
}
