import { fromUtf8, toHex } from '@cutaway/primitives/bytes';
import { TlsError } from '../errors/tls-error.js';
import { StreamBuffer } from '../record/stream-buffer.js';

/** A captured packet. */
export interface Packet {
  /** Counts from 1, as tshark counts frames. */
  readonly number: number;
  /** LINKTYPE of the interface. */
  readonly linkType: number;
  /** As much as was captured. */
  readonly bytes: Uint8Array;
  /** Seconds since 1970; `undefined` where the file does not say. */
  readonly time: number | undefined;
}

/** Lines of a key log that came inside a capture. */
export interface EmbeddedKeyLog {
  readonly keyLog: string;
}

/** The longest packet or block that is read. */
const MAX_BLOCK_LENGTH = 16 * 1024 * 1024;

const SECTION_HEADER = 0x0a0d0d0a;
const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
/** "TLSK" (pcapng, Decryption Secrets Block). */
const TLS_KEY_LOG = 0x544c534b;

const BLOCK = { interface: 1, packet: 2, simple: 3, enhanced: 6, secrets: 10 } as const;

interface Interface {
  readonly linkType: number;
  readonly snapLength: number;
  /** Units of a timestamp in a second. */
  readonly unitsPerSecond: number;
}

/**
 * Takes a capture apart as it comes: pcap in both byte orders with micro- or nanoseconds, and pcapng with any number
 * of sections and interfaces. Holds no more than one packet or block.
 */
export class PacketReader {
  private readonly buffer = new StreamBuffer();
  private format: 'unknown' | 'pcap' | 'pcapng' = 'unknown';
  private littleEndian = true;
  private pcap: Interface = { linkType: 0, snapLength: 0, unitsPerSecond: 1e6 };
  private interfaces: Interface[] = [];
  private count = 0;

  /** Adds bytes of the file. They are not copied. */
  push(chunk: Uint8Array): void {
    this.buffer.push(chunk);
  }

  /** Bytes that do not make a whole packet yet. */
  get pending(): number {
    return this.buffer.length;
  }

  /** Whether the file has begun as a capture does. */
  get begun(): boolean {
    return this.format !== 'unknown';
  }

  /**
   * The next packet or key log, or `undefined` until more bytes come.
   *
   * @throws {TlsError} `tls/not-a-capture`, `tls/capture-malformed`.
   */
  next(): Packet | EmbeddedKeyLog | undefined {
    if (this.format === 'unknown' && !this.readMagic()) return undefined;
    if (this.format === 'pcap') return this.nextRecord();
    for (;;) {
      const block = this.nextBlock();
      if (block === undefined) return undefined;
      const found = this.read(block.type, block.body);
      if (found !== undefined) return found;
    }
  }

  private readMagic(): boolean {
    const start = this.buffer.peek(4);
    if (start === undefined) return false;
    const magic = view(start).getUint32(0);
    if (magic === SECTION_HEADER) {
      this.format = 'pcapng';
      return true;
    }
    const [little, nano] =
      magic === 0xd4c3b2a1
        ? [true, false]
        : magic === 0x4d3cb2a1
          ? [true, true]
          : magic === 0xa1b2c3d4
            ? [false, false]
            : magic === 0xa1b23c4d
              ? [false, true]
              : [undefined, false];
    if (little === undefined) throw new TlsError('tls/not-a-capture', { begin: toHex(start) });
    const header = this.buffer.take(24);
    if (header === undefined) return false;
    this.format = 'pcap';
    this.littleEndian = little;
    const fields = view(header);
    // The upper bits of the last field tell of a frame check sequence.
    const linkType = fields.getUint32(20, little) & 0x0fffffff;
    this.pcap = { linkType, snapLength: fields.getUint32(16, little), unitsPerSecond: nano ? 1e9 : 1e6 };
    return true;
  }

  private nextRecord(): Packet | undefined {
    const header = this.buffer.peek(16);
    if (header === undefined) return undefined;
    const fields = view(header);
    const little = this.littleEndian;
    const length = fields.getUint32(8, little);
    if (length > MAX_BLOCK_LENGTH) throw this.malformed(length);
    const record = this.buffer.take(16 + length);
    if (record === undefined) return undefined;
    const time = fields.getUint32(0, little) + fields.getUint32(4, little) / this.pcap.unitsPerSecond;
    return { number: ++this.count, linkType: this.pcap.linkType, bytes: record.subarray(16), time };
  }

