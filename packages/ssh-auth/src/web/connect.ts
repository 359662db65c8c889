import type { DuplexStreams } from '@cutaway/primitives/streams';
import type { SshClientEvent } from '../client/events.js';
import type { SshClientOptions } from '../client/options.js';
import { SshClient } from '../client/ssh-client.js';
import { SshProtocolError } from '../errors/protocol.js';
import { drive } from './drive.js';
import { WebClient } from './web-client.js';

/** How to connect. Cryptography is `noble` unless `crypto` is given. */
export interface ConnectOptions extends SshClientOptions {
  /** Milliseconds until the login must be complete: 60 000 unless given. */
  readonly timeout?: number;
  /** Ends the login, or the connection: `connect` and `closed` fail with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Called for everything that happens; also before the login. */
  readonly onEvent?: (event: SshClientEvent) => void;
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
  const { onEvent, signal, timeout = TIMEOUT } = options;
  signal?.throwIfAborted();
  const client = new SshClient(options);
  const aborted = (): void => client.abort(new SshProtocolError('ssh/operation-failed', {}, { cause: signal?.reason }));
  signal?.addEventListener('abort', aborted);
  return await new Promise<WebClient>((resolve, reject) => {
    const timer = setTimeout(
      () => client.abort(new SshProtocolError('ssh/login-timeout', { maximum: timeout })),
      timeout,
    );
    const closed = new Promise<void>((ended, failed) => {
      const over = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', aborted);
      };
      drive(client, transport, (events) => {
        for (const event of events) {
          onEvent?.(event);
          if (event.type === 'connected') {
            clearTimeout(timer);
            queueMicrotask(() => resolve(new WebClient(client, closed)));
          } else if (event.type === 'error') {
            over();
            const reason = signal?.aborted ? signal.reason : event.error;
            reject(reason);
            failed(reason);
          }
        }
        if (client.state !== 'closed') return;
        over();
        ended();
      });
    });
    // Whoever does not look at `closed` has the error from `connect` or from what was being done.
    closed.catch(() => {});
  });
}
