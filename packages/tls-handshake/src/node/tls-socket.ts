import { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { CutawayError } from '@cutaway/primitives/errors';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { ConnectionInfo } from '../connection/events.js';
import type { TlsConnection } from '../connection/tls-connection.js';
import { TlsError } from '../errors/tls-error.js';
import { TlsServer } from '../tls-server.js';
import { type Destination, transportError } from './transport-errors.js';

/** How a {@link TlsSocket} behaves. */
export interface TlsSocketOptions {
  /** For errors of the transport. */
  readonly destination: Destination;
  /** Milliseconds the peer may be silent until the handshake is complete. 0: for ever. */
  readonly handshakeTimeout: number;
  /** The time is for the whole handshake, whether the peer is silent or not. */
  readonly wholeHandshake?: boolean;
  /** Go on sending after the peer ended; no unless given. */
  readonly allowHalfOpen?: boolean | undefined;
}

type Done = (error?: Error | null) => void;

/**
 * A TLS connection as a Node stream, over any other stream.
 *
 * Emits `secureConnect` when the handshake is complete, `session` for each one that can be resumed, and
 * `clientCertificate` for answers to {@link requestClientCertificate}. Errors are `TlsError` or another `CutawayError`.
 * Data written before is kept until then; reading and writing keep the pace of the transport.
 */
export class TlsSocket extends Duplex {
  /** The connection without its transport. */
  readonly connection: TlsConnection;
  /** How many bytes at the beginning came as 0-RTT data, and may be a replay (RFC 8446 §8). */
  earlyDataLength = 0;
  private readonly transport: Duplex;
  private readonly destination: Destination;
  private waitingWrite: { chunk: Uint8Array; done: Done } | undefined;
  private waitingEnd: Done | undefined;
  private handshakeTimer: NodeJS.Timeout | undefined;
  private idleTimer: NodeJS.Timeout | undefined;
  private idleTimeout = 0;
  private secure = false;
  private failed = false;

  constructor(transport: Duplex, connection: TlsConnection, options: TlsSocketOptions) {
    super({ allowHalfOpen: options.allowHalfOpen ?? false });
    this.transport = transport;
    this.connection = connection;
    this.destination = options.destination;
    if (options.handshakeTimeout > 0) {
      const milliseconds = options.handshakeTimeout;
      const timer = setTimeout(() => this.fail(new TlsError('tls/timeout', { milliseconds })), milliseconds);
      this.handshakeTimer = timer;
      if (!options.wholeHandshake) transport.on('data', () => this.handshakeTimer?.refresh());
    }
    transport.on('data', (bytes: Uint8Array) => {
      this.touch();
      connection.receive(bytes);
      this.advance();
    });
    transport.on('end', () => {
      connection.receiveEnd();
      this.advance();
    });
    transport.on('error', (error: NodeJS.ErrnoException) => this.destroy(transportError(error, this.destination)));
    transport.on('close', () => {
      // After an error there is nobody to talk to any more, and nothing to trace.
      if (this.destroyed) return;
      if (this.failed || this.readableEnded) this.destroy();
      else {
        connection.receiveEnd();
        this.advance();
      }
    });
    transport.on('drain', () => this.sendWaiting());
    if (transport instanceof Socket && transport.connecting) transport.once('connect', () => this.advance());
    else queueMicrotask(() => this.advance());
  }

  /** What the handshake agreed on, once it is complete. */
  get info(): ConnectionInfo | undefined {
    return this.connection.info;
  }

  /** Whether it was verified who the peer is, as `node:tls` calls it. */
  get authorized(): boolean {
    return this.secure && (this.info?.peerAuthenticated ?? false);
  }

  /**
   * Why the peer is not `authorized`: what was wrong with its certificate, `tls/peer-not-authenticated` when nobody
   * looked; `undefined` when it is, or the handshake is not complete.
   */
  get authorizationError(): CutawayError | undefined {
    if (!this.secure || this.authorized) return undefined;
    return this.info?.authorizationError ?? new TlsError('tls/peer-not-authenticated');
  }

  /** The name the client asked for. */
  get servername(): string | false {
    return this.info?.serverName ?? false;
  }

  get encrypted(): true {
    return true;
  }

  /** The application protocol as `node:tls` tells it. */
  get alpnProtocol(): string | false {
    return this.info?.applicationProtocol ?? false;
  }

  get remoteAddress(): string | undefined {
    return this.transport instanceof Socket ? this.transport.remoteAddress : undefined;
  }

  get remotePort(): number | undefined {
    return this.transport instanceof Socket ? this.transport.remotePort : undefined;
  }

  get localAddress(): string | undefined {
    return this.transport instanceof Socket ? this.transport.localAddress : undefined;
  }

  get localPort(): number | undefined {
    return this.transport instanceof Socket ? this.transport.localPort : undefined;
  }

  /** Changes to the next key for what we send. @throws {TlsError} `tls/not-connected` unless TLS 1.3 is open. */
  updateKeys(options: { readonly requestPeer?: boolean } = {}): void {
    this.connection.updateKeys(options);
    this.flush();
  }

  /**
   * Server of TLS 1.3: asks the client for its certificate now. The answer is a `clientCertificate` event.
   *
   * @throws {TlsError} `tls/not-connected` when the client cannot be asked.
   */
  requestClientCertificate(authentication: ClientAuthentication): void {
    if (!(this.connection instanceof TlsServer)) throw new TlsError('tls/not-connected');
    this.connection.requestClientCertificate(authentication);
    this.flush();
  }

  /**
   * Shakes hands again, as a policy of `./lab` allows it; a `renegotiated` event tells of its end.
   *
   * @throws {TlsError} `tls/not-connected` when that is not possible.
   */
  renegotiate(): void {
    this.connection.renegotiate();
    this.flush();
  }

  /** Keying material that both sides, and nobody else, can compute. @throws {TlsError} `tls/not-connected` */
  exportKeyingMaterial(label: string, length: number, context?: Uint8Array): Uint8Array {
    return this.connection.exportKeyingMaterial(label, length, context);
  }

  setNoDelay(noDelay?: boolean): this {
    if (this.transport instanceof Socket) this.transport.setNoDelay(noDelay);
    return this;
  }

  setKeepAlive(enable?: boolean, initialDelay?: number): this {
    if (this.transport instanceof Socket) this.transport.setKeepAlive(enable, initialDelay);
    return this;
  }

  /** Emits `timeout` after so many milliseconds without data in either direction, as `net.Socket` does; 0 ends that. */
  setTimeout(milliseconds: number, listener?: () => void): this {
    this.idleTimeout = milliseconds;
    if (listener !== undefined) this.once('timeout', listener);
    clearTimeout(this.idleTimer);
    this.idleTimer = milliseconds > 0 ? setTimeout(() => this.emit('timeout'), milliseconds) : undefined;
    this.idleTimer?.unref();
    return this;
  }

  ref(): this {
    if (this.transport instanceof Socket) this.transport.ref();
    return this;
  }

  unref(): this {
    if (this.transport instanceof Socket) this.transport.unref();
    return this;
  }

  override _read(): void {
    if (this.connection.pending === undefined) this.transport.resume();
  }

  override _write(chunk: Uint8Array, _encoding: string, done: Done): void {
    this.touch();
    this.waitingWrite = { chunk, done };
    this.advance();
  }

  override _final(done: Done): void {
    this.waitingEnd = done;
    this.advance();
  }

  override _destroy(error: Error | null, done: Done): void {
    clearTimeout(this.handshakeTimer);
    clearTimeout(this.idleTimer);
    this.transport.destroy();
    done(error);
  }

  private touch(): void {
    if (this.idleTimeout > 0) this.idleTimer?.refresh();
  }

  private fail(error: TlsError): void {
    this.connection.abort(error);
    this.advance();
  }

  /** Carries everything the connection has to its place. */
  private advance(): void {
    if (this.destroyed) return;
    for (const event of this.connection.events()) {
      if (this.destroyed) return;
      if (event.type === 'data' || event.type === 'earlyData') {
        if (event.type === 'earlyData') this.earlyDataLength += event.data.length;
        if (!this.push(event.data)) this.transport.pause();
      } else if (event.type === 'end') {
        this.push(null);
      } else if (event.type === 'error') {
        this.endWith(event.error);
        return;
      } else if (event.type === 'session') {
        this.emit('session', event.session);
      } else if (event.type === 'renegotiated') {
        this.emit('renegotiated');
      } else if (event.type === 'clientCertificate') {
        this.emit('clientCertificate', event.certificates);
      } else if (event.type === 'connected') {
        this.secure = true;
        clearTimeout(this.handshakeTimer);
        this.emit('secureConnect');
      }
    }
    this.sendWaiting();
    this.flush();
    const { pending } = this.connection;
    if (pending === undefined) return;
    this.transport.pause();
    void pending.then(() => {
      this.transport.resume();
      this.advance();
    });
  }

  /** Sends what was written, when it can be, and then close_notify if that was asked for. */
  private sendWaiting(): void {
    const { connection, waitingWrite, waitingEnd } = this;
    if (connection.state === 'handshaking' && !connection.writable) return;
    if (waitingWrite !== undefined) {
      if (this.transport.writableNeedDrain) return;
      this.waitingWrite = undefined;
      // After the peer's close_notify, what was not sent yet is dropped (RFC 5246 §7.2.1).
      if (connection.writable) connection.send(waitingWrite.chunk);
      this.flush();
      waitingWrite.done();
    } else if (waitingEnd !== undefined) {
      this.waitingEnd = undefined;
      connection.close();
      this.flush();
      this.transport.end(() => waitingEnd());
    }
  }

  private flush(): void {
    const bytes = this.connection.output();
    if (bytes.length > 0 && !this.transport.writableEnded) this.transport.write(bytes);
  }

  /** Lets the alert out before the end. */
  private endWith(error: Error): void {
    this.failed = true;
    this.flush();
    clearTimeout(this.handshakeTimer);
    if (this.transport.writable) this.transport.end(() => this.destroy(error));
    else this.destroy(error);
  }
}
