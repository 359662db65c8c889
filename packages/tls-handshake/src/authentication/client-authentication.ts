import type { MessageFlow } from '../connection/message-flow.js';
import type { PeerIdentity } from './identity.js';
import { skipPeerChain, type TrustedAuthorities, verifyPeerChain } from './peer-chain.js';

/** How a server asks its clients who they are. */
export type ClientAuthentication = {
  /** Ends the handshake with a client that shows no certificate; goes on without one when false. */
  readonly required: boolean;
} & (
  | TrustedAuthorities
  | {
      /** Takes every certificate, whoever issued it. The client proves its key alone. */
      readonly insecureAcceptAnyCertificate: true;
    }
);

/** Whether somebody decides which clients' certificates are good. */
export function verifiesClients(authentication: ClientAuthentication | undefined): boolean {
  return authentication !== undefined && !('insecureAcceptAnyCertificate' in authentication);
}

/**
 * Verifies a client's chain up to an anchor (RFC 5280 §6). Every check is noted.
 *
 * @throws {CutawayError} with the code of the check that failed.
 */
export function authenticateClient(
  flow: MessageFlow,
  authentication: ClientAuthentication,
  client: PeerIdentity,
  time: Date,
): void {
  if ('insecureAcceptAnyCertificate' in authentication) skipPeerChain(flow, client);
  else verifyPeerChain(flow, client, authentication, { purpose: 'client', names: [], time });
}
