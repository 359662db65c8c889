import { concat } from '@cutaway/primitives/bytes';

/** Addresses of a packet, 4 or 16 bytes each. */
export interface Addresses {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
}

/** RFC 9293 §3.1. */
export const TcpFlag = { fin: 1, syn: 2, psh: 8, ack: 16 } as const;

const TCP = 6;
const HOPS = 64;
const WINDOW = 0xffff;

/** A header of IPv4 (RFC 791 §3.1) or IPv6 (RFC 8200 §3). @param length bytes that follow. */
export function internetHeader({ source, destination }: Addresses, length: number): Uint8Array {
  if (source.length !== 4) {
    return concat(Uint8Array.of(0x60, 0, 0, 0, length >> 8, length & 0xff, TCP, HOPS), source, destination);
  }
  const total = 20 + length;
  const dontFragment = 0x40;
  const start = Uint8Array.of(0x45, 0, total >> 8, total & 0xff, 0, 0, dontFragment, 0, HOPS, TCP, 0, 0);
  const header = concat(start, source, destination);
  put16(header, 10, checksum([header]));
  return header;
}

/** A header of TCP without options (RFC 9293 §3.1). */
export function tcpHeader(
  { source, destination }: Addresses,
  ports: { readonly source: number; readonly destination: number },
  sequence: number,
  acknowledgment: number,
  flags: number,
  payload: Uint8Array,
): Uint8Array {
  const header = new Uint8Array(20);
  put16(header, 0, ports.source);
  put16(header, 2, ports.destination);
  put16(header, 4, sequence >>> 16);
  put16(header, 6, sequence & 0xffff);
  put16(header, 8, acknowledgment >>> 16);
  put16(header, 10, acknowledgment & 0xffff);
  header[12] = 0x50;
  header[13] = flags;
  put16(header, 14, WINDOW);
  const length = header.length + payload.length;
  const pseudo = concat(source, destination, Uint8Array.of(0, TCP, length >> 8, length & 0xff));
  put16(header, 16, checksum([pseudo, header, payload]));
  return header;
}

function put16(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value >> 8;
  bytes[at + 1] = value & 0xff;
}

/** The Internet checksum (RFC 1071). All parts but the last have an even length. */
function checksum(parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i += 2) sum += ((part[i] as number) << 8) | (part[i + 1] ?? 0);
  }
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
