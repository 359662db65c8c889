import { CutawayError } from '@cutaway/primitives/errors';
import { authenticateClient, type ClientAuthentication } from '../authentication/client-authentication.js';
import { readPeerIdentity } from '../authentication/identity.js';
import type { MessageFlow } from '../connection/message-flow.js';
import type { ServerSession } from '../resumption/server-session.js';
import type { ServerSettings } from './server-settings.js';

/** A session does without the client's certificate, so that must be as good now as it was then (RFC 8446 §4.6.1). */
export function clientIsStillGood(
  flow: MessageFlow,
  settings: ServerSettings,
  authentication: ClientAuthentication | undefined,
  { peerCertificates }: ServerSession,
): boolean {
  if (authentication === undefined) return true;
  if (peerCertificates.length === 0) return !authentication.required;
  try {
    const client = readPeerIdentity(flow, peerCertificates, { raw: new Uint8Array(0), id: undefined });
    authenticateClient(flow, authentication, client, settings.now());
    return true;
  } catch (error) {
    if (error instanceof CutawayError) return false;
    throw error;
  }
}
