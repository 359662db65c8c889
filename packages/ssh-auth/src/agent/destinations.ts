import { equal } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { parseKeyOrCertificate } from '../certificates/certificate.js';
import { certificateProblems } from '../certificates/validate.js';
import { matchesPattern } from '../pattern/pattern.js';
import type { DestinationConstraint, HopEnd } from './constraints.js';

/** A host that a connection to the agent is bound to, by `session-bind@openssh.com`. */
export interface BoundSession {
  readonly hostkey: Uint8Array;
  readonly sessionIdentifier: Uint8Array;
  readonly isForwarding: boolean;
}

/** Computes and tells the time, for certificates of hosts. */
export interface DestinationChecker {
  readonly crypto: CryptoProvider;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/**
 * Whether a key may be used over the hops a connection is bound to (OpenSSH PROTOCOL.agent §2).
 *
 * @param sessions from the agent's machine outwards; none for a connection that is not bound, which is local.
 * @param user who is logging in at the last host; without, whether the key may be shown there is asked.
 */
export function permitsDestination(
  constraints: readonly DestinationConstraint[],
  sessions: readonly BoundSession[],
  user: string | undefined,
  checker: DestinationChecker,
): boolean {
  let from: BoundSession | undefined;
  for (const [index, session] of sessions.entries()) {
    const isLast = index === sessions.length - 1;
    // The agent is forwarded over every hop but the last, and nobody logs in where it is forwarded.
    if (isLast ? session.isForwarding && user !== undefined : !session.isForwarding) return false;
    if (!permitsHop(constraints, from, session, isLast ? user : undefined, checker)) return false;
    from = session;
  }
  // A key that may be used to log in at a host, and not beyond, is not shown to that host.
  const isShownBeyond = from?.isForwarding === true && user === undefined;
  return !isShownBeyond || permitsHop(constraints, from, undefined, undefined, checker);
}

function permitsHop(
  constraints: readonly DestinationConstraint[],
  from: BoundSession | undefined,
  to: BoundSession | undefined,
  user: string | undefined,
  checker: DestinationChecker,
): boolean {
  return constraints.some((constraint) => {
    const startsHere = constraint.from.hostname === '' && constraint.from.hostkeys.length === 0;
    if (from === undefined ? !startsHere : !isHost(constraint.from, from, checker)) return false;
    if (to !== undefined && !isHost(constraint.to, to, checker)) return false;
    const { username } = constraint.to;
    return username === '' || user === undefined || matchesPattern(user, username);
  });
}

function isHost({ hostname, hostkeys }: HopEnd, { hostkey }: BoundSession, checker: DestinationChecker): boolean {
  const { certificate } = parseKeyOrCertificate(hostkey);
  return hostkeys.some(({ keyblob, is_ca }) => {
    if (!is_ca) return equal(keyblob, hostkey);
    if (certificate === undefined || !equal(keyblob, certificate.signatureKey.blob)) return false;
    const purpose = { role: 'host', principal: hostname, now: checker.now(), crypto: checker.crypto } as const;
    return certificateProblems(certificate, purpose).length === 0;
  });
}
