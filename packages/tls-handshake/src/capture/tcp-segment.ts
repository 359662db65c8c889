import { EXTENSION_HEADERS, type InternetPayload } from './internet-packet.js';

/** A TCP segment with the addresses of its packet. */
export interface TcpSegment {
  /** `address:port`; IPv6 addresses in brackets. */
  readonly source: string;
  readonly destination: string;
  /** 32 bits. */
  readonly sequence: number;
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly payload: Uint8Array;
  /** Whether the capture holds less of the payload than was sent. */
  readonly cut: boolean;
}

/** Why a packet brought nothing; a fragment brings something once all of its datagram is there. */
export type Unread = 'not-tcp' | 'fragment' | 'malformed';

const TCP = 6;

/** The TCP segment that an IP packet carries (RFC 9293 §3.1). */
export function tcpSegment(payload: InternetPayload): TcpSegment | Unread {
  const { protocol, bytes, length, source, destination } = payload;
  return protocol === TCP ? fromTcp(bytes, length, source, destination) : 'not-tcp';
}

/** Whether a fragment may be of a TCP segment: extension headers of IPv6 may come first. */
export function mayCarryTcp({ version, protocol }: InternetPayload): boolean {
  return protocol === TCP || (version === 6 && EXTENSION_HEADERS.has(protocol));
}

function fromTcp(bytes: Uint8Array, sent: number, source: string, destination: string): TcpSegment | Unread {
  if (bytes.length < 20) return 'malformed';
  const offset = ((bytes[12] as number) >> 4) * 4;
  if (offset < 20 || offset > sent) return 'malformed';
  const flags = bytes[13] as number;
  return {
    source: `${source}:${u16(bytes, 0)}`,
    destination: `${destination}:${u16(bytes, 2)}`,
    sequence: ((u16(bytes, 4) << 16) | u16(bytes, 6)) >>> 0,
    fin: (flags & 1) !== 0,
    syn: (flags & 2) !== 0,
    rst: (flags & 4) !== 0,
    ack: (flags & 16) !== 0,
    payload: bytes.subarray(offset),
    cut: bytes.length < sent,
  };
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
