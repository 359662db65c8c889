/** An iPAddress subtree: an address and a mask of the same length, 4 or 16 bytes each (RFC 5280 §4.2.1.10). */
export interface IpSubtree {
  readonly address: Uint8Array;
  readonly mask: Uint8Array;
}

/** Reads a subtree; `undefined` when its length is wrong or its mask is not a prefix (RFC 4632 §3.1). */
export function parseIpSubtree(bytes: Uint8Array): IpSubtree | undefined {
  if (bytes.length !== 8 && bytes.length !== 32) return undefined;
  const half = bytes.length / 2;
  const mask = bytes.subarray(half);
  let ended = false;
  for (const byte of mask) {
    for (let bit = 0x80; bit > 0; bit >>= 1) {
      if ((byte & bit) === 0) ended = true;
      else if (ended) return undefined;
    }
  }
  return { address: bytes.subarray(0, half), mask };
}

/** An address of 4 or 16 bytes; `undefined` for other lengths. */
export function parseIp(bytes: Uint8Array): Uint8Array | undefined {
  return bytes.length === 4 || bytes.length === 16 ? bytes : undefined;
}

/** Whether an address is in the subtree. IPv4 and IPv6 never meet. */
export function ipInside(address: Uint8Array, subtree: IpSubtree): boolean {
  if (address.length !== subtree.address.length) return false;
  for (let i = 0; i < address.length; i++) {
    const difference = (address[i] as number) ^ (subtree.address[i] as number);
    if ((difference & (subtree.mask[i] as number)) !== 0) return false;
  }
  return true;
}
