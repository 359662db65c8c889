/** Bytes kept that came before what is missing. */
const MAX_WAITING_BYTES = 1024 * 1024;
const MAX_WAITING_SEGMENTS = 1024;

/** Bytes of a stream that the capture does not hold. */
export interface StreamGap {
  /** First missing byte in the stream. */
  readonly offset: number;
  /** How many are missing at least; 0 when that cannot be told. */
  readonly size: number;
}

/**
 * One direction of a TCP connection, put in order (RFC 9293 §3.4): repeated and overlapping bytes are taken once, the
 * first copy counts, sequence numbers wrap. What comes too early waits within bounds.
 */
export class TcpStream {
  /** Bytes handed on. */
  offset = 0;
  /** Set when bytes are missing for good; nothing is handed on any more. */
  gap: StreamGap | undefined;
  private nextSequence: number | undefined;
  private waiting: { at: number; bytes: Uint8Array }[] = [];
  private waitingBytes = 0;
  private finAt: number | undefined;

  /** Whether everything up to the end of the stream was handed on. */
  get finished(): boolean {
    return this.gap !== undefined || (this.finAt !== undefined && this.offset >= this.finAt);
  }

  /** Takes the initial sequence number. */
  synchronize(sequence: number): void {
    this.nextSequence ??= (sequence + 1) >>> 0;
  }

  /**
   * Takes a segment.
   *
   * @param cut whether bytes are missing at the payload's end.
   * @returns what is in order now. Views into the segments.
   */
  push(sequence: number, payload: Uint8Array, fin: boolean, cut = false): Uint8Array[] {
    if (this.gap !== undefined) return [];
    this.nextSequence ??= sequence;
    // The distance, with its sign, modulo 2^32.
    const at = this.offset + ((sequence - this.nextSequence) | 0);
    if (fin) this.finAt ??= at + payload.length;
    const ready: Uint8Array[] = [];
    if (payload.length > 0) this.insert(at, payload, ready);
    if (cut && at + payload.length >= this.offset) this.gap ??= { offset: at + payload.length, size: 0 };
    if (this.waitingBytes > MAX_WAITING_BYTES || this.waiting.length > MAX_WAITING_SEGMENTS) this.giveUp();
    return ready;
  }

  private insert(at: number, payload: Uint8Array, ready: Uint8Array[]): void {
    if (at > this.offset) {
      // Copied: a view would keep the whole chunk of the file.
      const index = this.waiting.findIndex((one) => one.at > at);
      this.waiting.splice(index < 0 ? this.waiting.length : index, 0, { at, bytes: payload.slice() });
      this.waitingBytes += payload.length;
      return;
    }
    this.take(at, payload, ready);
    for (let first = this.waiting[0]; first !== undefined && first.at <= this.offset; first = this.waiting[0]) {
      this.waiting.shift();
      this.waitingBytes -= first.bytes.length;
      this.take(first.at, first.bytes, ready);
    }
  }

  private take(at: number, bytes: Uint8Array, ready: Uint8Array[]): void {
    const fresh = bytes.subarray(this.offset - at);
    if (fresh.length === 0) return;
    ready.push(fresh);
    this.offset += fresh.length;
    this.nextSequence = ((this.nextSequence as number) + fresh.length) >>> 0;
  }

  /** Says that what is missing will not come. @returns the gap, when there is one. */
  giveUp(): StreamGap | undefined {
    const [first] = this.waiting;
    if (first !== undefined) this.gap ??= { offset: this.offset, size: first.at - this.offset };
    else if (this.finAt !== undefined && this.finAt > this.offset) {
      this.gap ??= { offset: this.offset, size: this.finAt - this.offset };
    }
    this.waiting = [];
    this.waitingBytes = 0;
    return this.gap;
  }
}
