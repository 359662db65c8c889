import { type ServerOpts, type Socket, Server as TcpServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { Credential } from '../authentication/credential.js';
import { checkKeyMatches } from '../authentication/identity.js';
import { TicketKeys } from '../resumption/index.js';
import type { ServerContext } from '../server-context.js';
import { TlsServer, type TlsServerOptions } from '../tls-server.js';
import { nodeCertificateCompression } from './certificate-compression.js';
import { TlsSocket } from './tls-socket.js';

const DEFAULT_HANDSHAKE_TIMEOUT = 30_000;

/** How to serve. */
export type CreateServerOptions = TlsServerOptions &
  Pick<ServerOpts, 'allowHalfOpen' | 'noDelay' | 'keepAlive' | 'keepAliveInitialDelay' | 'highWaterMark'> & {
    /** Milliseconds the whole handshake may take; 30000 unless given, 0 for ever. */
    readonly handshakeTimeout?: number;
    /** Options for one connection alone, in place of the common ones: a trace or a name of its own, misbehaviour. */
    readonly connection?: (transport: Duplex) => Partial<TlsServerOptions> | TlsServer;
  };

/**
 * A TLS server on TCP, in the shape of `tls.Server`.
 *
 * Emits `secureConnection` with a {@link TlsSocket} for each client that has completed the handshake, and
 * `tlsClientError` with the error and the socket for each that has not. Give a stream that came in another way to
 * `emit('connection', stream)`.
 */
export class Server extends TcpServer {
  private readonly options: CreateServerOptions;
  private credentials: readonly Credential[];
  private readonly contexts: Record<string, ServerContext>;

  /** @throws {TlsError} `tls/invalid-options`, `tls/key-mismatch`. */
  constructor(options: CreateServerOptions, secureConnectionListener?: (socket: TlsSocket) => void) {
    // The transport stays open for our answer when the client ends; the TLS socket has its own say.
    super({ ...options, allowHalfOpen: true });
    const crypto = options.crypto ?? nodeCrypto;
    const { now } = options;
    const tickets = new TicketKeys({ crypto, ...(now === undefined ? {} : { now }) });
    this.options = { tickets, certificateCompression: nodeCertificateCompression, ...options, crypto };
    this.credentials = this.checked(options).credentials;
    this.contexts = Object.assign(Object.create(null), options.contexts);
    for (const context of Object.values(this.contexts)) this.checked(context);
    this.on('connection', (transport: Duplex) => this.secure(transport));
    if (secureConnectionListener !== undefined) this.on('secureConnection', secureConnectionListener);
  }

  /** Serves another name from now on; `*.example.org` stands for one label. @throws {TlsError} `tls/key-mismatch` */
  addContext(name: string, context: ServerContext): void {
    this.contexts[name.toLowerCase()] = this.checked(context);
  }

  /** Replaces the certificates for new connections. @throws {TlsError} `tls/key-mismatch` */
  setCredentials(credentials: readonly Credential[]): void {
    this.credentials = this.checked({ credentials }).credentials;
  }

  private checked(context: ServerContext): ServerContext {
    for (const credential of context.credentials) checkKeyMatches(this.options?.crypto ?? nodeCrypto, credential);
    return context;
  }

  private secure(transport: Duplex): void {
    const { connection, handshakeTimeout = DEFAULT_HANDSHAKE_TIMEOUT, allowHalfOpen, ...common } = this.options;
    const own = connection?.(transport) ?? {};
    const { contexts, credentials } = this;
    const server = own instanceof TlsServer ? own : new TlsServer({ ...common, contexts, credentials, ...own });
    const { remoteAddress = '', remotePort = 0 } = transport as Partial<Socket>;
    const destination = { host: remoteAddress, port: remotePort };
    const socket = new TlsSocket(transport, server, {
      destination,
      handshakeTimeout,
      wholeHandshake: true,
      allowHalfOpen,
    });
    // Stays, as in `node:tls`: no client may end the process by breaking off where nobody listens.
    socket.on('error', (error) => {
      if (socket.info === undefined) this.emit('tlsClientError', error, socket);
    });
    socket.once('secureConnect', () => this.emit('secureConnection', socket));
  }
}

/**
 * Makes a TLS server, in the shape of `tls.createServer`. Cryptography is Node's own unless `crypto` says otherwise.
 *
 * @example
 * const server = createServer({ credentials: [credentialFromPem(certificate, key)] }, (socket) => {
 *   socket.end('hello');
 * });
 * server.listen(8443);
 * @throws {TlsError} `tls/invalid-options`, `tls/key-mismatch`.
 */
export function createServer(
  options: CreateServerOptions,
  secureConnectionListener?: (socket: TlsSocket) => void,
): Server {
  return new Server(options, secureConnectionListener);
}
