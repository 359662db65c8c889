import { type AddressInfo, createServer, type Socket } from 'node:net';
import { asciiText, bytesToUnsigned, concat } from '@cutaway/primitives/bytes';
import type { SshClient } from '../client/ssh-client.js';
import type { Channel } from '../connection/channel.js';
import type { SshProtocolError } from '../errors/protocol.js';
import { socketHandlers } from './forwarding.js';
import type { LocalForwarding } from './local-forwarding.js';

/** Where to listen for SOCKS clients. */
export interface DynamicForwardingOptions {
  /** An address of this machine: `127.0.0.1` unless given. Whoever reaches it reaches all that the server reaches. */
  readonly address?: string;
  /** 0 takes one that is free. */
  readonly port: number;
  /** Told when the server does not connect somebody to where they want. */
  readonly onRefused?: (error: SshProtocolError, target: SocksTarget) => void;
}

/** Where a SOCKS client wants to be connected. Names are left to the server to resolve. */
export interface SocksTarget {
  readonly host: string;
  readonly port: number;
}

const VERSION = 5;

/** RFC 1928 §3: the one method there is here, and the answer when the client has others alone. */
const METHODS = { none: 0x00, unacceptable: 0xff } as const;

const CONNECT = 1;

/** RFC 1928 §5. */
const ADDRESS_TYPES = { ipv4: 1, name: 3, ipv6: 4 } as const;

/** RFC 1928 §6. */
const REPLIES = {
  succeeded: 0,
  'general-failure': 1,
  'not-allowed': 2,
  'command-not-supported': 7,
  'address-type-not-supported': 8,
} as const;

/** A client that has not said by then what it wants is let go. */
const REQUEST_TIMEOUT = 30_000;

/**
 * Listens on this machine for SOCKS5 clients, and carries each to where it wants, which the server connects to (RFC 1928,
 * RFC 4254 §7.2; `ssh -D`). CONNECT alone, without authentication.
 *
 * @throws {Error} of `node:net` when the address or port cannot be had; {@link SshProtocolError}
 * `ssh/host-key-refused` when the host key is not the host's.
 */
export async function forwardDynamically(
  client: SshClient,
  options: DynamicForwardingOptions,
): Promise<LocalForwarding> {
  const { address = '127.0.0.1', port, onRefused } = options;
  client.requireForwarding();
  const listener = createServer({ allowHalfOpen: true }, (socket) => {
    readRequest(socket, (target, rest) => {
      if (client.state !== 'connected') return void socket.destroy();
      const { remoteAddress = address, remotePort = 0 } = socket;
      let channel: Channel | undefined;
      const handlers = {
        ...socketHandlers(socket, () => channel as Channel),
        opened: () => void socket.write(reply('succeeded')),
        refused: (error: SshProtocolError) => {
          onRefused?.(error, target);
          const { reason } = error.context;
          const forbidden = reason === 'SSH_OPEN_ADMINISTRATIVELY_PROHIBITED';
          socket.write(reply(forbidden ? 'not-allowed' : 'general-failure'));
        },
        // Not before a reply to a channel that was refused has gone out.
        closed: () => socket.destroySoon(),
      };
      channel = client.openDirectTcpip(target, handlers, { host: remoteAddress, port: remotePort });
      if (rest.length > 0) channel.write(rest);
    });
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(port, address, resolve);
  });
  const bound = listener.address() as AddressInfo;
  return { address: bound.address, port: bound.port, close: () => void listener.close() };
}

/** Talks to a client until it is known where it wants to go. @param rest what it sent behind its request. */
function readRequest(socket: Socket, requested: (target: SocksTarget, rest: Uint8Array) => void): void {
  let buffered: Uint8Array = new Uint8Array(0);
  let greeted = false;
  const end = (bytes: Uint8Array): void => {
    socket.off('data', take);
    socket.resume();
    socket.end(bytes);
  };
  const take = (chunk: Uint8Array): void => {
    buffered = concat(buffered, chunk);
    if (!greeted) {
      if (buffered.length > 0 && buffered[0] !== VERSION) return void socket.destroy();
      const size = 2 + (buffered[1] ?? 0);
      if (buffered.length < Math.max(2, size)) return;
      const accepted = buffered.subarray(2, size).includes(METHODS.none);
      if (!accepted) return void end(Uint8Array.of(VERSION, METHODS.unacceptable));
      socket.write(Uint8Array.of(VERSION, METHODS.none));
      greeted = true;
      buffered = buffered.subarray(size);
    }
    const request = parseRequest(buffered);
    if (request === undefined) return;
    if (typeof request === 'string') return void end(reply(request));
    socket.off('data', take);
    socket.off('end', gone);
    socket.off('error', gone);
    socket.setTimeout(0);
    requested(request.target, buffered.subarray(request.size));
  };
  const gone = (): void => void socket.destroy();
  socket.on('data', take);
  socket.on('end', gone);
  socket.on('error', gone);
  socket.setTimeout(REQUEST_TIMEOUT, gone);
}

/** RFC 1928 §4. `undefined` while bytes are missing; why not, when it cannot be done. */
function parseRequest(
  bytes: Uint8Array,
): { readonly target: SocksTarget; readonly size: number } | keyof typeof REPLIES | undefined {
  const [version, command, , type, nameLength] = bytes;
  if (version !== undefined && version !== VERSION) return 'general-failure';
  if (type === undefined) return undefined;
  if (command !== CONNECT) return 'command-not-supported';
  const at = type === ADDRESS_TYPES.name ? 5 : 4;
  const length = { [ADDRESS_TYPES.ipv4]: 4, [ADDRESS_TYPES.ipv6]: 16, [ADDRESS_TYPES.name]: nameLength ?? 0 }[type];
  if (length === undefined) return 'address-type-not-supported';
  const size = at + length + 2;
  if (bytes.length < size || nameLength === undefined) return undefined;
  const host = hostOf(type, bytes.subarray(at, at + length));
  const port = Number(bytesToUnsigned(bytes.subarray(size - 2, size)));
  return host === undefined || port === 0 ? 'general-failure' : { target: { host, port }, size };
}

function hostOf(type: number, bytes: Uint8Array): string | undefined {
  if (type === ADDRESS_TYPES.ipv4) return bytes.join('.');
  if (type === ADDRESS_TYPES.ipv6) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    return Array.from({ length: 8 }, (_, i) => view.getUint16(2 * i).toString(16)).join(':');
  }
  // What is shown to people and handed to the server's resolver.
  const name = asciiText(bytes);
  return name !== undefined && /^[!-~]+$/.test(name) ? name : undefined;
}

/** RFC 1928 §6. Where the server connected from is not known: an address of zeros. */
function reply(what: keyof typeof REPLIES): Uint8Array {
  return Uint8Array.of(VERSION, REPLIES[what], 0, ADDRESS_TYPES.ipv4, 0, 0, 0, 0, 0, 0);
}
