import { X509Error } from '../errors.js';
import type { Problems } from './problems.js';

/** Largest encoding taken, in bytes. The longest identifiers in use have about 20. */
const MAX_LENGTH = 128;
const RULE = 'X.690 §8.19.2';

/** Identifiers repeat within and across certificates; reading one again costs a lookup. */
const known = new Map<string, string>();
const KNOWN_MAX = 1024;

/** Contents of an OBJECT IDENTIFIER as dotted decimals (X.690 §8.19). Arcs may exceed 2^53. */
export function decodeObjectIdentifier(bytes: Uint8Array, start: number, end: number, problems: Problems): string {
  if (end === start || end - start > MAX_LENGTH) {
    throw problems.error('x509/der-invalid-object-identifier', start, { actual: `${end - start} bytes` }, RULE);
  }
  let key = '';
  for (let i = start; i < end; i++) key += String.fromCharCode(bytes[i] as number);
  const cached = known.get(key);
  if (cached !== undefined) return cached;

  const arcs: string[] = [];
  let canonical = true;
  let arcStart = start;
  let value = 0n;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (i === arcStart && byte === 0x80) {
      canonical = false;
      problems.report('x509/der-invalid-object-identifier', i, { actual: 'leading zeros in an arc' }, RULE);
    }
    value = (value << 7n) | BigInt(byte & 0x7f);
    if ((byte & 0x80) !== 0) continue;
    if (arcs.length === 0) {
      const root = value >= 80n ? 2n : value / 40n;
      arcs.push(root.toString(), (value - root * 40n).toString());
    } else {
      arcs.push(value.toString());
    }
    value = 0n;
    arcStart = i + 1;
  }
  if (arcStart !== end) {
    throw problems.error('x509/der-invalid-object-identifier', arcStart, { actual: 'last arc cut off' }, RULE);
  }
  const text = arcs.join('.');
  if (canonical && known.size < KNOWN_MAX) known.set(key, text);
  return text;
}

/**
 * Dotted decimals as the contents of an OBJECT IDENTIFIER.
 *
 * @throws {X509Error} `x509/der-unencodable`.
 */
export function encodeObjectIdentifier(identifier: string): Uint8Array {
  const arcs = /^[0-2](\.(0|[1-9][0-9]*))+$/.test(identifier) ? identifier.split('.').map(BigInt) : [];
  const [root = 3n, second = 0n, ...rest] = arcs;
  if (root > 2n || (root < 2n && second > 39n)) {
    throw new X509Error('x509/der-unencodable', { context: { expected: 'OBJECT IDENTIFIER', actual: identifier } });
  }
  const out: number[] = [];
  for (const arc of [root * 40n + second, ...rest]) {
    const digits = [Number(arc & 0x7fn)];
    for (let left = arc >> 7n; left > 0n; left >>= 7n) digits.unshift(Number(left & 0x7fn) | 0x80);
    out.push(...digits);
  }
  return Uint8Array.from(out);
}
