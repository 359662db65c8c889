import type { CutawayError } from '@cutaway/primitives/errors';
import { type DuplexStreams, StreamTransport } from '@cutaway/primitives/streams';
import type { ClientAuthentication } from '../authentication/client-authentication.js';
import type { ConnectionInfo, TlsEvent } from '../connection/events.js';
import type { TlsConnection } from '../connection/tls-connection.js';
import { TlsError } from '../errors/tls-error.js';
import type { TlsServer } from '../tls-server.js';

/** How {@link TlsStreams} behave. */
export interface TlsStreamsOptions {
  /** Ends the handshake, or the connection, with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds the whole handshake may take; 30000 unless given, 0 for ever. */
  readonly handshakeTimeout?: number;
  /** Called for what happens, but for data and its end: sessions to resume, answers to requests for certificates. */
  readonly onEvent?: (event: Exclude<TlsEvent, { type: 'data' | 'earlyData' | 'end' }>) => void;
}

const DEFAULT_HANDSHAKE_TIMEOUT = 30_000;

/** Bytes that wait to be read before the transport is made to wait. */
const READ_AHEAD: number = 2 ** 16;

/** Bytes sent before it is asked again whether the transport can take more. */
const WRITE_STEP: number = 2 ** 16;

/** {@link TlsStreams} whose handshake is complete. */
export type OpenTlsStreams = TlsStreams & { readonly info: ConnectionInfo };

/**
 * A TLS connection as a pair of WHATWG streams, over any other pair.
 *
 * Closing `writable` sends close_notify, and what the peer still sends can be read; when both sides have said it, the
 * transport is closed. Reading and writing keep the pace of the transport. When it ends without close_notify,
 * `readable` fails with `tls/truncated`. Errors are `CutawayError`s, but for the reason of the abort signal.
 */
export class TlsStreams implements DuplexStreams {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  /** The connection without its transport. */
  readonly connection: TlsConnection;
  /** Fulfilled when the handshake is complete. */
  readonly opened: Promise<ConnectionInfo>;
  /** Fulfilled when the connection was closed for both sides, rejected when it failed. */
  readonly closed: Promise<void>;
  /** How many bytes at the beginning came as 0-RTT data, and may be a replay (RFC 8446 §8). */
  earlyDataLength = 0;
  private readonly transport: StreamTransport;
  private readonly options: TlsStreamsOptions;
  private settleOpened!: { resolve: (info: ConnectionInfo) => void; reject: (reason: unknown) => void };
  private settleClosed!: { resolve: () => void; reject: (reason: unknown) => void };
  private incoming: ReadableStreamDefaultController<Uint8Array> | undefined;
  private outgoing: WritableStreamDefaultController | undefined;
  private room: (() => void) | undefined;
  private handshakeTimer: ReturnType<typeof setTimeout> | undefined;
  private peerEnded = false;
  private over = false;

  constructor(transport: DuplexStreams, connection: TlsConnection, options: TlsStreamsOptions = {}) {
    this.connection = connection;
    this.options = options;
    this.transport = new StreamTransport(transport, (error) => this.cannotWrite(error));
    this.opened = new Promise((resolve, reject) => {
      this.settleOpened = { resolve, reject };
    });
    this.closed = new Promise((resolve, reject) => {
      this.settleClosed = { resolve, reject };
    });
    // Who does not look at these has the error from the streams.
    this.opened.catch(() => {});
    this.closed.catch(() => {});
    this.readable = this.makeReadable();
    this.writable = this.makeWritable();
    this.limit();
    this.advance();
    void this.carryIncoming();
  }

  /** What the handshake agreed on, once it is complete. */
  get info(): ConnectionInfo | undefined {
    return this.connection.info;
  }

  /** Changes to the next key for what we send. @throws {TlsError} `tls/not-connected` unless TLS 1.3 is open. */
  updateKeys(options: { readonly requestPeer?: boolean } = {}): void {
    this.connection.updateKeys(options);
    this.advance();
  }

  /**
   * Server of TLS 1.3: asks the client for its certificate now. The answer is a `clientCertificate` event.
   *
   * @throws {TlsError} `tls/not-connected` when the client cannot be asked.
   */
  requestClientCertificate(authentication: ClientAuthentication): void {
    // Not by its class: a client must not bring the server along.
    if (!('requestClientCertificate' in this.connection)) throw new TlsError('tls/not-connected');
    (this.connection as TlsServer).requestClientCertificate(authentication);
    this.advance();
  }

  /** Keying material that both sides, and nobody else, can compute. @throws {TlsError} `tls/not-connected` */
  exportKeyingMaterial(label: string, length: number, context?: Uint8Array): Uint8Array {
    return this.connection.exportKeyingMaterial(label, length, context);
  }

