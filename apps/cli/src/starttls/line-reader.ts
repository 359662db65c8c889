import type { Socket } from 'node:net';
import { StartTlsFailure } from './failure.js';

const MAXIMUM_BYTES = 65_536;

/** Reads a text protocol from a socket until TLS takes over; what came too early is noticed then. */
export class LineReader {
  private readonly socket: Socket;
  private bytes = Buffer.alloc(0);
  private total = 0;
  private ended: StartTlsFailure | undefined;
  private wake: () => void = () => {};
  private readonly onData = (chunk: Buffer): void => {
    this.bytes = Buffer.concat([this.bytes, chunk]);
    this.total += chunk.length;
    if (this.total > MAXIMUM_BYTES) this.ended ??= new StartTlsFailure('too-long');
    this.wake();
  };
  private readonly onEnd = (): void => {
    this.ended ??= new StartTlsFailure('closed');
    this.wake();
  };

  constructor(socket: Socket) {
    this.socket = socket;
    socket.on('data', this.onData).on('end', this.onEnd).on('close', this.onEnd);
  }

  /** The next line without its end. @throws {StartTlsFailure} */
  async line(): Promise<string> {
    for (;;) {
      const end = this.bytes.indexOf(10);
      if (end >= 0)
        return this.take(end + 1)
          .toString('latin1')
          .replace(/\r?\n$/, '');
      await this.more();
    }
  }

  /** The next byte, as a character. @throws {StartTlsFailure} */
  async character(): Promise<string> {
    while (this.bytes.length === 0) await this.more();
    return this.take(1).toString('latin1');
  }

  /**
   * Hands the socket over to whoever reads on.
   *
   * @throws {StartTlsFailure} `injected` when something is here already: it came in the clear, and must not be taken
   * for what TLS protects (CVE-2011-0411 and its kin).
   */
  release(): void {
    this.socket.pause();
    this.socket.off('data', this.onData).off('end', this.onEnd).off('close', this.onEnd);
    if (this.bytes.length > 0) throw new StartTlsFailure('injected', this.bytes.toString('latin1').slice(0, 80));
  }

  private take(length: number): Buffer {
    const taken = this.bytes.subarray(0, length);
    this.bytes = this.bytes.subarray(length);
    return taken;
  }

  private more(): Promise<void> {
    if (this.ended !== undefined) throw this.ended;
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
