/** Numbers of link layers, as captures have them (LINKTYPE_…). */
export const LinkType = {
  null: 0,
  ethernet: 1,
  rawBsd: 12,
  rawOpenBsd: 14,
  raw: 101,
  loop: 108,
  linuxSll: 113,
  ipv4: 228,
  ipv6: 229,
  linuxSll2: 276,
} as const;

const ETHERTYPE_IPV4 = 0x0800;
const ETHERTYPE_IPV6 = 0x86dd;
/** 802.1Q, 802.1ad and its forerunner. */
const VLAN_TAGS: ReadonlySet<number> = new Set([0x8100, 0x88a8, 0x9100]);

/** The IP packet in a frame, or `undefined` when there is none or the link layer is unknown. */
export function internetPacket(linkType: number, frame: Uint8Array): Uint8Array | undefined {
  switch (linkType) {
    case LinkType.ethernet:
      return byEtherType(frame, 12);
    case LinkType.linuxSll:
      return byEtherType(frame, 14);
    case LinkType.linuxSll2:
      return isInternet(u16(frame, 0)) ? frame.subarray(20) : undefined;
    // Four bytes of address family, in the order of the machine that captured: the packet itself says enough.
    case LinkType.null:
    case LinkType.loop:
      return frame.subarray(4);
    case LinkType.raw:
    case LinkType.rawBsd:
    case LinkType.rawOpenBsd:
    case LinkType.ipv4:
    case LinkType.ipv6:
      return frame;
  }
  return undefined;
}

function byEtherType(frame: Uint8Array, at: number): Uint8Array | undefined {
  let offset = at;
  while (VLAN_TAGS.has(u16(frame, offset)) && offset < frame.length) offset += 4;
  return isInternet(u16(frame, offset)) ? frame.subarray(offset + 2) : undefined;
}

function isInternet(etherType: number): boolean {
  return etherType === ETHERTYPE_IPV4 || etherType === ETHERTYPE_IPV6;
}

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
