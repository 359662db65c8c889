/** Bytes of a stream in the pieces they came in. Copies only what lies across two pieces. */
export class StreamBuffer {
  /** Bytes held. */
  length = 0;
  private pieces: Uint8Array[] = [];
  /** Where reading goes on in the first piece. */
  private offset = 0;

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    // A view of plain type: subclasses such as Node's Buffer have a slice() that copies nothing.
    this.pieces.push(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length));
    this.length += bytes.length;
  }

  /** The next `size` bytes without taking them, or `undefined` when there are fewer. */
  peek(size: number): Uint8Array | undefined {
    if (size > this.length) return undefined;
    const first = this.pieces[0];
    if (first === undefined) return new Uint8Array(0);
    if (first.length - this.offset >= size) return first.subarray(this.offset, this.offset + size);
    const out = new Uint8Array(size);
    let filled = 0;
    for (let i = 0, from = this.offset; filled < size; i++, from = 0) {
      const part = (this.pieces[i] as Uint8Array).subarray(from);
      out.set(part.subarray(0, size - filled), filled);
      filled += Math.min(part.length, size - filled);
    }
    return out;
  }

  /** Takes the next `size` bytes, or `undefined` when there are fewer. */
  take(size: number): Uint8Array | undefined {
    const bytes = this.peek(size);
    if (bytes === undefined) return undefined;
    this.length -= size;
    let left = size;
    let used = 0;
    while (left > 0) {
      const available = (this.pieces[used] as Uint8Array).length - this.offset;
      if (left < available) {
        this.offset += left;
        break;
      }
      left -= available;
      this.offset = 0;
      used++;
    }
    if (used > 0) this.pieces.splice(0, used);
    return bytes;
  }
}
