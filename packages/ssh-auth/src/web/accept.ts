import type { DuplexStreams } from '@cutaway/primitives/streams';
import type { SshServerEvent } from '../server/events.js';
import type { SshServerOptions } from '../server/options.js';
import { SshServer } from '../server/ssh-server.js';
import { establish, type StreamOptions } from './establish.js';

/** How to serve. Cryptography is `noble` unless `crypto` is given. */
export type AcceptOptions = SshServerOptions & StreamOptions<SshServerEvent>;

/** A server with a user who is logged in. */
export interface ServerConnection {
  readonly server: SshServer;
  /** Fulfilled when the connection was closed by either side, rejected when it failed. */
  readonly closed: Promise<void>;
}

/**
 * Serves one client over a pair of streams that leads to it; fulfilled when a user is logged in.
 *
 * @throws {CutawayError} whatever ended the connection before; the reason of an abort signal.
 */
export function accept(transport: DuplexStreams, options: AcceptOptions): Promise<ServerConnection> {
  const server = new SshServer(options);
  return establish(server, transport, options, (_, closed) => ({ server, closed }));
}
