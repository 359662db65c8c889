import { concat } from '@cutaway/primitives/bytes';

/** Where a fragment of a payload begins and ends, in bytes. */
export type Range = readonly [from: number, to: number];

/** A payload cut into pieces of a size, a multiple of 8. */
function inPieces(length: number, size: number): Range[] {
  const ranges: Range[] = [];
  for (let at = 0; at < length; at += size) ranges.push([at, Math.min(at + size, length)]);
  return ranges;
}

const HEADER_LENGTH = 20;
const FRAGMENT_HEADER = 44;

/** Fragments of an IPv4 packet without options (RFC 791 §3.2). */
export function ipv4Fragments(
  packet: Uint8Array,
  identification: number,
  ranges: readonly Range[] = inPieces(packet.length - HEADER_LENGTH, 64),
): Uint8Array[] {
  const payload = packet.subarray(HEADER_LENGTH);
  return ranges.map(([from, to]) => {
    const header = packet.slice(0, HEADER_LENGTH);
    const view = new DataView(header.buffer);
    view.setUint16(2, HEADER_LENGTH + to - from);
    view.setUint16(4, identification);
    view.setUint16(6, (from / 8) | (to < payload.length ? 0x2000 : 0));
    view.setUint16(10, 0);
    let sum = 0;
    for (let at = 0; at < HEADER_LENGTH; at += 2) sum += view.getUint16(at);
    sum = (sum & 0xffff) + (sum >> 16);
    view.setUint16(10, ~((sum & 0xffff) + (sum >> 16)) & 0xffff);
    return concat(header, payload.subarray(from, to));
  });
}

/** Fragments of an IPv6 packet without extension headers (RFC 8200 §4.5). */
export function ipv6Fragments(
  packet: Uint8Array,
  identification: number,
  ranges: readonly Range[] = inPieces(packet.length - 40, 64),
): Uint8Array[] {
  const payload = packet.subarray(40);
  return ranges.map(([from, to]) => {
    const header = packet.slice(0, 48);
    const view = new DataView(header.buffer);
    view.setUint16(4, 8 + to - from);
    view.setUint8(40, packet[6] as number);
    view.setUint8(6, FRAGMENT_HEADER);
    view.setUint8(41, 0);
    view.setUint16(42, from | (to < payload.length ? 1 : 0));
    view.setUint32(44, identification);
    return concat(header, payload.subarray(from, to));
  });
}
