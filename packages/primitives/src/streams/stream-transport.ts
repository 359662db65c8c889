import { CutawayError } from '../errors/index.js';
import type { DuplexStreams } from './duplex.js';
import { StreamError } from './errors.js';

/** Milliseconds a transport that is closed has to bring out what was written, before it is given up. */
const LINGER = 5000;

/** The streams under a connection, held by it alone; whatever they fail with is one of our errors. */
export class StreamTransport {
  /** Why nothing can be written any more. */
  broken: CutawayError | undefined;
  /** Bytes written that the streams have not taken yet. */
  unsent = 0;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>;

  /** @param onBroken called when the writing side has failed. */
  constructor({ readable, writable }: DuplexStreams, onBroken: (error: CutawayError) => void) {
    this.reader = readable.getReader();
    this.writer = writable.getWriter();
    this.writer.closed.catch((cause) => {
      this.broken = transportError(cause);
      onBroken(this.broken);
    });
  }

  /** The next bytes, `undefined` at the end. @throws {CutawayError} */
  async read(): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await this.reader.read();
      return done ? undefined : bytesOf(value);
    } catch (cause) {
      throw transportError(cause);
    }
  }

  write(bytes: Uint8Array): void {
    if (bytes.length === 0 || this.broken !== undefined) return;
    this.unsent += bytes.length;
    this.writer.write(bytes).then(
      () => {
        this.unsent -= bytes.length;
      },
      () => {},
    );
  }

  /** Waits until more may be written. @throws {CutawayError} */
  async ready(): Promise<void> {
    try {
      await this.writer.ready;
    } catch (cause) {
      throw transportError(cause);
    }
  }

  /** Brings out what was written, and ends both directions. Never fails: there is nobody to tell. */
  async end(): Promise<void> {
    const timer = setTimeout(() => this.writer.abort().catch(() => {}), LINGER);
    await this.writer.close().catch(() => {});
    clearTimeout(timer);
    await this.reader.cancel().catch(() => {});
  }
}

/** Some transports (`WebSocketStream`) give other things than byte arrays, and text if the peer likes. */
function bytesOf(chunk: unknown): Uint8Array {
  if (chunk instanceof Uint8Array) return chunk;
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk);
  throw new StreamError('stream/transport-failed', { reason: `${typeof chunk}, not bytes` });
}

/** Whatever a stream failed with, as one of ours. */
function transportError(cause: unknown): CutawayError {
  if (cause instanceof CutawayError) return cause;
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new StreamError('stream/transport-failed', { reason }, { cause });
}
