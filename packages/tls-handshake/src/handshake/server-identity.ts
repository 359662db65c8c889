import { type ClientAuthentication, verifiesClients } from '../authentication/client-authentication.js';
import type { PeerIdentity } from '../authentication/identity.js';
import type { ConnectionInfo } from '../connection/events.js';
import type { ServerSession } from '../resumption/server-session.js';

/** A client's certificate, proved. */
export interface ClientProved {
  readonly client: PeerIdentity;
  readonly signatureScheme: string | undefined;
}

/** Who the client is: by its certificate, or by that of the session. Nobody unless we ask. */
export function clientIdentity(
  session: ServerSession | undefined,
  proved: ClientProved | undefined,
  authentication: ClientAuthentication | undefined,
): Pick<ConnectionInfo, 'peerAuthenticated' | 'peerCertificates'> {
  const shown = proved?.client.certificates ?? session?.peerCertificates ?? [];
  const peerCertificates = authentication === undefined ? [] : shown;
  return { peerAuthenticated: peerCertificates.length > 0 && verifiesClients(authentication), peerCertificates };
}

/** A member that is left out when there is nothing to say. */
export function optional<Key extends keyof ConnectionInfo>(
  key: Key,
  value: ConnectionInfo[Key] | undefined,
): { readonly [K in Key]?: ConnectionInfo[Key] } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: ConnectionInfo[Key] });
}
