import type { MessageFlow } from '../connection/message-flow.js';
import type { PeerIdentity } from './identity.js';
import {
  type AnyCertificate,
  acceptAnyCertificate,
  acceptsAnyCertificate,
  type PeerVerdict,
  type TrustedAuthorities,
  verifyPeerChain,
} from './peer-chain.js';

/** How a server asks its clients who they are. */
export type ClientAuthentication = {
  /** Ends the handshake with a client that shows no certificate; goes on without one when false. */
  readonly required: boolean;
} & (TrustedAuthorities | AnyCertificate);

/**
 * Verifies a client's chain up to an anchor (RFC 5280 §6). Every check is noted.
 *
 * @throws {CutawayError} with the code of the check that failed, unless any certificate is accepted.
 */
export function authenticateClient(
  flow: MessageFlow,
  authentication: ClientAuthentication,
  client: PeerIdentity,
  time: Date,
): PeerVerdict {
  const verify = (authorities: TrustedAuthorities): void =>
    verifyPeerChain(flow, client, authorities, { purpose: 'client', names: [], time });
  if (acceptsAnyCertificate(authentication)) {
    return acceptAnyCertificate(flow, client, authentication, verify);
  }
  verify(authentication);
  return { peerAuthenticated: true };
}
