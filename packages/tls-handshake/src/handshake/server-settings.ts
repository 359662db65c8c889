import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { Policy } from '../policy/policy.js';
import type { ClientHelloInfo, ServerContext } from '../server-context.js';

/** What decides a server's handshake, with defaults filled in. */
export interface ServerSettings {
  readonly policy: Policy;
  /** What we are when no name, or an unknown one, is asked for. */
  readonly context: ServerContext;
  /** What we are for this client; may have to be looked up. */
  readonly selectContext: (
    hello: ClientHelloInfo,
  ) => ServerContext | undefined | PromiseLike<ServerContext | undefined>;
  /** End the handshake when a name is asked for that no context is for. */
  readonly requireKnownName: boolean;
  readonly applicationProtocols: readonly string[];
  readonly clientAuthentication: ClientAuthentication | undefined;
  /** The largest record taken, in bytes of content. */
  readonly recordSizeLimit: number;
  readonly now: () => Date;
}
