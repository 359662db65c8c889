import type { TransportEvent } from '../transport/events.js';
import type { Login } from '../userauth/server/options.js';

/** What happened on a server's connection, in order. */
export type SshServerEvent =
  | TransportEvent
  /** The user is authenticated. */
  | { readonly type: 'connected'; readonly login: Login };
