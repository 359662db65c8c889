/** Bytes of a stream in the pieces they came in. Copies only what lies across two pieces. */
export class StreamBuffer {
  /** Bytes held. */
  length = 0;
  #pieces: Uint8Array[] = [];
  /** Where reading goes on in the first piece. */
  #offset = 0;

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#pieces.push(bytes);
    this.length += bytes.length;
  }

  /** The next `size` bytes without taking them, or `undefined` when there are fewer. */
  peek(size: number): Uint8Array | undefined {
    if (size > this.length) return undefined;
    const first = this.#pieces[0];
    if (first === undefined) return new Uint8Array(0);
    if (first.length - this.#offset >= size) return first.subarray(this.#offset, this.#offset + size);
    const out = new Uint8Array(size);
    let filled = 0;
    for (let index = 0, from = this.#offset; filled < size; index++, from = 0) {
      const part = (this.#pieces[index] as Uint8Array).subarray(from, from + size - filled);
      out.set(part, filled);
      filled += part.length;
    }
    return out;
  }

  /** Takes the next `size` bytes, or `undefined` when there are fewer. */
  take(size: number): Uint8Array | undefined {
    const bytes = this.peek(size);
    if (bytes !== undefined) this.#skip(size);
    return bytes;
  }

  /** How many bytes there are up to and including the first of this value within `limit`; `undefined` without one. */
  sizeThrough(byte: number, limit: number): number | undefined {
    let passed = 0;
    for (let index = 0, from = this.#offset; index < this.#pieces.length && passed < limit; index++, from = 0) {
      const piece = this.#pieces[index] as Uint8Array;
      const at = piece.indexOf(byte, from);
      if (at >= 0) return passed + at - from + 1 <= limit ? passed + at - from + 1 : undefined;
      passed += piece.length - from;
    }
    return undefined;
  }

  #skip(size: number): void {
    this.length -= size;
    let left = size;
    let used = 0;
    while (left > 0) {
      const available = (this.#pieces[used] as Uint8Array).length - this.#offset;
      if (left < available) {
        this.#offset += left;
        break;
      }
      left -= available;
      this.#offset = 0;
      used++;
    }
    if (used > 0) this.#pieces.splice(0, used);
  }
}
