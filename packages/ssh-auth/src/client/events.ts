import type { TransportEvent } from '../transport/events.js';

/** What happened on a client's connection, in order. */
export type SshClientEvent =
  | TransportEvent
  /** A text of the server for the user, before the login. It may hold control characters. */
  | { readonly type: 'banner'; readonly message: string }
  /** The user is authenticated; channels may be opened. */
  | { readonly type: 'connected' }
  /** The server named its host keys (`hostkeys-00@openssh.com`); nothing is proven about those that are not known. */
  | { readonly type: 'hostkeys'; readonly keys: readonly Uint8Array[] };
