import { connect as connectSocket } from 'node:net';
import type { ForwardedChannelHandler } from '../client/options.js';
import type { SshClient } from '../client/ssh-client.js';
import { SshProtocolError } from '../errors/protocol.js';
import { acceptInto } from './forwarding.js';

/** Where the server is to listen, and where this machine connects to for whoever connects there. */
export interface RemoteForwardingOptions {
  /** `localhost` unless given; empty for all the server has. Servers may allow their loopback alone. */
  readonly address?: string;
  /** 0 lets the server choose. */
  readonly port: number;
  readonly target: { readonly host: string; readonly port: number };
}

interface Forwarding {
  readonly address: string;
  readonly port: number;
  readonly target: RemoteForwardingOptions['target'];
}

/** Ports of the server that lead to this machine or what it reaches (RFC 4254 §7.1; `ssh -R`). */
export class RemoteForwardings {
  readonly #forwardings: Forwarding[] = [];

  /**
   * Asks the server to listen.
   *
   * @returns the port it listens on.
   * @throws {SshProtocolError} `ssh/request-refused`; `ssh/host-key-refused` when the host key is not the host's.
   */
  open(client: SshClient, { address = 'localhost', port, target }: RemoteForwardingOptions): Promise<number> {
    return new Promise((resolve, reject) => {
      client.forward(address, port, (actual) => {
        if (actual === undefined) {
          reject(client.error ?? new SshProtocolError('ssh/request-refused', { request: 'tcpip-forward' }));
          return;
        }
        this.#forwardings.push({ address, port: actual, target });
        resolve(actual);
      });
    });
  }

  /** Connects whoever connected to the server: the `onForwarded` of the client's options. */
  readonly onForwarded: ForwardedChannelHandler = (incoming, { address, port }) => {
    const samePort = this.#forwardings.filter((one) => one.port === port);
    // Servers name the address as they were asked for it, or as they bound it.
    const forwarding = samePort.find((one) => one.address === address) ?? samePort[0];
    if (forwarding === undefined) incoming.refuse('SSH_OPEN_ADMINISTRATIVELY_PROHIBITED');
    else acceptInto(incoming, connectSocket({ ...forwarding.target, allowHalfOpen: true }));
  };
}
