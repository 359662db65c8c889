import type { ExpectedName } from '@cutaway/x509/verify';
import type { Credential } from '../authentication/credential.js';
import type { ServerAuthentication } from '../authentication/server-authentication.js';
import type { Policy } from '../policy/policy.js';

/** What decides a client's handshake, with defaults filled in. */
export interface ClientSettings {
  readonly policy: Policy;
  /** The name the server must prove. */
  readonly serverName: ExpectedName | undefined;
  readonly applicationProtocols: readonly string[];
  readonly authentication: ServerAuthentication;
  readonly credential: Credential | undefined;
  /** Ask for an OCSP response and SCTs. */
  readonly askForStatus: boolean;
  readonly now: () => Date;
}
