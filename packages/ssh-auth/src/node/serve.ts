import { type AddressInfo, createServer, type Socket } from 'node:net';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { SshServerEvent } from '../server/events.js';
import type { SshServerOptions } from '../server/options.js';
import { SshServer } from '../server/ssh-server.js';
import type { LabOptions } from '../transport/settings.js';
import { drive } from './drive.js';

/** How to serve from Node. Cryptography is Node's own unless `crypto` is given. */
export interface ServeOptions extends SshServerOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  /** The address to listen on: `127.0.0.1` unless given. */
  readonly address?: string;
  /** Connections at the same time: 100 unless given. Further ones are closed at once. */
  readonly maximumConnections?: number;
  /** Changes the options for one connection, for example to give each its own trace. */
  readonly perConnection?: (socket: Socket) => Partial<SshServerOptions>;
  /** Called for everything that happens on any connection. */
  readonly onEvent?: (event: SshServerEvent, server: SshServer, socket: Socket) => void;
  /** Broken algorithms and misbehaviour, as in `./lab`: for experiments and for clients that have nothing better. */
  readonly insecureLab?: LabOptions;
}

/** A server that listens. */
export interface SshListener {
  readonly address: string;
  readonly port: number;
  /** The connections that are open. */
  readonly connections: ReadonlySet<SshServer>;
  /** Listens no more and ends all connections. */
  close(): Promise<void>;
}

const MAXIMUM_CONNECTIONS = 100;

/**
 * Listens and serves everybody who connects.
 *
 * @throws {SshProtocolError} `ssh/insecure-algorithm` as {@link SshServer}; what the system says about the port.
 */
export async function serve(options: ServeOptions): Promise<SshListener> {
  const { port, address = '127.0.0.1', perConnection, onEvent, insecureLab = {} } = options;
  const settings: SshServerOptions = { crypto: nodeCrypto, ...options };
  // What is wrong with the options comes out here, not with the first client.
  new SshServer(settings, insecureLab);
  const connections = new Set<SshServer>();
  const listener = createServer((socket) => {
    socket.setNoDelay(true);
    const server = new SshServer({ ...settings, ...perConnection?.(socket) }, insecureLab);
    connections.add(server);
    socket.on('close', () => connections.delete(server));
    drive(server, socket, (events) => {
      for (const event of events) onEvent?.(event, server, socket);
    });
  });
  listener.maxConnections = options.maximumConnections ?? MAXIMUM_CONNECTIONS;
  return await new Promise((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, address, () => {
      listener.off('error', reject);
      const bound = listener.address() as AddressInfo;
      resolve({
        address: bound.address,
        port: bound.port,
        connections,
        close: () =>
          new Promise((closed) => {
            listener.close(() => closed());
            for (const server of connections) server.close();
          }),
      });
    });
  });
}
