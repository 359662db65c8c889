import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { Serve } from '../../gauntlet/link.js';
import type { Witness } from '../../gauntlet/witness.js';

/** Connections of one client at the same time. */
const MAXIMUM_CONNECTIONS = 32;

/** A port on loopback at which, one after the other, several servers can be found. */
export class CaseListener {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private current: { readonly serve: Serve; readonly witness: Witness } | undefined;

  private constructor(server: Server) {
    this.server = server;
    server.maxConnections = MAXIMUM_CONNECTIONS;
    server.on('connection', (socket) => this.accept(socket));
  }

  static open(address = '127.0.0.1', port = 0): Promise<CaseListener> {
    const server = createServer({ allowHalfOpen: true });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, address, () => {
        server.off('error', reject);
        resolve(new CaseListener(server));
      });
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** Connections that are open. */
  get open(): number {
    return this.sockets.size;
  }

  /** From now on whoever connects is served so. Earlier connections are cut off. */
  play(serve: Serve, witness: Witness): void {
    for (const socket of this.sockets) socket.destroy();
    this.current = { serve, witness };
  }

  close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private accept(socket: Socket): void {
    if (this.current === undefined) {
      socket.destroy();
      return;
    }
    const { serve, witness } = this.current;
    this.sockets.add(socket);
    witness.connections++;
    witness.reach('connected');
    socket.setNoDelay(true);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const conversation = serve(
      {
        send: (bytes) => {
          if (socket.writable) socket.write(bytes);
        },
        end: () => socket.end(),
        destroy: () => socket.resetAndDestroy(),
      },
      witness,
    );
    socket.on('data', (bytes) => conversation.receive(bytes));
    socket.on('end', () => {
      conversation.ended?.();
      socket.end();
    });
  }
}
