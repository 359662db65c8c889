import { concatAll, utf8 } from '@cutaway/primitives/bytes';
import { parseIpAddress } from '@cutaway/x509/general-name';
import { TlsError } from '../errors/tls-error.js';
import { LinkType } from './link-layer.js';
import type { Side } from './observed-direction.js';
import { internetHeader, TcpFlag, tcpHeader } from './packet-headers.js';

/** One end of a connection. */
export interface Endpoint {
  /** IPv4 or IPv6, as text. */
  readonly address: string;
  readonly port: number;
}

/** How a capture is written. */
export interface CaptureWriterOptions {
  /** What the file says wrote it. */
  readonly application?: string;
  /** The time of packets; the system's unless given. */
  readonly now?: () => Date;
}

/** A connection in a capture that is being written. */
export interface WrittenConnection {
  /** Bytes that one side sent. */
  data(from: Side, bytes: Uint8Array): void;
  /** One side says that it sends no more. */
  end(from: Side): void;
}

const BLOCK = { section: 0x0a0d0d0a, interface: 1, enhanced: 6, secrets: 10 } as const;
const TLS_KEY_LOG = 0x544c534b;
const OPTION = { end: 0, application: 4, resolution: 9 } as const;
/** Bytes of a segment's payload: what fits into a frame of Ethernet, over IPv6 too. */
const SEGMENT_LENGTH = 1440;

/**
 * Writes connections whose bytes are at hand, though their packets are not, as a capture that Wireshark and
 * {@link CaptureDecoder} read: pcapng, raw IP, with TCP made up around the bytes, and the key log inside.
 *
 * @example
 * const writer = new CaptureWriter();
 * const connection = writer.open({ address: '127.0.0.1', port: 50000 }, { address: '127.0.0.1', port: 443 });
 * writer.keyLog(line);
 * connection.data('client', bytes);
 * file.write(writer.take());
 */
export class CaptureWriter {
  private readonly now: () => Date;
  private parts: Uint8Array[] = [];

  constructor(options: CaptureWriterOptions = {}) {
    this.now = options.now ?? (() => new Date());
    const application = option(OPTION.application, utf8(options.application ?? 'cutaway'));
    // Byte-order magic, version 1.0, section of unknown length.
    this.block(BLOCK.section, u32(0x1a2b3c4d), u16(1), u16(0), u32(0xffffffff), u32(0xffffffff), application, END);
    // Packets of any length, with times in microseconds.
    this.block(BLOCK.interface, u16(LinkType.raw), u16(0), u32(0), option(OPTION.resolution, Uint8Array.of(6)), END);
  }

  /** A line of a key log (RFC 9850). Best written before the packets it opens. */
  keyLog(line: string): void {
    const text = utf8(`${line}\n`);
    this.block(BLOCK.secrets, u32(TLS_KEY_LOG), u32(text.length), padded(text));
  }

  /**
   * A connection, with the packets that open it.
   *
   * @throws {TlsError} `tls/invalid-options` for an address that is none, or two of different kinds.
   */
  open(client: Endpoint, server: Endpoint): WrittenConnection {
    const ends = { client: { ...client, bytes: bytesOf(client) }, server: { ...server, bytes: bytesOf(server) } };
    if (ends.client.bytes.length !== ends.server.bytes.length) {
      throw new TlsError('tls/invalid-options', { option: 'address', value: `${client.address} ${server.address}` });
    }
    const next = { client: 1, server: 1 };
    const packet = (from: Side, flags: number, payload: Uint8Array): void => {
      const to = from === 'client' ? 'server' : 'client';
      const acknowledgment = (flags & TcpFlag.ack) === 0 ? 0 : next[to];
      const addresses = { source: ends[from].bytes, destination: ends[to].bytes };
      const ports = { source: ends[from].port, destination: ends[to].port };
      const header = tcpHeader(addresses, ports, next[from], acknowledgment, flags, payload);
      const length = header.length + payload.length;
      this.packet([internetHeader(addresses, length), header, payload]);
      const counted = payload.length + ((flags & (TcpFlag.syn | TcpFlag.fin)) === 0 ? 0 : 1);
      next[from] = (next[from] + counted) >>> 0;
    };
    packet('client', TcpFlag.syn, NOTHING);
    packet('server', TcpFlag.syn | TcpFlag.ack, NOTHING);
    packet('client', TcpFlag.ack, NOTHING);
    return {
      data: (from, bytes) => {
        for (let at = 0; at < bytes.length; at += SEGMENT_LENGTH) {
          packet(from, TcpFlag.psh | TcpFlag.ack, bytes.subarray(at, at + SEGMENT_LENGTH));
        }
      },
      end: (from) => packet(from, TcpFlag.fin | TcpFlag.ack, NOTHING),
    };
  }

  /** Bytes of the file since the last call. */
  take(): Uint8Array {
    const bytes = concatAll(this.parts);
    this.parts = [];
    return bytes;
  }

  private packet(parts: readonly Uint8Array[]): void {
    const bytes = concatAll(parts);
    const time = this.now().getTime() * 1000;
    const [high, low] = [Math.floor(time / 2 ** 32), time % 2 ** 32];
    const lengths = [u32(bytes.length), u32(bytes.length)];
    this.block(BLOCK.enhanced, u32(0), u32(high), u32(low), ...lengths, padded(bytes));
  }

  private block(type: number, ...body: Uint8Array[]): void {
    const length = u32(12 + body.reduce((sum, part) => sum + part.length, 0));
    this.parts.push(u32(type), length, ...body, length);
  }
}

const NOTHING = new Uint8Array(0);
const END = new Uint8Array(4);

function option(code: number, value: Uint8Array): Uint8Array {
  return concatAll([u16(code), u16(value.length), padded(value)]);
}

/** Up to a multiple of 32 bits, as pcapng has it. */
function padded(bytes: Uint8Array): Uint8Array {
  const rest = bytes.length % 4;
  return rest === 0 ? bytes : concatAll([bytes, new Uint8Array(4 - rest)]);
}

function u16(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, value >> 8);
}

function u32(value: number): Uint8Array {
  return Uint8Array.of(value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24);
}

/** The bytes of an address; an IPv4 one inside IPv6 as IPv4 (RFC 4291 §2.5.5.2). */
function bytesOf({ address }: Endpoint): Uint8Array {
  const bytes = parseIpAddress(address.replace(/^::ffff:(?=[\d.]+$)/i, ''));
  if (bytes === undefined) throw new TlsError('tls/invalid-options', { option: 'address', value: address });
  return bytes;
}
