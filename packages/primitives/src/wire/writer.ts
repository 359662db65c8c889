import { WireError } from './errors.js';

/** Collects bytes; grows as needed. */
export class Writer {
  private buffer = new Uint8Array(256);
  /** How many bytes have been written. */
  length = 0;

  private reserve(count: number): number {
    const start = this.length;
    const needed = start + count;
    if (needed > this.buffer.length) {
      const grown = new Uint8Array(Math.max(needed, this.buffer.length * 2));
      grown.set(this.buffer.subarray(0, start));
      this.buffer = grown;
    }
    this.length = needed;
    return start;
  }

  put(bytes: Uint8Array): void {
    const start = this.reserve(bytes.length);
    this.buffer.set(bytes, start);
  }

  /** Writes a big-endian unsigned integer of 1 to 6 bytes. */
  unsigned(value: number, length: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 256 ** length) {
      throw new WireError('wire/value-out-of-range', undefined, { expected: `uint${length * 8}`, actual: value });
    }
    const start = this.reserve(length);
    let left = value;
    for (let i = start + length - 1; i >= start; i--) {
      this.buffer[i] = left & 0xff;
      left = Math.floor(left / 256);
    }
  }

  /** Writes a length of `lengthSize` bytes and then what `write` writes, whose length it is. */
  prefixed(lengthSize: number, bounds: { min: number; max: number }, write: () => void): void {
    const start = this.reserve(lengthSize);
    write();
    const length = this.length - start - lengthSize;
    if (length < bounds.min || length > bounds.max) {
      throw new WireError('wire/length-out-of-bounds', undefined, { ...bounds, actual: length });
    }
    let left = length;
    for (let i = start + lengthSize - 1; i >= start; i--) {
      this.buffer[i] = left & 0xff;
      left = Math.floor(left / 256);
    }
  }

  /** Forgets what has been written and keeps the memory, for the next message. */
  clear(): void {
    this.length = 0;
  }

  /** The bytes written so far, which the next write changes. */
  view(): Uint8Array {
    return this.buffer.subarray(0, this.length);
  }

  /** The bytes written so far. They stand in the writer's own memory unless that would waste much: write no more. */
  finish(): Uint8Array {
    const { buffer, length } = this;
    return length * 2 > buffer.length && length > 256 ? buffer.subarray(0, length) : buffer.slice(0, length);
  }
}