  /**
   * Sends close_notify and closes the transport, without waiting for what the peer still has to say. To hear it,
   * close `writable` and read `readable` to its end instead.
   *
   * @returns `closed`.
   */
  close(): Promise<void> {
    if (!this.over) {
      this.connection.close();
      this.outgoing?.error(new TlsError('tls/not-connected'));
      this.transport.write(this.connection.output());
      this.finish();
    }
    return this.closed;
  }

  private limit(): void {
    const { signal, handshakeTimeout: milliseconds = DEFAULT_HANDSHAKE_TIMEOUT } = this.options;
    if (milliseconds > 0) {
      this.handshakeTimer = setTimeout(() => {
        this.connection.abort(new TlsError('tls/timeout', { milliseconds }));
        this.advance();
      }, milliseconds);
    }
    if (signal?.aborted) this.fail(signal.reason);
    else signal?.addEventListener('abort', this.aborted);
  }

  private readonly aborted = (): void => this.abort(this.options.signal?.reason);

  private abort(reason: unknown): void {
    if (this.over) return;
    this.connection.abort(new TlsError('tls/aborted', {}, { cause: reason }));
    this.transport.write(this.connection.output());
    this.fail(reason);
  }

  private release(): void {
    this.over = true;
    clearTimeout(this.handshakeTimer);
    this.options.signal?.removeEventListener('abort', this.aborted);
    this.room?.();
  }

  private makeReadable(): ReadableStream<Uint8Array> {
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.incoming = controller;
        },
        pull: () => this.room?.(),
        cancel: () => {
          this.incoming = undefined;
          this.room?.();
          this.advance();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: READ_AHEAD }),
    );
  }

  private makeWritable(): WritableStream<Uint8Array> {
    return new WritableStream<Uint8Array>(
      {
        start: async (controller) => {
          this.outgoing = controller;
          await this.opened;
        },
        write: async (bytes) => {
          for (let sent = 0; sent < bytes.length; sent += WRITE_STEP) {
            await this.transport.ready();
            this.connection.send(bytes.subarray(sent, sent + WRITE_STEP));
            this.advance();
          }
        },
        close: () => {
          this.outgoing = undefined;
          this.connection.close();
          this.advance();
        },
        // No close_notify: the peer must not take what it has for all.
        abort: (reason) => this.abort(reason),
      },
      new ByteLengthQueuingStrategy({ highWaterMark: WRITE_STEP }),
    );
  }

  /** Carries what the transport brings, as fast as it is read. */
  private async carryIncoming(): Promise<void> {
    const { connection, transport } = this;
    while (!this.over && !this.peerEnded) {
      if (this.incoming !== undefined && (this.incoming.desiredSize ?? 0) <= 0) {
        await new Promise<void>((resolve) => {
          this.room = resolve;
        });
        continue;
      }
      let bytes: Uint8Array | undefined;
      try {
        bytes = await transport.read();
      } catch (error) {
        this.fail(error);
        return;
      }
      if (bytes === undefined) connection.receiveEnd();
      else connection.receive(bytes);
      this.advance();
      if (bytes === undefined) return;
      while (connection.pending !== undefined) {
        await connection.pending;
        this.advance();
      }
    }
  }

  /** Carries everything the connection has to its place. */
  private advance(): void {
    if (this.over) return;
    const { connection } = this;
    for (const event of connection.events()) this.take(event);
    this.transport.write(connection.output());
    const { incoming, outgoing, peerEnded } = this;
    const { broken } = this.transport;
    if (connection.error !== undefined) this.fail(connection.error);
    else if (connection.state === 'closed' || (incoming === undefined && outgoing === undefined)) this.finish();
    else if (broken !== undefined && peerEnded) this.fail(broken);
  }

  private take(event: TlsEvent): void {
    if (event.type === 'data' || event.type === 'earlyData') {
      if (event.type === 'earlyData') this.earlyDataLength += event.data.length;
      this.incoming?.enqueue(event.data);
      return;
    }
    if (event.type === 'end') {
      this.peerEnded = true;
      this.endIncoming();
      return;
    }
    if (event.type === 'connected') {
      clearTimeout(this.handshakeTimer);
      this.settleOpened.resolve(event.info);
    }
    this.options.onEvent?.(event);
  }

  private endIncoming(): void {
    this.incoming?.close();
    this.incoming = undefined;
  }

  /** What the peer has sent before may still say why, or be all that is wanted. */
  private cannotWrite(error: CutawayError): void {
    if (this.over) return;
    if (this.peerEnded) this.fail(error);
    else this.outgoing?.error(error);
  }

  /** Ends without an error. */
  private finish(): void {
    this.release();
    this.endIncoming();
    this.settleOpened.reject(new TlsError('tls/not-connected'));
    void this.transport.end().then(this.settleClosed.resolve);
  }

  private fail(reason: unknown): void {
    if (this.over) return;
    this.release();
    this.incoming?.error(reason);
    this.outgoing?.error(reason);
    this.settleOpened.reject(reason);
    this.settleClosed.reject(reason);
    void this.transport.end();
  }
}
