import type { MessageFlow } from '../connection/message-flow.js';
import type { ClientSettings } from '../handshake/client-settings.js';
import type { PeerIdentity } from './identity.js';
import { skipPeerChain, type TrustedAuthorities, verifyPeerChain } from './peer-chain.js';

/** How a client decides who the server is. There is no default: trusting nobody in particular has a loud name. */
export type ServerAuthentication =
  | TrustedAuthorities
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
  if ('insecureAcceptAnyCertificate' in authentication || serverName === undefined) skipPeerChain(flow, server);
  else verifyPeerChain(flow, server, authentication, { purpose: 'server', names: [serverName], time: settings.now() });
}
