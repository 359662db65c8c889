import { type AddressInfo, createServer } from 'node:net';
import type { SshClient } from '../client/ssh-client.js';
import type { Channel } from '../connection/channel.js';
import type { SshProtocolError } from '../errors/protocol.js';
import { socketHandlers } from './forwarding.js';

/** Where to listen, and where the server is to connect to for whoever connects here. */
export interface LocalForwardingOptions {
  /** An address of this machine: `127.0.0.1` unless given. */
  readonly address?: string;
  /** 0 takes one that is free. */
  readonly port: number;
  /** As the server resolves it. */
  readonly target: { readonly host: string; readonly port: number };
  /** Told when the server does not connect to the target for somebody. */
  readonly onRefused?: (error: SshProtocolError) => void;
}

/** A port of this machine that leads to one the server reaches. */
export interface LocalForwarding {
  readonly address: string;
  readonly port: number;
  /** Stops listening; who is connected stays so. */
  close(): void;
}

/**
 * Listens on this machine and carries every connection to a host and port that the server connects to (RFC 4254 §7.2;
 * `ssh -L`).
 *
 * @throws {Error} of `node:net` when the address or port cannot be had; {@link SshProtocolError}
 * `ssh/host-key-refused` when the host key is not the host's.
 */
export async function forwardLocalPort(client: SshClient, options: LocalForwardingOptions): Promise<LocalForwarding> {
  const { address = '127.0.0.1', port, target, onRefused } = options;
  client.requireForwarding();
  const listener = createServer({ allowHalfOpen: true }, (socket) => {
    if (client.state !== 'connected') return void socket.destroy();
    const { remoteAddress = address, remotePort = 0 } = socket;
    let channel: Channel | undefined;
    const handlers = {
      ...socketHandlers(socket, () => channel as Channel),
      refused: (error: SshProtocolError) => {
        onRefused?.(error);
        socket.destroy();
      },
    };
    channel = client.openDirectTcpip(target, handlers, { host: remoteAddress, port: remotePort });
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, address, resolve);
  });
  const bound = listener.address() as AddressInfo;
  return { address: bound.address, port: bound.port, close: () => void listener.close() };
}
