import type { DuplexStreams } from '@cutaway/primitives/streams';
import type { SshClientEvent } from '../client/events.js';
import type { SshClientOptions } from '../client/options.js';
import { SshClient } from '../client/ssh-client.js';
import { SshProtocolError } from '../errors/protocol.js';
import { establish, type StreamOptions } from './establish.js';
import { WebClient } from './web-client.js';

/** How to connect. Cryptography is `noble` unless `crypto` is given. */
export interface ConnectOptions extends SshClientOptions, StreamOptions<SshClientEvent> {
  /** Milliseconds until the login must be complete: 60 000 unless given. */
  readonly timeout?: number;
}

const TIMEOUT = 60_000;

/**
 * Connects to a server over a pair of streams that leads to it, and logs in.
 *
 * @example
 * const transport = fromWebSocket(new WebSocket('wss://relay.example/tcp/example.org:22'));
 * const connection = await connect(transport, { host: 'example.org', userName, verifyHostKey, authentication });
 * const { stdout } = await connection.exec('uname -a');
 * @throws {CutawayError} whatever ended the connection before; the reason of an abort signal.
 */
export async function connect(transport: DuplexStreams, options: ConnectOptions): Promise<WebClient> {
  const { timeout = TIMEOUT } = options;
  const client = new SshClient(options);
  const timer = setTimeout(
    () => client.abort(new SshProtocolError('ssh/login-timeout', { maximum: timeout })),
    timeout,
  );
  try {
    return await establish(client, transport, options, (_, closed) => new WebClient(client, closed));
  } finally {
    clearTimeout(timer);
  }
}
