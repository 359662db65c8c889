import { type AddressInfo, createServer, type LookupFunction, type Server, type Socket } from 'node:net';

/** Milliseconds without a byte until the system asks whether the peer is still there. */
const KEEP_ALIVE = 30_000;

/** A host and a port. */
export interface Address {
  /** Name or IP address. */
  readonly host: string;
  readonly port: number;
}

/** Where to listen, and how to find others. */
export interface ListenOptions {
  /** `127.0.0.1` unless given: whoever can reach another address can use it. Port 0, which is the default: any free. */
  readonly listen?: Partial<Address>;
  /** How names become addresses; the system's way unless given. */
  readonly lookup?: LookupFunction;
  /** Milliseconds that a peer may take to say what it wants; 30000 unless given. */
  readonly handshakeTimeout?: number;
}

/** An interception that runs. */
export interface Interception extends Address {
  /** Stops listening and cuts every connection off. */
  close(): Promise<void>;
}

/**
 * Listens, and gives each connection its number, from 1 on.
 *
 * @throws {Error} of the system when the address cannot be listened on: `code` is `EADDRINUSE`, `EACCES` ….
 */
export async function listen(
  { host = '127.0.0.1', port = 0 }: Partial<Address>,
  accept: (client: Socket, connection: number) => void,
): Promise<Interception> {
  const clients = new Set<Socket>();
  let count = 0;
  const server = createServer({ allowHalfOpen: true }, (client) => {
    clients.add(client);
    client.setNoDelay(true);
    client.setKeepAlive(true, KEEP_ALIVE);
    // No client may end the process by breaking off where nobody listens.
    client.on('error', () => {});
    client.once('close', () => clients.delete(client));
    accept(client, ++count);
  });
  await opened(server, host, port);
  return {
    host,
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const client of clients) client.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function opened(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // A connection that cannot be accepted (no descriptors left) is lost; the others go on.
      server.on('error', () => {});
      resolve();
    });
  });
}