  private nextBlock(): { type: number; body: Uint8Array } | undefined {
    const header = this.buffer.peek(12);
    if (header === undefined) return undefined;
    const fields = view(header);
    // A section may have its own byte order; its header's type reads the same in both.
    if (fields.getUint32(0) === SECTION_HEADER) {
      this.littleEndian = fields.getUint32(8, true) === BYTE_ORDER_MAGIC;
      if (!this.littleEndian && fields.getUint32(8) !== BYTE_ORDER_MAGIC) throw this.malformed(fields.getUint32(8));
    }
    const type = fields.getUint32(0, this.littleEndian);
    const length = fields.getUint32(4, this.littleEndian);
    if (length < 12 || length % 4 !== 0 || length > MAX_BLOCK_LENGTH) throw this.malformed(length);
    const block = this.buffer.take(length);
    return block && { type, body: block.subarray(8, length - 4) };
  }

  private read(type: number, body: Uint8Array): Packet | EmbeddedKeyLog | undefined {
    const little = this.littleEndian;
    const fields = view(body);
    const need = (length: number): void => {
      if (body.length < length) throw this.malformed(body.length);
    };
    switch (type) {
      case SECTION_HEADER:
        this.interfaces = [];
        return undefined;
      case BLOCK.interface:
        need(8);
        if (this.interfaces.length >= MAX_INTERFACES) throw this.malformed(this.interfaces.length);
        this.interfaces.push({
          linkType: fields.getUint16(0, little),
          snapLength: fields.getUint32(4, little),
          unitsPerSecond: this.resolution(body.subarray(8)),
        });
        return undefined;
      case BLOCK.secrets: {
        need(8);
        const length = fields.getUint32(4, little);
        need(8 + length);
        if (fields.getUint32(0, little) !== TLS_KEY_LOG) return undefined;
        return { keyLog: fromUtf8(body.subarray(8, 8 + length)) ?? '' };
      }
      case BLOCK.simple: {
        need(4);
        const known = this.interfaceAt(0);
        const limit = known.snapLength === 0 ? body.length : known.snapLength;
        const length = Math.min(fields.getUint32(0, little), limit, body.length - 4);
        return this.packet(known, body.subarray(4, 4 + length), undefined);
      }
      case BLOCK.packet:
      case BLOCK.enhanced: {
        need(20);
        const length = fields.getUint32(12, little);
        need(20 + length);
        const known = this.interfaceAt(
          type === BLOCK.enhanced ? fields.getUint32(0, little) : fields.getUint16(0, little),
        );
        const units = fields.getUint32(4, little) * 2 ** 32 + fields.getUint32(8, little);
        return this.packet(known, body.subarray(20, 20 + length), units / known.unitsPerSecond);
      }
    }
    return undefined;
  }

  private packet(known: Interface, bytes: Uint8Array, time: number | undefined): Packet {
    return { number: ++this.count, linkType: known.linkType, bytes, time };
  }

  private interfaceAt(index: number): Interface {
    const found = this.interfaces[index];
    if (found === undefined) throw this.malformed(index);
    return found;
  }

  /** `if_tsresol`: a negative power of ten, or of two with the highest bit. */
  private resolution(options: Uint8Array): number {
    const fields = view(options);
    for (let at = 0; at + 4 <= options.length; ) {
      const code = fields.getUint16(at, this.littleEndian);
      const length = fields.getUint16(at + 2, this.littleEndian);
      if (code === 0) break;
      const value = options[at + 4];
      if (code === 9 && length === 1 && value !== undefined) {
        return (value & 0x80) === 0 ? 10 ** value : 2 ** (value & 0x7f);
      }
      at += 4 + length + ((4 - (length % 4)) % 4);
    }
    return 1e6;
  }

  private malformed(actual: number): TlsError {
    return new TlsError('tls/capture-malformed', { packet: this.count + 1, actual });
  }
}

const MAX_INTERFACES = 1024;

function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}
