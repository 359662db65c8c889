import { formatIpAddress } from '@cutaway/x509/general-name';

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

/** Why a packet brought nothing. */
export type Unread = 'not-tcp' | 'fragment' | 'malformed';

const TCP = 6;
/** Extension headers that stand in front of TCP (RFC 8200 §4.1): hop-by-hop options, routing, destination options. */
const SKIPPED_HEADERS: ReadonlySet<number> = new Set([0, 43, 60]);
const FRAGMENT_HEADER = 44;

/** The TCP segment in an IP packet (RFC 791 §3.1, RFC 8200 §3, RFC 9293 §3.1). */
export function tcpSegment(packet: Uint8Array): TcpSegment | Unread {
  const version = (packet[0] ?? 0) >> 4;
  if (version === 4) return fromIpv4(packet);
  if (version === 6) return fromIpv6(packet);
  return 'not-tcp';
}

function fromIpv4(packet: Uint8Array): TcpSegment | Unread {
  const headerLength = ((packet[0] as number) & 15) * 4;
  if (headerLength < 20 || packet.length < headerLength) return 'malformed';
  if (packet[9] !== TCP) return 'not-tcp';
  // More fragments, or not the first one.
  if ((u16(packet, 6) & 0x3fff) !== 0) return 'fragment';
  // Segmentation offload leaves the length at zero.
  const total = u16(packet, 2) || packet.length;
  if (total < headerLength) return 'malformed';
  const address = (at: number): string => packet.subarray(at, at + 4).join('.');
  return fromTcp(packet.subarray(headerLength, total), total - headerLength, address(12), address(16));
}

function fromIpv6(packet: Uint8Array): TcpSegment | Unread {
  if (packet.length < 40) return 'malformed';
  const total = 40 + (u16(packet, 4) || packet.length - 40);
  let next = packet[6] as number;
  let at = 40;
  while (SKIPPED_HEADERS.has(next)) {
    if (at + 8 > packet.length) return 'malformed';
    next = packet[at] as number;
    at += 8 + (packet[at + 1] as number) * 8;
  }
  if (next === FRAGMENT_HEADER) return 'fragment';
  if (next !== TCP) return 'not-tcp';
  if (at > total) return 'malformed';
  const address = (at: number): string => `[${formatIpAddress(packet.subarray(at, at + 16))}]`;
  return fromTcp(packet.subarray(at, total), total - at, address(8), address(24));
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
