import { concat, concatAll } from '@cutaway/primitives/bytes';
import type { Untraced } from '@cutaway/primitives/trace';
import type { RecordProtection } from './protection.js';
import { MAX_PLAINTEXT_LENGTH, RECORD_HEADER_LENGTH } from './record.js';
import { SequenceNumber } from './sequence-number.js';
import { traceRecord } from './trace-record.js';

const NOTHING = new Uint8Array(0);

/** A part of what was written: the record it went into, for a trace. */
export interface WrittenFragment {
  /** Event id of the record; -1 without a listener. */
  readonly id: number;
  /** First byte in the content that was written. */
  readonly pos: number;
  readonly size: number;
}

/** The sending direction: cuts content into records, protects them and counts them. */
export class RecordWriter {
  /** `legacy_record_version` of the next records. */
  version = 0x0301;
  /** The most content the peer takes in a record. */
  maxFragmentLength: number = MAX_PLAINTEXT_LENGTH;
  protection: RecordProtection | undefined;
  sequence: SequenceNumber = new SequenceNumber();
  /** Bytes written so far, also those taken away already. */
  streamOffset = 0;
  private readonly tracer: Untraced;
  private readonly replace: ((record: Uint8Array) => readonly Uint8Array[]) | undefined;
  private queue: Uint8Array[] = [];
  private queued = 0;

  /** @param replace puts other records on the wire in place of one; for experiments. */
  constructor(tracer?: Untraced, replace?: (record: Uint8Array) => readonly Uint8Array[]) {
    this.tracer = tracer;
    this.replace = replace;
  }

  /** How many bytes wait to be taken. */
  get pending(): number {
    return this.queued;
  }

  /** All bytes since the last call, in order. */
  take(): Uint8Array {
    const [first] = this.queue;
    const bytes = this.queue.length === 1 && first !== undefined ? first : concatAll(this.queue);
    this.queue = [];
    this.queued = 0;
    return bytes;
  }

  /** Installs the next key, or none; the count begins again (RFC 8446 §5.3). */
  setProtection(protection: RecordProtection | undefined): void {
    this.protection = protection;
    this.sequence = new SequenceNumber();
  }

  /** Writes content of one type in as many records as it needs; no content makes one empty record. */
  write(type: number, content: Uint8Array): WrittenFragment[] {
    const written: WrittenFragment[] = [];
    let pos = 0;
    do {
      const size = Math.min(this.maxFragmentLength, content.length - pos);
      const id = this.writeRecord(type, content.subarray(pos, pos + size));
      if (this.tracer !== undefined) written.push({ id, pos, size });
      pos += size;
    } while (pos < content.length);
    return written;
  }

  /** Puts bytes on the wire as they are, beside all rules. */
  writeRaw(bytes: Uint8Array): void {
    this.queue.push(bytes);
    this.queued += bytes.length;
    this.streamOffset += bytes.length;
  }

  private writeRecord(type: number, content: Uint8Array): number {
    const { protection, sequence } = this;
    const outer = protection?.protect(type, this.version, sequence, content);
    const fragment = outer?.fragment ?? content;
    const tag = outer?.tag ?? NOTHING;
    const header = new Uint8Array(RECORD_HEADER_LENGTH);
    const length = fragment.length + tag.length;
    header[0] = outer?.type ?? type;
    header[1] = this.version >> 8;
    header[2] = this.version & 0xff;
    header[3] = length >> 8;
    header[4] = length & 0xff;
    const start = this.streamOffset;
    const number = sequence.value;
    sequence.increment();
    if (this.replace === undefined && this.tracer === undefined) {
      // Nobody wants the record whole; it is put together when it is taken.
      for (const part of [header, fragment, tag]) this.writeRaw(part);
      return -1;
    }
    const record = concat(header, fragment, tag);
    if (this.replace === undefined) this.writeRaw(record);
    else for (const bytes of this.replace(record)) this.writeRaw(bytes);
    if (this.tracer === undefined) return -1;
    const how =
      protection === undefined || outer === undefined
        ? undefined
        : { by: protection, sequence: number, plaintext: outer.plaintext };
    return traceRecord(this.tracer, 'sent', record, start, how);
  }
}
