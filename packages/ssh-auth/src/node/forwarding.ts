import { connect as connectSocket, createServer, type Server, type Socket } from 'node:net';
import type { Channel, ChannelHandlers } from '../connection/channel.js';
import type { IncomingChannel } from '../connection/connection-protocol.js';
import type { DirectTcpip, SshServerOptions } from '../server/options.js';
import type { SshServer } from '../server/ssh-server.js';

/** Bytes that wait on either side before the other is made to wait. */
const BUFFER_LIMIT: number = 1024 * 1024;

/**
 * What carries bytes between a socket and a channel, as the channel's handlers.
 *
 * @param channel the channel, once it is there.
 */
export function socketHandlers(socket: Socket, channel: () => Channel): ChannelHandlers {
  socket.on('data', (data: Uint8Array) => {
    channel().write(data);
    if (channel().bufferedAmount > BUFFER_LIMIT) socket.pause();
  });
  socket.on('end', () => channel().end());
  socket.on('error', () => socket.destroy());
  socket.on('close', () => channel().close());
  return {
    data: (data) => {
      if (socket.writable) socket.write(data, () => channel().consumed(data.length));
      else channel().consumed(data.length);
    },
    eof: () => socket.end(),
    drained: () => socket.resume(),
    closed: () => socket.destroy(),
  };
}

/**
 * Serves `direct-tcpip`: connects from this machine to where clients want.
 *
 * @param allow whether a client may be connected there; it then reaches whatever this machine reaches.
 */
export function connectDirectTcpip(
  allow: (target: DirectTcpip, userName: string) => boolean,
): NonNullable<SshServerOptions['onDirectTcpip']> {
  return (incoming, target, { userName }) => {
    if (!allow(target, userName)) {
      incoming.refuse('SSH_OPEN_ADMINISTRATIVELY_PROHIBITED');
      return;
    }
    acceptInto(incoming, connectSocket({ host: target.host, port: target.port, allowHalfOpen: true }));
  };
}

/** Accepts a channel once a socket is connected, and refuses it when that fails. */
export function acceptInto(incoming: IncomingChannel, socket: Socket): void {
  const failed = (): void => incoming.refuse('SSH_OPEN_CONNECT_FAILED');
  socket.once('error', failed);
  socket.once('connect', () => {
    socket.off('error', failed);
    let channel: Channel | undefined;
    channel = incoming.accept(socketHandlers(socket, () => channel as Channel));
  });
}

/** Listens for clients that want ports forwarded to them. */
export class ForwardListeners {
  readonly #server: () => SshServer;
  readonly #listeners = new Map<string, Server>();

  constructor(server: () => SshServer) {
    this.#server = server;
  }

  /** Listens on an address of this machine; gives the port, or `undefined` when that is not possible. */
  open(address: string, port: number): Promise<number | undefined> {
    const listener = createServer({ allowHalfOpen: true }, (socket) => this.#connected(address, socket));
    return new Promise((resolve) => {
      listener.once('error', () => resolve(undefined));
      listener.listen(port, address === '' || address === '*' ? undefined : address, () => {
        const bound = listener.address();
        const actual = typeof bound === 'object' && bound !== null ? bound.port : port;
        this.#listeners.set(`${address}:${actual}`, listener);
        resolve(actual);
      });
    });
  }

  /** Ends a listener; whether there was one. */
  close(address: string, port: number): boolean {
    const name = `${address}:${port}`;
    const listener = this.#listeners.get(name);
    this.#listeners.delete(name);
    listener?.close();
    return listener !== undefined;
  }

  /** Ends all of them. */
  closeAll(): void {
    for (const listener of this.#listeners.values()) listener.close();
    this.#listeners.clear();
  }

  #connected(address: string, socket: Socket): void {
    const { localPort = 0, remoteAddress = '', remotePort = 0 } = socket;
    let channel: Channel | undefined;
    channel = this.#server().openForwardedTcpip(
      { host: address, port: localPort },
      { host: remoteAddress, port: remotePort },
      { ...socketHandlers(socket, () => channel as Channel), refused: () => socket.destroy() },
    );
  }
}
