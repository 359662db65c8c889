import { formatIpAddress } from '@cutaway/x509/general-name';

/** Where a fragment belongs (RFC 791 §3.2, RFC 8200 §4.5). */
export interface FragmentPlace {
  readonly identification: number;
  /** First byte in the datagram's payload. */
  readonly offset: number;
  /** Whether further fragments follow. */
  readonly more: boolean;
}

/** What an IP packet carries, headers taken off: all of it, or a fragment. */
export interface InternetPayload {
  readonly version: 4 | 6;
  /** IPv6 addresses in brackets. */
  readonly source: string;
  readonly destination: string;
  /** The protocol of `bytes`; behind the first fragment of IPv6 it says nothing. */
  readonly protocol: number;
  readonly bytes: Uint8Array;
  /** Length that was sent; more than `bytes` has when the capture cut the packet. */
  readonly length: number;
  readonly fragment?: FragmentPlace;
}

/** Extension headers that may stand in front of what is carried (RFC 8200 §4.1): hop-by-hop, routing, destination. */
export const EXTENSION_HEADERS: ReadonlySet<number> = new Set([0, 43, 60]);
const FRAGMENT_HEADER = 44;

const versionOf = (packet: Uint8Array): number => (packet[0] ?? 0) >> 4;

/** Whether these are the bytes of IPv4 or IPv6. */
export function isInternetPacket(packet: Uint8Array): boolean {
  return versionOf(packet) === 4 || versionOf(packet) === 6;
}

/** Takes the headers off an IP packet (RFC 791 §3.1, RFC 8200 §3). `undefined` when they are broken. */
export function internetPayload(packet: Uint8Array): InternetPayload | undefined {
  return versionOf(packet) === 4 ? fromIpv4(packet) : fromIpv6(packet);
}

function fromIpv4(packet: Uint8Array): InternetPayload | undefined {
  const headerLength = ((packet[0] as number) & 15) * 4;
  if (headerLength < 20 || packet.length < headerLength) return undefined;
  // Segmentation offload leaves the length at zero.
  const total = u16(packet, 2) || packet.length;
  if (total < headerLength) return undefined;
  const address = (at: number): string => packet.subarray(at, at + 4).join('.');
  const place = u16(packet, 6);
  const more = (place & 0x2000) !== 0;
  const offset = (place & 0x1fff) * 8;
  return {
    version: 4,
    source: address(12),
    destination: address(16),
    protocol: packet[9] as number,
    bytes: packet.subarray(headerLength, total),
    length: total - headerLength,
    ...(more || offset > 0 ? { fragment: { identification: u16(packet, 4), offset, more } } : {}),
  };
}

function fromIpv6(packet: Uint8Array): InternetPayload | undefined {
  if (packet.length < 40) return undefined;
  const address = (at: number): string => `[${formatIpAddress(packet.subarray(at, at + 16))}]`;
  const total = 40 + (u16(packet, 4) || packet.length - 40);
  return withoutExtensions({
    version: 6,
    source: address(8),
    destination: address(24),
    protocol: packet[6] as number,
    bytes: packet.subarray(40, total),
    length: total - 40,
  });
}

/** Takes off the extension headers of IPv6, up to a Fragment header and with it. */
export function withoutExtensions(payload: InternetPayload): InternetPayload | undefined {
  const { bytes, length } = payload;
  let { protocol } = payload;
  let at = 0;
  while (EXTENSION_HEADERS.has(protocol)) {
    if (at + 8 > bytes.length) return undefined;
    protocol = bytes[at] as number;
    at += 8 + (bytes[at + 1] as number) * 8;
  }
  if (at > length) return undefined;
  if (protocol !== FRAGMENT_HEADER) return { ...payload, protocol, bytes: bytes.subarray(at), length: length - at };
  if (at + 8 > bytes.length) return undefined;
  const place = u16(bytes, at + 2);
  const fragment = {
    identification: ((u16(bytes, at + 4) << 16) | u16(bytes, at + 6)) >>> 0,
    offset: place & 0xfff8,
    more: (place & 1) !== 0,
  };
  const carried = { ...payload, protocol: bytes[at] as number, bytes: bytes.subarray(at + 8), length: length - at - 8 };
  // A fragment that is the whole needs no others (RFC 6946).
  return fragment.offset === 0 && !fragment.more ? withoutExtensions(carried) : { ...carried, fragment };
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
