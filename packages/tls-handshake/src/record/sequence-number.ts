import { TlsError } from '../errors/tls-error.js';

/** The 64-bit record counter of one direction under one key (RFC 8446 §5.3). Starts at 0. */
export class SequenceNumber {
  /** The next record's number. Exact: the count ends before 2^53. */
  value = 0;
  /** The same as 8 bytes, big-endian; changes in place. */
  readonly bytes: Uint8Array = new Uint8Array(8);

  /** Moves on to the next record. @throws {TlsError} `tls/sequence-number-exhausted` instead of wrapping. */
  increment(): void {
    if (this.value === Number.MAX_SAFE_INTEGER) throw new TlsError('tls/sequence-number-exhausted');
    this.value++;
    for (let i = 7; i >= 0; i--) {
      const next = ((this.bytes[i] as number) + 1) & 0xff;
      this.bytes[i] = next;
      if (next !== 0) return;
    }
  }
}
