import type { DuplexStreams } from './duplex.js';
import { StreamError } from './errors.js';

/** What is needed of a WebSocket; the one of browsers and Node has it, and that of npm `ws`. */
export interface WebSocketLike {
  binaryType: string;
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
  addEventListener(type: 'open' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: (event: { readonly code: number; readonly reason: string }) => void): void;
}

/** How {@link fromWebSocket} holds what cannot be sent or read yet. */
export interface WebSocketOptions {
  /**
   * Bytes that may wait to be read, 64 MiB unless given: a WebSocket cannot ask its peer to slow down. More is an
   * error `stream/overflow`.
   */
  readonly maxBuffered?: number;
}

const OPEN = 1;
const MAX_BUFFERED: number = 64 * 2 ** 20;

/** Bytes waiting in the socket, from which on `write` waits. */
const SEND_LIMIT: number = 2 ** 20;

/** No event tells that a WebSocket has sent what waited; it is asked again after so many milliseconds. */
const ASK_AGAIN = 5;

/** Close codes of RFC 6455 §7.4.1 that mean an end and no failure: done, gone away, none given. */
const ORDERLY: readonly number[] = [1000, 1001, 1005];

/**
 * The bytes of a WebSocket's binary messages as two streams; where a message ends has no meaning.
 *
 * It may still be connecting, but must not have received messages yet. A WebSocket has no half-close: closing `writable`
 * or cancelling `readable` closes it.
 *
 * @example
 * const transport = fromWebSocket(new WebSocket('wss://relay.example/tcp/example.org:443'));
 * @returns streams that fail with a {@link StreamError}.
 */
export function fromWebSocket(socket: WebSocketLike, options: WebSocketOptions = {}): DuplexStreams {
  const { maxBuffered = MAX_BUFFERED } = options;
  socket.binaryType = 'arraybuffer';
  let incoming: ReadableStreamDefaultController<Uint8Array> | undefined;
  let outgoing: WritableStreamDefaultController | undefined;
  const opened = new Promise<void>((resolve) => {
    if (socket.readyState === OPEN) resolve();
    else socket.addEventListener('open', resolve);
    socket.addEventListener('close', () => resolve());
  });

  const fail = (error: StreamError): void => {
    incoming?.error(error);
    outgoing?.error(error);
    incoming = undefined;
    outgoing = undefined;
    socket.close();
  };
  socket.addEventListener('message', ({ data }) => {
    if (incoming === undefined) return;
    if (!(data instanceof ArrayBuffer)) {
      fail(new StreamError('stream/unexpected-message', { actual: typeof data }));
      return;
    }
    incoming.enqueue(new Uint8Array(data));
    if (-(incoming.desiredSize ?? 0) > maxBuffered) fail(new StreamError('stream/overflow', { maximum: maxBuffered }));
  });
  // The close event behind it says more; but npm ws ends the process when nobody listens.
  socket.addEventListener('error', () => {});
  socket.addEventListener('close', ({ code, reason }) => {
    const error = new StreamError('stream/web-socket-closed', { closeCode: code, reason });
    if (ORDERLY.includes(code)) incoming?.close();
    else incoming?.error(error);
    outgoing?.error(error);
    incoming = undefined;
    outgoing = undefined;
  });

  const end = (): void => {
    incoming?.close();
    incoming = undefined;
    outgoing = undefined;
    socket.close(1000);
  };
  return {
    readable: new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          incoming = controller;
        },
        cancel: () => {
          incoming = undefined;
          outgoing?.error(new StreamError('stream/web-socket-closed', { closeCode: 1000, reason: '' }));
          end();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
    ),
    writable: new WritableStream<Uint8Array>(
      {
        start: (controller) => {
          outgoing = controller;
          return opened;
        },
        write: async (bytes) => {
          // A copy: some implementations read it only later.
          socket.send(new Uint8Array(bytes));
          while (outgoing !== undefined && socket.bufferedAmount > SEND_LIMIT) {
            await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN));
          }
        },
        close: end,
        abort: end,
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 2 ** 16 }),
    ),
  };
}
