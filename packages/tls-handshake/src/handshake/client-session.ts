import { CutawayError } from '@cutaway/primitives/errors';
import { authenticateClient, type ClientAuthentication } from '../authentication/client-authentication.js';
import { readPeerIdentity } from '../authentication/identity.js';
import type { PeerVerdict } from '../authentication/peer-chain.js';
import type { MessageFlow } from '../connection/message-flow.js';
import type { ServerSession } from '../resumption/server-session.js';
import type { ServerSettings } from './server-settings.js';

/**
 * A session does without the client's certificate, so that must be as good now as it was then (RFC 8446 §4.6.1).
 *
 * @returns `undefined` when the session cannot be gone on with.
 */
export function authenticateResumedClient(
  flow: MessageFlow,
  settings: ServerSettings,
  authentication: ClientAuthentication | undefined,
  { peerCertificates }: ServerSession,
): PeerVerdict | undefined {
  const nobody = { peerAuthenticated: false };
  if (authentication === undefined) return nobody;
  if (peerCertificates.length === 0) return authentication.required ? undefined : nobody;
  try {
    const client = readPeerIdentity(flow, peerCertificates, { raw: new Uint8Array(0), id: undefined });
    return authenticateClient(flow, authentication, client, settings.now());
  } catch (error) {
    if (error instanceof CutawayError) return undefined;
    throw error;
  }
}
