import type { ErrorContext } from '@cutaway/primitives/errors';
import { X509Error, type X509ErrorCode } from '../errors.js';
import { DEFAULT_LIMITS, type DerLimits } from './limits.js';
import { Tag } from './tag.js';
import { element } from './writer.js';

/** String types that BER may put together from parts (X.690 §8.6.3, §8.7.3, §8.23.3). */
const STRINGS: ReadonlySet<number> = new Set([
  Tag.OCTET_STRING,
  Tag.UTF8String,
  Tag.NumericString,
  Tag.PrintableString,
  Tag.TeletexString,
  Tag.IA5String,
  Tag.VisibleString,
  Tag.UniversalString,
  Tag.BMPString,
]);

class BerReader {
  private readonly bytes: Uint8Array;
  private readonly limits: DerLimits;
  private offset = 0;
  private depth = 0;
  private elements = 0;

  constructor(bytes: Uint8Array, limits: DerLimits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /** Bytes that were not read. */
  get left(): number {
    return this.bytes.length - this.offset;
  }

  private error(code: X509ErrorCode, context: ErrorContext): X509Error {
    return new X509Error(code, { context, offset: this.offset, rule: 'X.690 §8.1' });
  }

  private truncated(): X509Error {
    return this.error('x509/der-truncated', { expected: 1, actual: 0 });
  }

  private meaningless(): X509Error {
    return this.error('x509/invalid-value', { type: 'BER' });
  }

  private byte(): number {
    const byte = this.bytes[this.offset++];
    if (byte === undefined) throw this.truncated();
    return byte;
  }

  /** The length, or `undefined` for the indefinite form. */
  private length(): number | undefined {
    const first = this.byte();
    if (first < 0x80) return first;
    if (first === 0x80) return undefined;
    let length = 0;
    for (let i = 0; i < (first & 0x7f); i++) {
      length = length * 256 + this.byte();
      if (length > this.bytes.length) throw this.truncated();
    }
    return length;
  }

  /** The next element in DER; `undefined` for end-of-contents octets. */
  next(end: number): Uint8Array | undefined {
    if (++this.elements > this.limits.elements)
      throw this.error('x509/der-too-many-elements', { max: this.limits.elements });
    const tag = this.byte();
    // Nothing that is read this way has tag numbers above 30.
    if ((tag & 0x1f) === 0x1f) throw this.meaningless();
    const length = this.length();
    if (tag === 0 && length === 0) return undefined;
    const contentEnd = length === undefined ? undefined : this.offset + length;
    if (contentEnd !== undefined && contentEnd > end) throw this.truncated();
    if ((tag & 0x20) === 0) return this.primitive(tag, contentEnd);
    const parts = this.parts(contentEnd, end);
    if (!STRINGS.has(tag & ~0x20)) return element(tag, ...parts.map((part) => part.whole));
    return element(tag & ~0x20, ...parts.map((part) => part.content));
  }

  private primitive(tag: number, contentEnd: number | undefined): Uint8Array {
    if (contentEnd === undefined) throw this.meaningless();
    const content = this.bytes.subarray(this.offset, contentEnd);
    this.offset = contentEnd;
    return tag === Tag.BOOLEAN && content.length === 1 && content[0] !== 0
      ? element(tag, Uint8Array.of(0xff))
      : element(tag, content);
  }

  private parts(contentEnd: number | undefined, end: number): { whole: Uint8Array; content: Uint8Array }[] {
    if (++this.depth > this.limits.depth) throw this.error('x509/der-too-deep', { max: this.limits.depth });
    const parts: { whole: Uint8Array; content: Uint8Array }[] = [];
    while (contentEnd === undefined || this.offset < contentEnd) {
      const whole = this.next(contentEnd ?? end);
      if (whole === undefined) {
        if (contentEnd === undefined) break;
        throw this.meaningless();
      }
      parts.push({ whole, content: contentOf(whole) });
    }
    this.depth--;
    return parts;
  }
}

/** The contents of an element in DER with a one-byte tag. */
function contentOf(whole: Uint8Array): Uint8Array {
  const first = whole[1] as number;
  return whole.subarray(first < 0x80 ? 2 : 2 + (first & 0x7f));
}

/**
 * One element in BER as DER has it: definite and shortest lengths, strings in one piece. The order in sets stays.
 *
 * For formats that are BER by definition, such as PKCS #12; certificates are DER, and are never read this way.
 *
 * @throws {X509Error} `x509/der-truncated`, `x509/der-trailing-bytes`, `x509/invalid-value` and the limits' errors.
 */
export function berToDer(bytes: Uint8Array, limits: Partial<DerLimits> = {}): Uint8Array {
  const all = { ...DEFAULT_LIMITS, ...limits };
  if (bytes.length > all.size) {
    throw new X509Error('x509/der-too-large', { context: { actual: bytes.length, max: all.size } });
  }
  const reader = new BerReader(bytes, all);
  const out = reader.next(bytes.length);
  if (out === undefined) throw new X509Error('x509/invalid-value', { context: { type: 'BER' } });
  if (reader.left > 0) {
    throw new X509Error('x509/der-trailing-bytes', { context: { actual: reader.left }, rule: 'X.690 §8.1' });
  }
  return out;
}
