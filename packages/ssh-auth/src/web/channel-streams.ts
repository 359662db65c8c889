import type { DuplexStreams } from '@cutaway/primitives/streams';
import type { Channel, ChannelHandlers } from '../connection/channel.js';
import { STDERR } from '../connection/channel.js';

/** The streams of a channel; what is not read takes up the channel's window, and so makes the peer wait. */
export class ChannelStreams implements DuplexStreams {
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
  /** The second stream from the peer; it shares the window with `readable`, so that both must be read. */
  readonly stderr: ReadableStream<Uint8Array>;
  /** Tells the streams what happens on the channel. */
  readonly handlers: Required<Pick<ChannelHandlers, 'data' | 'extendedData' | 'eof' | 'drained'>>;
  private readonly channel: () => Channel;
  private readonly incoming: readonly [Incoming, Incoming];
  private outgoing: WritableStreamDefaultController | undefined;
  private wakeWriter = (): void => {};

  /** @param channel the channel, once it is there. */
  constructor(channel: () => Channel) {
    this.channel = channel;
    const consumed = (length: number): void => channel().consumed(length);
    const [data, extended] = [new Incoming(consumed), new Incoming(consumed)];
    this.incoming = [data, extended];
    this.readable = data.stream;
    this.stderr = extended.stream;
    this.writable = this.makeWritable();
    this.handlers = {
      data: (bytes) => data.push(bytes),
      extendedData: (bytes, type) => (type === STDERR ? extended.push(bytes) : consumed(bytes.length)),
      eof: () => this.endIncoming(),
      drained: () => this.wakeWriter(),
    };
  }

  /** Nothing more will happen on the channel. @param error why, when that is a failure. */
  closed(error: Error | undefined, notConnected: Error): void {
    if (error === undefined) this.endIncoming();
    else for (const one of this.incoming) one.fail(error);
    this.outgoing?.error(error ?? notConnected);
    this.outgoing = undefined;
    this.wakeWriter();
  }

  private endIncoming(): void {
    for (const one of this.incoming) one.end();
  }

  private makeWritable(): WritableStream<Uint8Array> {
    return new WritableStream<Uint8Array>(
      {
        start: (controller) => {
          this.outgoing = controller;
        },
        write: async (bytes) => {
          this.channel().write(bytes);
          while (this.outgoing !== undefined && this.channel().bufferedAmount > 0) {
            await new Promise<void>((resolve) => {
              this.wakeWriter = resolve;
            });
          }
        },
        close: () => {
          this.outgoing = undefined;
          this.channel().end();
        },
        abort: () => {
          this.outgoing = undefined;
          this.channel().close();
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark: 2 ** 16 }),
    );
  }
}

/** One stream from the peer. */
class Incoming {
  readonly stream: ReadableStream<Uint8Array>;
  private controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  private readonly consumed: (length: number) => void;
  private unread = 0;

  constructor(consumed: (length: number) => void) {
    this.consumed = consumed;
    // As long as the stream is asked for more its queue is not full; the channel's window is the limit.
    const highWaterMark = Number.MAX_SAFE_INTEGER;
    this.stream = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.controller = controller;
        },
        pull: ({ desiredSize }) => this.settle(highWaterMark - (desiredSize ?? highWaterMark)),
        cancel: () => {
          this.controller = undefined;
          this.settle(0);
        },
      },
      new ByteLengthQueuingStrategy({ highWaterMark }),
    );
  }

  push(bytes: Uint8Array): void {
    this.unread += bytes.length;
    if (this.controller === undefined) this.settle(0);
    else this.controller.enqueue(bytes);
  }

  end(): void {
    this.controller?.close();
    this.controller = undefined;
  }

  fail(error: Error): void {
    this.controller?.error(error);
    this.controller = undefined;
  }

  /** Says that all but so many bytes are used up. */
  private settle(left: number): void {
    const length = this.unread - left;
    this.unread = left;
    if (length > 0) this.consumed(length);
  }
}
