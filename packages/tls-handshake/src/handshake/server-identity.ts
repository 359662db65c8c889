import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { PeerIdentity } from '../authentication/identity.js';
import type { PeerVerdict } from '../authentication/peer-chain.js';
import type { ConnectionInfo } from '../connection/events.js';
import type { ServerSession } from '../resumption/server-session.js';

/** A client's certificate, proved. */
export interface ClientProved {
  readonly client: PeerIdentity;
  readonly verdict: PeerVerdict;
  readonly signatureScheme: string | undefined;
}

/** Who the client is: by its certificate, or by that of the session. Nobody unless we ask. */
export function clientIdentity(
  resumed: { readonly session: ServerSession | undefined; readonly client: PeerVerdict } | undefined,
  proved: ClientProved | undefined,
  authentication: ClientAuthentication | undefined,
): PeerVerdict & Pick<ConnectionInfo, 'peerCertificates'> {
  if (authentication === undefined) return { peerAuthenticated: false, peerCertificates: [] };
  const verdict = proved?.verdict ?? resumed?.client ?? { peerAuthenticated: false };
  return { ...verdict, peerCertificates: proved?.client.certificates ?? resumed?.session?.peerCertificates ?? [] };
}

/** A member that is left out when there is nothing to say. */
export function optional<Key extends keyof ConnectionInfo>(
  key: Key,
  value: ConnectionInfo[Key] | undefined,
): { readonly [K in Key]?: ConnectionInfo[Key] } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: ConnectionInfo[Key] });
}
