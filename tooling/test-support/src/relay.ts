import { type AddressInfo, connect } from 'node:net';
import { createWebSocketStream, WebSocketServer } from 'ws';

/** A relay that is running. */
export interface Relay {
  /** `ws://127.0.0.1:…` */
  readonly url: string;
  stop(): void;
}

/** Carries the binary messages of every WebSocket to a connection of its own to a port on loopback, and back. */
export async function startRelay(port: number): Promise<Relay> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  server.on('connection', (socket) => {
    const stream = createWebSocketStream(socket);
    const target = connect(port, '127.0.0.1');
    stream.on('error', () => target.destroy());
    target.on('error', () => socket.close(1011));
    stream.pipe(target).pipe(stream);
  });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      for (const socket of server.clients) socket.terminate();
      server.close();
    },
  };
}
