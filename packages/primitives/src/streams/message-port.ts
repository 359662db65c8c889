import type { DuplexStreams } from './duplex.js';
import { StreamError } from './errors.js';

/** Bytes that may be on their way or wait to be read, in each direction. */
const WINDOW: number = 2 ** 18;

/** What the two ends of a channel say to each other. */
type Message =
  | { readonly type: 'data'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** So many bytes were taken out of the stream: as many more may be sent. */
  | { readonly type: 'taken'; readonly length: number }
  /** No more data will be sent. */
  | { readonly type: 'end' }
  /** No more data will be sent, and what was sent is not all. */
  | { readonly type: 'abort' }
  /** No more data will be taken. */
  | { readonly type: 'cancel' };

/**
 * A channel of messages as two streams of bytes, with half-close, and with backpressure: at most 256 KiB wait to be
 * read. Both ports must be used with this function, here or in a worker or another window.
 *
 * @example
 * const { port1, port2 } = new MessageChannel();
 * worker.postMessage(port2, [port2]);
 * const transport = fromMessagePort(port1);
 * @returns streams that fail with a {@link StreamError}.
 */
export function fromMessagePort(port: MessagePort): DuplexStreams {
  const say = (message: Message, transfer: Transferable[] = []): void => port.postMessage(message, transfer);
  let incoming: ReadableStreamDefaultController<Uint8Array> | undefined;
  let outgoing: WritableStreamDefaultController | undefined;
  let credit = WINDOW;
  let wakeWriter = (): void => {};
  let received = 0;
  let taken = 0;

  const endIncoming = (end: (controller: ReadableStreamDefaultController<Uint8Array>) => void): void => {
    if (incoming !== undefined) end(incoming);
    incoming = undefined;
    if (outgoing === undefined) port.close();
  };
  const endOutgoing = (error?: StreamError): void => {
    if (error !== undefined) outgoing?.error(error);
    outgoing = undefined;
    wakeWriter();
    if (incoming === undefined) port.close();
  };
  const fail = (error: StreamError): void => {
    if (incoming !== undefined) say({ type: 'cancel' });
    if (outgoing !== undefined) say({ type: 'abort' });
    endIncoming((controller) => controller.error(error));
    endOutgoing(error);
  };
  const gone = (): StreamError => new StreamError('stream/message-port-closed');

  const receive = (message: Message | undefined): void => {
    if (message?.type === 'data' && message.bytes instanceof Uint8Array) {
      received += message.bytes.length;
      if (received - taken > WINDOW) fail(new StreamError('stream/overflow', { maximum: WINDOW }));
      else incoming?.enqueue(message.bytes);
    } else if (message?.type === 'taken' && message.length > 0 && credit + message.length <= WINDOW) {
      credit += message.length;
      wakeWriter();
    } else if (message?.type === 'end') {
      endIncoming((controller) => controller.close());
    } else if (message?.type === 'abort') {
      endIncoming((controller) => controller.error(gone()));
    } else if (message?.type === 'cancel') {
      endOutgoing(gone());
    } else {
      fail(new StreamError('stream/unexpected-message', { actual: typeof message }));
    }
  };
  port.addEventListener('message', ({ data }) => receive(data));
  port.addEventListener('messageerror', () => fail(gone()));
  port.addEventListener('close', () => fail(gone()));

  const streams: DuplexStreams = {
    readable: new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          incoming = controller;
        },
        pull: ({ desiredSize }) => {
          const length = received - (WINDOW - (desiredSize ?? 0)) - taken;
          if (length <= 0) return;
          taken += length;
          say({ type: 'taken', length });
        },
        cancel: () => {
          say({ type: 'cancel' });
          endIncoming(() => {});
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: WINDOW }),
    ),
    writable: new WritableStream<Uint8Array>(
      {
        start: (controller) => {
          outgoing = controller;
        },
        write: async (bytes) => {
          for (let sent = 0; sent < bytes.length && outgoing !== undefined; ) {
            // A copy of its own: with a part of a buffer the whole buffer would travel.
            const part = bytes.slice(sent, sent + credit);
            sent += part.length;
            credit -= part.length;
            if (part.length > 0) say({ type: 'data', bytes: part }, [part.buffer]);
            else {
              await new Promise<void>((resolve) => {
                wakeWriter = resolve;
              });
            }
          }
        },
        close: () => {
          say({ type: 'end' });
          endOutgoing();
        },
        abort: () => {
          say({ type: 'abort' });
          endOutgoing();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 2 ** 16 }),
    ),
  };
  port.start();
  return streams;
}
