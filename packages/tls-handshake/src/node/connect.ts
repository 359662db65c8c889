import { connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { nodeCrypto } from '@cutaway/primitives/node';
import { TlsClient, type TlsClientOptions } from '../tls-client.js';
import { nodeCertificateCompression } from './certificate-compression.js';
import { TlsSocket } from './tls-socket.js';

const DEFAULT_HANDSHAKE_TIMEOUT = 30_000;

/** Where to connect and how. */
export type ConnectOptions = TlsClientOptions & {
  /** Host name or address; also the `serverName` unless that is given. */
  readonly host: string;
  /** 443 unless given. */
  readonly port?: number;
  /** A stream to use in place of a new TCP connection. */
  readonly socket?: Duplex;
  /** Milliseconds the peer may be silent until the handshake is complete; 30000 unless given, 0 for ever. */
  readonly handshakeTimeout?: number;
  /** Go on sending after the peer ended; no unless given. */
  readonly allowHalfOpen?: boolean;
};

/**
 * Connects to a TLS server, in the shape of `tls.connect`: returns at once, emits `secureConnect` when the handshake is
 * complete, or `error`. Cryptography is Node's own unless `crypto` says otherwise.
 *
 * @example
 * const socket = connect({ host: 'example.org', anchors });
 * socket.end('GET / HTTP/1.0\r\nHost: example.org\r\n\r\n');
 * for await (const chunk of socket) process.stdout.write(chunk);
 * @throws {TlsError} `tls/invalid-options`; later errors are emitted.
 */
export function connect(options: ConnectOptions, secureConnectListener?: () => void): TlsSocket {
  const { host, port = 443, socket, handshakeTimeout = DEFAULT_HANDSHAKE_TIMEOUT, allowHalfOpen } = options;
  const defaults = { serverName: host, crypto: nodeCrypto, certificateCompression: nodeCertificateCompression };
  const client = new TlsClient({ ...defaults, ...options });
  const transport = socket ?? connectTcp({ host, port, allowHalfOpen: true });
  const secured = new TlsSocket(transport, client, { destination: { host, port }, handshakeTimeout, allowHalfOpen });
  if (secureConnectListener !== undefined) secured.once('secureConnect', secureConnectListener);
  return secured;
}
