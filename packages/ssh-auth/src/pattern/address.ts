import { asciiLowerCase, matchesPattern, matchPatternList, type PatternListMatch } from './pattern.js';

/** An address: 4 bytes of IPv4 or 16 of IPv6. */
function parseAddress(text: string): Uint8Array | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return Uint8Array.from(parts, Number);
}

/** RFC 4291 §2.2, without zones. An IPv4-mapped address (§2.5.5.2) gives the IPv4 address. */
function parseIpv6(text: string): Uint8Array | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const before = groupsOf(head);
  const after = tail === undefined ? [] : groupsOf(tail);
  if (before === undefined || after === undefined) return undefined;
  const missing = 16 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  const bytes = Uint8Array.from([...before, ...new Array<number>(missing).fill(0), ...after]);
  const isMapped = bytes.subarray(0, 10).every((byte) => byte === 0) && bytes[10] === 0xff && bytes[11] === 0xff;
  return isMapped ? bytes.slice(12) : bytes;
}

function groupsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  const groups = text.split(':');
  for (const [index, group] of groups.entries()) {
    if (/^[0-9a-fA-F]{1,4}$/.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 0xff);
      continue;
    }
    const ipv4 = index === groups.length - 1 ? parseIpv4(group) : undefined;
    if (ipv4 === undefined) return undefined;
    bytes.push(...ipv4);
  }
  return bytes;
}

interface Network {
  readonly address: Uint8Array;
  readonly prefix: number;
}

/**
 * Reads `address/prefix`, or an address alone.
 *
 * @returns `undefined` when it is neither, `inconsistent` when bits outside of the prefix are set.
 */
function parseNetwork(text: string): Network | 'inconsistent' | undefined {
  const [, host = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = parseAddress(host);
  if (address === undefined) return undefined;
  const prefix = length === undefined ? address.length * 8 : Number(length);
  if (prefix > address.length * 8) return undefined;
  const isClean = address.every((byte, index) => {
    const free = Math.min(8, Math.max(0, (index + 1) * 8 - prefix));
    return (byte & ((1 << free) - 1)) === 0;
  });
  return isClean ? { address, prefix } : 'inconsistent';
}

function contains({ address, prefix }: Network, candidate: Uint8Array): boolean {
  if (candidate.length !== address.length) return false;
  return address.every((byte, index) => {
    const free = Math.min(8, Math.max(0, (index + 1) * 8 - prefix));
    return byte >> free === (candidate[index] as number) >> free;
  });
}

/** Who connects: the address, and the name that was found for it; the address again when none was looked up. */
export interface RemoteHost {
  readonly address: string;
  readonly name?: string | undefined;
}

/**
 * Matches a host against patterns with commas between, which may be names, addresses, either with `*` and `?`, or
 * networks as `address/prefix`, and negated with `!` (sshd(8), from=; ssh_config(5), PATTERNS).
 *
 * @returns `invalid` when a network has bits set outside of its prefix: deny then.
 */
export function matchHostAndAddress(
  { address, name = address }: RemoteHost,
  list: string,
): PatternListMatch | 'invalid' {
  const byAddress = matchAddressList(address, list);
  if (byAddress === 'invalid' || byAddress === 'negated') return byAddress;
  const byName = matchPatternList(asciiLowerCase(name), list, true);
  if (byName === 'negated') return byName;
  return byAddress === 'matched' || byName === 'matched' ? 'matched' : 'none';
}

function matchAddressList(address: string, list: string): PatternListMatch | 'invalid' {
  const candidate = parseAddress(address);
  if (candidate === undefined) return 'none';
  let outcome: PatternListMatch = 'none';
  for (const element of list.split(',')) {
    const negated = element.startsWith('!');
    const pattern = negated ? element.slice(1) : element;
    const network = parseNetwork(pattern);
    if (network === 'inconsistent') return 'invalid';
    const matches = network === undefined ? matchesPattern(address, pattern) : contains(network, candidate);
    if (matches && negated) return 'negated';
    if (matches) outcome = 'matched';
  }
  return outcome;
}

/**
 * Matches an address against addresses and networks with commas between, as `source-address` in certificates has them
 * (PROTOCOL.certkeys). Nothing else may stand in the list, and nothing is negated.
 */
export function matchNetworks(address: string, list: string): 'matched' | 'none' | 'invalid' {
  const candidate = parseAddress(address);
  let outcome: 'matched' | 'none' = 'none';
  for (const element of list.split(',')) {
    const network = parseNetwork(element);
    if (network === undefined || network === 'inconsistent') return 'invalid';
    if (candidate !== undefined && contains(network, candidate)) outcome = 'matched';
  }
  return outcome;
}
