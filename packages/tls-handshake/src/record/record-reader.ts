import { asciiText, toHex } from '@cutaway/primitives/bytes';
import type { Untraced } from '@cutaway/primitives/trace';
import { TlsError } from '../errors/tls-error.js';
import { ContentType } from '../registry/content-type.js';
import type { RecordProtection, Unprotected } from './protection.js';
import { MAX_PLAINTEXT_LENGTH, RECORD_HEADER_LENGTH } from './record.js';
import { SequenceNumber } from './sequence-number.js';
import { StreamBuffer } from './stream-buffer.js';
import { traceRecord } from './trace-record.js';

/** A record that was received, its protection removed. */
export interface ReceivedRecord {
  readonly type: number;
  readonly content: Uint8Array;
  /** Whether it was protected. */
  readonly protected: boolean;
  /** Event id; -1 without a listener. */
  readonly id: number;
}

/** In place of a record that was passed over. */
const SKIPPED: unique symbol = Symbol('skipped');

/** The receiving direction: finds records in a stream of bytes, counts them and removes their protection. */
export class RecordReader {
  /** Whether records that break this reader's limit end the connection: what we told the peer, or 2^14. */
  maxFragmentLength: number = MAX_PLAINTEXT_LENGTH;
  protection: RecordProtection | undefined;
  sequence: SequenceNumber = new SequenceNumber();
  /** Lets records without protection through although there is a key, by content type (RFC 8446 §5, D.4). */
  allowUnprotected: (type: number) => boolean = () => false;
  /**
   * Bytes of records that are passed over because no key opens them: early data that is not taken (RFC 8446 §4.2.10).
   * The first record that opens ends it.
   */
  skippable = 0;
  private readonly buffer = new StreamBuffer();
  private readonly tracer: Untraced;
  private readonly direction: 'sent' | 'received';
  private first = true;
  private streamOffset = 0;

  constructor(tracer?: Untraced, direction: 'sent' | 'received' = 'received') {
    this.tracer = tracer;
    this.direction = direction;
  }

  /** Adds bytes of the stream. They are not copied: they must not change before they are read. */
  push(bytes: Uint8Array): void {
    this.buffer.push(bytes);
  }

  /** Bytes that are not read yet. */
  get pending(): number {
    return this.buffer.length;
  }

  /** Installs the next key; the count begins again (RFC 8446 §5.3). */
  setProtection(protection: RecordProtection): void {
    this.protection = protection;
    this.sequence = new SequenceNumber();
  }

  /**
   * The next whole record, or `undefined` until more bytes come.
   *
   * @throws {TlsError} `tls/not-tls`, `tls/record-version`, `tls/record-overflow`, `tls/unprotected-record`,
   * `tls/bad-record-mac`, `tls/no-content-type`.
   */
  next(): ReceivedRecord | undefined {
    for (;;) {
      const record = this.nextRecord();
      if (record !== SKIPPED) return record;
    }
  }

  private nextRecord(): ReceivedRecord | typeof SKIPPED | undefined {
    const header = this.buffer.peek(RECORD_HEADER_LENGTH);
    if (header === undefined) {
      if (this.first && this.buffer.length > 0) this.checkFirstBytes();
      return undefined;
    }
    if (this.first) this.checkFirstBytes();
    const type = header[0] as number;
    const version = ((header[1] as number) << 8) | (header[2] as number);
    const length = ((header[3] as number) << 8) | (header[4] as number);
    if (version >> 8 !== 3) throw new TlsError('tls/record-version', { actual: toHex(header.subarray(1, 3)) });
    const maximum = MAX_PLAINTEXT_LENGTH + (this.protection?.maxExpansion ?? 0);
    if (length > maximum) throw new TlsError('tls/record-overflow', { actual: length, maximum });
    const record = this.buffer.take(RECORD_HEADER_LENGTH + length);
    if (record === undefined) return undefined;
    this.first = false;
    const start = this.streamOffset;
    this.streamOffset += record.length;
    const fragment = record.subarray(RECORD_HEADER_LENGTH);

    const { protection } = this;
    if (protection === undefined || (protection.tls13 && type !== ContentType.of.application_data)) {
      const id = this.tracer ? traceRecord(this.tracer, this.direction, record, start) : -1;
      if (type === ContentType.of.application_data && this.skip(record)) return SKIPPED;
      if (protection !== undefined && !this.allowUnprotected(type)) {
        throw new TlsError('tls/unprotected-record', { actual: ContentType.label(type) });
      }
      this.checkLength(fragment.length, MAX_PLAINTEXT_LENGTH);
      return { type, content: fragment, protected: false, id };
    }
    return this.open(protection, type, version, record, start);
  }

  private open(
    protection: RecordProtection,
    type: number,
    version: number,
    record: Uint8Array,
    start: number,
  ): ReceivedRecord | typeof SKIPPED {
    const sequence = this.sequence.value;
    const trace = (plaintext: Uint8Array | undefined): number =>
      this.tracer
        ? traceRecord(this.tracer, this.direction, record, start, { by: protection, sequence, plaintext })
        : -1;
    let opened: Unprotected;
    try {
      opened = protection.unprotect(type, version, this.sequence, record.subarray(RECORD_HEADER_LENGTH));
    } catch (error) {
      trace(undefined);
      if (this.skip(record)) return SKIPPED;
      throw error;
    }
    this.skippable = 0;
    this.sequence.increment();
    const { content, plaintext } = opened;
    const id = trace(plaintext);
    // In TLS 1.3 the limit is on content, type and padding together (RFC 8446 §5.4, RFC 8449 §4).
    this.checkLength(protection.tls13 ? plaintext.length - 1 : plaintext.length, this.maxFragmentLength);
    return { type: opened.type, content, protected: true, id };
  }

  private skip(record: Uint8Array): boolean {
    if (record.length > this.skippable) return false;
    this.skippable -= record.length;
    return true;
  }

  private checkLength(length: number, maximum: number): void {
    if (length > maximum) throw new TlsError('tls/record-overflow', { actual: length, maximum });
  }

  /** A peer that does not speak TLS is told apart from one that breaks its rules. */
  private checkFirstBytes(): void {
    const start = this.buffer.peek(Math.min(this.buffer.length, 16)) as Uint8Array;
    const type = start[0] as number;
    if (ContentType.nameOf(type) === undefined || type === ContentType.of.invalid) {
      throw new TlsError('tls/not-tls', { begin: asciiText(start) ?? toHex(start) });
    }
  }
}
