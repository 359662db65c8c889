import { connect as connectSocket, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { nodeCrypto } from '@cutaway/primitives/node';
import { ClientConnection } from '../client/client-connection.js';
import type { SshClientEvent } from '../client/events.js';
import type { SshClientOptions } from '../client/options.js';
import { SshClient } from '../client/ssh-client.js';
import { SshProtocolError } from '../errors/protocol.js';
import type { LabOptions } from '../transport/settings.js';
import { drive } from './drive.js';

/** How to connect from Node. Cryptography is Node's own unless `crypto` is given. */
export interface ConnectOptions extends SshClientOptions {
  /** Where to connect, when it is not host and port: an address, a stream through a proxy or another connection. */
  readonly stream?: Duplex;
  /** Milliseconds until the login must be complete: 60 000 unless given. `Infinity` waits for as long as a user takes. */
  readonly timeout?: number;
  /** Called for everything that happens; also before the login. */
  readonly onEvent?: (event: SshClientEvent, client: SshClient) => void;
  /** Broken algorithms and misbehaviour, as in `./lab`: for experiments and for devices that have nothing better. */
  readonly insecureLab?: LabOptions;
}

const TIMEOUT = 60_000;

/**
 * Connects to a server and logs in.
 *
 * @throws {CutawayError} whatever ended the connection before.
 */
export async function connect(options: ConnectOptions): Promise<ClientConnection> {
  const { onEvent, timeout = TIMEOUT, insecureLab = {} } = options;
  const client = new SshClient({ crypto: nodeCrypto, ...options }, insecureLab);
  // Nothing is opened for options that cannot work.
  const stream = options.stream ?? openSocket(options);
  return await new Promise<ClientConnection>((resolve, reject) => {
    const expired = () => client.abort(new SshProtocolError('ssh/login-timeout', { maximum: timeout }));
    const timer = timeout === Number.POSITIVE_INFINITY ? undefined : setTimeout(expired, timeout);
    const closed = new Promise<void>((ended, failed) => {
      drive(client, stream, (events) => {
        for (const event of events) {
          onEvent?.(event, client);
          if (event.type === 'connected') {
            clearTimeout(timer);
            queueMicrotask(() => resolve(new ClientConnection(client, closed)));
          } else if (event.type === 'error') {
            clearTimeout(timer);
            reject(event.error);
            failed(event.error);
          } else if (event.type === 'end') {
            ended();
          }
        }
        if (client.state === 'closed') ended();
      });
    });
    // Whoever does not look at `closed` has the error from `connect` or from what was being done.
    closed.catch(() => {});
  });
}

function openSocket({ host, port = 22 }: SshClientOptions): Socket {
  const socket = connectSocket({ host, port });
  socket.setNoDelay(true);
  return socket;
}
