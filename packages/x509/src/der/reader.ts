import { toHex } from '@cutaway/primitives/bytes';
import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Field, FieldValue } from '@cutaway/primitives/wire';
import { X509Error, type X509ErrorCode } from '../errors.js';
import { objectIdentifierName } from '../oids.js';
import { type BitString, decodeBitString } from './bit-string.js';
import { decodeString, isCharacterString } from './character-string.js';
import { checkInteger, integerToBigInt, isNegative } from './integer.js';
import { DEFAULT_LIMITS, type DerLimits } from './limits.js';
import { decodeObjectIdentifier } from './object-identifier.js';
import type { Deviation, Problems } from './problems.js';
import { isConstructed, Tag, tagName } from './tag.js';
import { decodeTime } from './time.js';

/** How to read DER. */
export interface DerOptions {
  /** Given, the reader is lenient: what can be understood nevertheless is put here instead of thrown. */
  readonly deviations?: Deviation[] | undefined;
  readonly limits?: Partial<DerLimits> | undefined;
}

/** An element of any type. All byte strings are views into the input. */
export interface DerElement {
  readonly tag: number;
  /** Tag, length and contents. */
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
  /** What a character string says. */
  readonly text?: string;
}

const INDEX: readonly string[] = Array.from({ length: 64 }, (_, index) => `[${index}]`);
const indexName = (index: number): string => INDEX[index] ?? `[${index}]`;

/**
 * A strict reader of DER (X.690) that goes through the input once, from left to right.
 *
 * Every element is read by the name its ASN.1 module gives it; these names make the paths of errors, deviations and,
 * when `tree` is given, of the field tree. The empty name stands for an element that adds nothing to the path.
 */
export class DerReader implements Problems {
  readonly bytes: Uint8Array;
  offset = 0;
  /** One past the last byte of the element being read. */
  end: number;

  private readonly limits: DerLimits;
  private readonly deviations: Deviation[] | undefined;
  private readonly path: string[] = [];
  private tree: Field | undefined;
  private depth = 0;
  private elements = 0;
  // Of the element whose header was read last.
  private start = 0;
  private contentStart = 0;
  private contentEnd = 0;

  constructor(bytes: Uint8Array, options: DerOptions & { readonly tree?: Field | undefined } = {}) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.limits = options.limits === undefined ? DEFAULT_LIMITS : { ...DEFAULT_LIMITS, ...options.limits };
    this.deviations = options.deviations;
    this.tree = options.tree;
    if (bytes.length > this.limits.size) {
      throw new X509Error('x509/der-too-large', { context: { actual: bytes.length, max: this.limits.size } });
    }
  }

  // --- problems ---------------------------------------------------------------------------------------------------

  /** Whether deviations are recorded instead of thrown. */
  get lenient(): boolean {
    return this.deviations !== undefined;
  }

  private pathText(): string {
    let out = '';
    for (const name of this.path) out += name === '' || out === '' || name.startsWith('[') ? name : `.${name}`;
    return out;
  }

  report(code: X509ErrorCode, offset: number, context: ErrorContext, rule: string): void {
    if (this.deviations === undefined) throw this.error(code, offset, context, rule);
    this.deviations.push({ code, path: this.pathText(), offset, context, rule });
  }

  /** Reports a problem of a field that has just been read. */
  reportField(name: string, code: X509ErrorCode, offset: number, context: ErrorContext, rule: string): void {
    this.path.push(name);
    this.report(code, offset, context, rule);
    this.path.pop();
  }

  /** The error to throw for a field that has just been read. */
  fieldError(name: string, code: X509ErrorCode, offset: number, context: ErrorContext, rule?: string): X509Error {
    this.path.push(name);
    return this.error(code, offset, context, rule);
  }

  error(code: X509ErrorCode, offset: number, context: ErrorContext, rule?: string): X509Error {
    const path = this.pathText();
    return new X509Error(code, {
      context,
      offset,
      ...(path === '' ? {} : { path }),
      ...(rule === undefined ? {} : { rule }),
    });
  }

  // --- headers ----------------------------------------------------------------------------------------------------

  /** Whether the element being read has no further elements in it. */
  get atEnd(): boolean {
    return this.offset >= this.end;
  }

  /** Whether the next element has this tag. */
  next(tag: number): boolean {
    return this.offset < this.end && this.bytes[this.offset] === tag;
  }

  private byte(): number {
    if (this.offset >= this.end) {
      throw this.error('x509/der-truncated', this.offset, { expected: 1, actual: 0 }, 'X.690 §8.1');
    }
    return this.bytes[this.offset++] as number;
  }

  /** Reads tag and length; leaves the offset at the contents. */
  private header(): number {
    this.start = this.offset;
    if (++this.elements > this.limits.elements) {
      throw this.error('x509/der-too-many-elements', this.start, { max: this.limits.elements });
    }
    let tag = this.byte();
    if ((tag & 0x1f) === 0x1f) tag = this.highTagNumber(tag);
    let length = this.byte();
    if (length >= 0x80) length = this.longLength(length);
    if (length > this.end - this.offset) {
      const context = { expected: length, actual: this.end - this.offset };
      throw this.error('x509/der-truncated', this.start, context, 'X.690 §8.1.3');
    }
    this.contentStart = this.offset;
    this.contentEnd = this.offset + length;
    return tag;
  }

  private highTagNumber(identifier: number): number {
    let number = 0;
    let byte: number;
    do {
      byte = this.byte();
      if (number === 0 && byte === 0x80) {
        throw this.error('x509/der-non-minimal-tag', this.start, { actual: number }, 'X.690 §8.1.2.4.2');
      }
      number = number * 128 + (byte & 0x7f);
      if (number >= 1 << 21) throw this.error('x509/der-non-minimal-tag', this.start, { max: 1 << 21 });
    } while (byte >= 0x80);
    if (number < 31) {
      this.report('x509/der-non-minimal-tag', this.start, { actual: number }, 'X.690 §8.1.2.2');
      return (identifier & 0xe0) | number;
    }
    return identifier | (number << 8);
  }

  private longLength(first: number): number {
    const at = this.offset - 1;
    if (first === 0x80) throw this.error('x509/der-indefinite-length', at, {}, 'X.690 §10.1');
    const count = first & 0x7f;
    let length = 0;
    for (let i = 0; i < count; i++) {
      const byte = this.byte();
      if (length > 0xffff_ffff) throw this.error('x509/der-truncated', at, { actual: this.end - at }, 'X.690 §8.1.3');
      length = length * 256 + byte;
    }
    const minimal = length >= 0x80 && length >= 256 ** (count - 1);
    if (!minimal) this.report('x509/der-non-minimal-length', at, { actual: count, length }, 'X.690 §10.1');
    return length;
  }

  private expect(tag: number): void {
    if (!this.next(tag)) {
      if (this.atEnd) {
        throw this.error('x509/der-truncated', this.offset, { expected: tagName(tag), actual: 'nothing' });
      }
      const actual = this.bytes[this.offset] as number;
      const code = actual === (tag | 0x20) ? 'x509/der-constructed-string' : 'x509/der-unexpected-tag';
      throw this.error(code, this.offset, { expected: tagName(tag), actual: tagName(actual) });
    }
    this.header();
  }

  /** Throws unless the element being read is used up. */
  private finish(): void {
    if (this.offset === this.end) return;
    const actual = this.end - this.offset;
    this.report('x509/der-trailing-bytes', this.offset, { actual }, 'X.690 §8.1');
    this.offset = this.end;
  }

  // --- primitive elements -------------------------------------------------------------------------------------------

  private enter(name: string, tag: number): void {
    this.path.push(name);
    this.expect(tag);
  }

  private leave(): void {
    this.path.pop();
    this.offset = this.contentEnd;
  }

  private note(name: string, type: string, value?: FieldValue, label?: string): void {
    const field: Field = { name: name === '' ? type : name, type, pos: this.start, size: this.contentEnd - this.start };
    if (value !== undefined) field.value = value;
    if (label !== undefined) field.label = label;
    this.addField(field);
  }

  private addField(field: Field): void {
    const parent = this.tree as Field;
    if (parent.children === undefined) parent.children = [field];
    else parent.children.push(field);
  }

  private get content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.contentEnd);
  }

  boolean(name: string, tag: number = Tag.BOOLEAN): boolean {
    this.enter(name, tag);
    const value = this.booleanContent();
    if (this.tree !== undefined) this.note(name, 'BOOLEAN', value);
    this.leave();
    return value;
  }

  private booleanContent(): boolean {
    const length = this.contentEnd - this.contentStart;
    if (length !== 1) {
      throw this.error(
        'x509/der-wrong-length',
        this.start,
        { type: 'BOOLEAN', expected: 1, actual: length },
        'X.690 §8.2.1',
      );
    }
    const byte = this.bytes[this.contentStart] as number;
    if (byte !== 0x00 && byte !== 0xff) {
      this.report('x509/der-invalid-boolean', this.contentStart, { actual: byte }, 'X.690 §11.1');
    }
    return byte !== 0;
  }

  /** A BOOLEAN DEFAULT FALSE. DER leaves the default value out (X.690 §11.5). */
  booleanDefaultFalse(name: string, tag: number = Tag.BOOLEAN): boolean {
    if (!this.next(tag)) return false;
    const at = this.offset;
    const value = this.boolean(name, tag);
    if (!value) this.defaultEncoded(name, at);
    return value;
  }

  /** Reports that a DEFAULT value was encoded. */
  defaultEncoded(name: string, offset: number): void {
    this.reportField(name, 'x509/der-default-value-encoded', offset, {}, 'X.690 §11.5');
  }

  /** An INTEGER's contents: two's complement, big-endian. */
  integer(name: string, tag: number = Tag.INTEGER): Uint8Array {
    this.enter(name, tag);
    this.integerContent();
    const content = this.content;
    if (this.tree !== undefined)
      this.note(name, tag === Tag.ENUMERATED ? 'ENUMERATED' : 'INTEGER', integerValue(content));
    this.leave();
    return content;
  }

  private integerContent(): void {
    if (this.contentEnd === this.contentStart) {
      throw this.error(
        'x509/der-wrong-length',
        this.start,
        { type: 'INTEGER', expected: 1, actual: 0 },
        'X.690 §8.3.1',
      );
    }
    checkInteger(this.bytes, this.contentStart, this.contentEnd, this);
  }

  /** An INTEGER that must not be negative: unsigned, big-endian, without leading zeros. */
  unsigned(name: string, tag: number = Tag.INTEGER): Uint8Array {
    const at = this.offset;
    const content = this.integer(name, tag);
    if (isNegative(content)) {
      throw this.fieldError(name, 'x509/der-negative-integer', at, { actual: toHex(content.subarray(0, 32)) });
    }
    let zeros = 0;
    while (zeros < content.length - 1 && content[zeros] === 0) zeros++;
    return zeros === 0 ? content : content.subarray(zeros);
  }

  /** An INTEGER from 0 to `max`, which is at most 2^31 − 1. */
  smallInteger(name: string, max = 0x7fff_ffff, tag: number = Tag.INTEGER): number {
    const at = this.offset;
    const content = this.unsigned(name, tag);
    let value = 0;
    if (content.length <= 4) for (const byte of content) value = value * 256 + byte;
    else value = Number.POSITIVE_INFINITY;
    if (value > max) {
      throw this.fieldError(name, 'x509/der-integer-too-large', at, { max, actual: toHex(content.subarray(0, 32)) });
    }
    return value;
  }

  objectIdentifier(name: string, tag: number = Tag.OBJECT_IDENTIFIER): string {
    this.enter(name, tag);
    const value = decodeObjectIdentifier(this.bytes, this.contentStart, this.contentEnd, this);
    if (this.tree !== undefined) this.note(name, 'OBJECT IDENTIFIER', value, objectIdentifierName(value));
    this.leave();
    return value;
  }

  null(name: string, tag: number = Tag.NULL): void {
    this.enter(name, tag);
    this.nullContent();
    if (this.tree !== undefined) this.note(name, 'NULL');
    this.leave();
  }

  private nullContent(): void {
    const length = this.contentEnd - this.contentStart;
    if (length > 0) {
      this.report('x509/der-wrong-length', this.start, { type: 'NULL', expected: 0, actual: length }, 'X.690 §8.8.2');
    }
  }

  octetString(name: string, tag: number = Tag.OCTET_STRING): Uint8Array {
    this.enter(name, tag);
    const content = this.content;
    if (this.tree !== undefined) this.note(name, 'OCTET STRING', toHex(content));
    this.leave();
    return content;
  }

  bitString(name: string, tag: number = Tag.BIT_STRING): BitString {
    this.enter(name, tag);
    const value = decodeBitString(this.bytes, this.contentStart, this.contentEnd, this);
    if (this.tree !== undefined) this.note(name, 'BIT STRING', toHex(value.bytes));
    this.leave();
    return value;
  }

  /**
   * A BIT STRING with named bits.
   *
   * Trailing zero bits (X.690 §11.2.2) are recorded by a lenient reader and passed over by a strict one: roots that
   * every trust store holds have them in keyUsage, and they change no meaning.
   *
   * @param label what to call the value in the field tree.
   */
  namedBitString(name: string, label: (value: BitString) => string, tag: number = Tag.BIT_STRING): BitString {
    this.enter(name, tag);
    const value = decodeBitString(this.bytes, this.contentStart, this.contentEnd, this);
    const { bytes, unusedBits } = value;
    const last = bytes[bytes.length - 1];
    if (this.lenient && last !== undefined && (last & (1 << unusedBits)) === 0) {
      this.report('x509/der-trailing-zero-bits', this.contentEnd - 1, { unusedBits, actual: last }, 'X.690 §11.2.2');
    }
    if (this.tree !== undefined) this.note(name, 'BIT STRING', toHex(bytes), label(value));
    this.leave();
    return value;
  }

  /** A character string with the given tag; for an IMPLICIT one say what type it has. */
  string(name: string, tag: number, type: number = tag): string {
    this.enter(name, tag);
    const value = decodeString(type, this.bytes, this.contentStart, this.contentEnd, this);
    if (this.tree !== undefined) this.note(name, tagName(type), value);
    this.leave();
    return value;
  }

  /** A UTCTime or GeneralizedTime. */
  time(name: string): { readonly time: Date; readonly tag: number } {
    const tag = this.next(Tag.GeneralizedTime) ? Tag.GeneralizedTime : Tag.UTCTime;
    return { time: this.timeAs(name, tag), tag };
  }

  /** A time of one type, under that type's tag or another. */
  timeAs(name: string, type: number, tag: number = type): Date {
    this.enter(name, tag);
    const time = decodeTime(type, this.bytes, this.contentStart, this.contentEnd, this);
    if (this.tree !== undefined) this.note(name, tagName(type), time.toISOString().replace('.000Z', 'Z'));
    this.leave();
    return time;
  }

  // --- constructed elements -----------------------------------------------------------------------------------------

  /** A constructed element whose contents `read` must use up. */
  constructed<T>(name: string, type: string, tag: number, read: () => T): T {
    this.enter(name, tag);
    return this.inside(name, type, this.contentStart, undefined, read);
  }

  /** Runs `read` over the contents, from `from` on, of the element whose header was read last. */
  private inside<T>(name: string, type: string, from: number, value: FieldValue | undefined, read: () => T): T {
    if (++this.depth > this.limits.depth) {
      throw this.error('x509/der-too-deep', this.start, { max: this.limits.depth });
    }
    const end = this.end;
    const parent = this.tree;
    if (parent !== undefined) {
      this.note(name, type, value);
      this.tree = (parent.children as Field[]).at(-1);
    }
    this.offset = from;
    this.end = this.contentEnd;
    const result = read();
    this.finish();
    this.end = end;
    this.tree = parent;
    this.depth--;
    this.path.pop();
    return result;
  }

  /** A SEQUENCE, or one with an IMPLICIT tag. */
  sequence<T>(name: string, type: string, read: () => T, tag: number = Tag.SEQUENCE): T {
    return this.constructed(name, type, tag, read);
  }

  /**
   * A SEQUENCE OF. `read` is given the name of each element: `[0]`, `[1]` …
   *
   * @param min 1 where the module says `SIZE (1..MAX)`.
   */
  sequenceOf<T>(name: string, type: string, read: (name: string) => T, min = 0, tag: number = Tag.SEQUENCE): T[] {
    return this.constructed(name, type, tag, () => {
      const values: T[] = [];
      const at = this.start;
      while (this.offset < this.end) values.push(read(indexName(values.length)));
      if (values.length < min) this.report('x509/empty-sequence', at, { type, expected: min }, 'RFC 5280 Appendix A');
      return values;
    });
  }

  /** A SET OF, whose elements must be in the order of their encodings (X.690 §11.6). */
  setOf<T>(name: string, type: string, read: (name: string) => T, min = 0, tag: number = Tag.SET): T[] {
    return this.constructed(name, type, tag, () => {
      const values: T[] = [];
      const at = this.start;
      let previous = -1;
      let previousEnd = -1;
      while (this.offset < this.end) {
        const start = this.offset;
        values.push(read(indexName(values.length)));
        if (previous >= 0 && this.compare(previous, previousEnd, start, this.offset) > 0) {
          this.report('x509/der-unsorted-set', start, { index: values.length - 1 }, 'X.690 §11.6');
        }
        previous = start;
        previousEnd = this.offset;
      }
      if (values.length < min) this.report('x509/empty-sequence', at, { type, expected: min }, 'RFC 5280 Appendix A');
      return values;
    });
  }

  private compare(aStart: number, aEnd: number, bStart: number, bEnd: number): number {
    const length = Math.min(aEnd - aStart, bEnd - bStart);
    for (let i = 0; i < length; i++) {
      const difference = (this.bytes[aStart + i] as number) - (this.bytes[bStart + i] as number);
      if (difference !== 0) return difference;
    }
    return aEnd - aStart - (bEnd - bStart);
  }

  /** An element with an EXPLICIT context-specific tag around it. */
  explicit<T>(number: number, name: string, read: () => T): T {
    return this.constructed(name, `[${number}] EXPLICIT`, 0xa0 | number, read);
  }

  /** Elements inside an OCTET STRING. */
  insideOctetString<T>(name: string, read: () => T): T {
    this.enter(name, Tag.OCTET_STRING);
    return this.inside(name, 'OCTET STRING', this.contentStart, undefined, read);
  }

  /** Elements inside a BIT STRING, which must have whole bytes. */
  insideBitString<T>(name: string, read: () => T): T {
    this.enter(name, Tag.BIT_STRING);
    const { unusedBits } = decodeBitString(this.bytes, this.contentStart, this.contentEnd, this);
    if (unusedBits !== 0) {
      throw this.error(
        'x509/der-invalid-unused-bits',
        this.contentStart,
        { expected: 0, actual: unusedBits },
        'RFC 5280 §4.1',
      );
    }
    return this.inside(name, 'BIT STRING', this.contentStart + 1, undefined, read);
  }

  // --- any element --------------------------------------------------------------------------------------------------

  /** An element of a type that is not known here. Everything in it must be DER nevertheless. */
  any(name: string): DerElement {
    this.path.push(name);
    const tag = this.header();
    const { start, contentStart, contentEnd } = this;
    let text: string | undefined;
    if (isConstructed(tag)) {
      this.inside(name, tagName(tag), contentStart, undefined, () => {
        for (let index = 0; this.offset < this.end; index++) this.any(indexName(index));
      });
    } else {
      text = this.primitiveContent(name, tag);
      this.leave();
    }
    const element: DerElement = {
      tag,
      bytes: this.bytes.subarray(start, contentEnd),
      content: this.bytes.subarray(contentStart, contentEnd),
    };
    return text === undefined ? element : { ...element, text };
  }

  /** Checks the contents of a primitive element; gives the text of a character string. */
  private primitiveContent(name: string, tag: number): string | undefined {
    const { bytes, contentStart: start, contentEnd: end } = this;
    let value: FieldValue | undefined;
    let label: string | undefined;
    let text: string | undefined;
    const showing = this.tree !== undefined;
    if (tag === Tag.BOOLEAN) value = this.booleanContent();
    else if (tag === Tag.NULL) this.nullContent();
    else if (tag === Tag.INTEGER || tag === Tag.ENUMERATED) {
      this.integerContent();
      if (showing) value = integerValue(this.content);
    } else if (tag === Tag.BIT_STRING) {
      const bits = decodeBitString(bytes, start, end, this);
      if (showing) value = toHex(bits.bytes);
    } else if (tag === Tag.OBJECT_IDENTIFIER) {
      value = decodeObjectIdentifier(bytes, start, end, this);
      label = objectIdentifierName(value);
    } else if (tag === Tag.UTCTime || tag === Tag.GeneralizedTime) {
      value = decodeTime(tag, bytes, start, end, this).toISOString();
    } else if (isCharacterString(tag)) {
      text = decodeString(tag, bytes, start, end, this);
      value = text;
    } else if (tag === (Tag.SEQUENCE & 0x1f) || tag === (Tag.SET & 0x1f)) {
      throw this.error('x509/der-unexpected-tag', this.start, { expected: tagName(tag | 0x20), actual: tagName(tag) });
    } else if (showing) {
      value = toHex(this.content);
    }
    if (showing) this.note(name, tagName(tag), value, label);
    return text;
  }

  /**
   * Runs `read`. When it throws in a lenient reader, the error is recorded, the reader goes back and `instead` reads
   * the same bytes: so that one broken part does not spoil what surrounds it.
   */
  tolerant<T>(read: () => T, instead: () => T): T {
    if (this.deviations === undefined) return read();
    const { offset, end, tree, depth } = this;
    const pathLength = this.path.length;
    const children = tree?.children?.length ?? 0;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
      this.deviations.push({
        code: error.code,
        path: error.place.path ?? '',
        offset: error.place.offset ?? offset,
        context: error.context,
        rule: error.rule ?? '',
      });
      this.offset = offset;
      this.end = end;
      this.tree = tree;
      this.depth = depth;
      this.path.length = pathLength;
      if (tree?.children !== undefined) tree.children.length = children;
      return instead();
    }
  }

  /** Throws unless the whole input was read. */
  done(): void {
    this.finish();
  }
}

function integerValue(content: Uint8Array): FieldValue {
  return content.length <= 6 ? Number(integerToBigInt(content)) : toHex(content);
}

/**
 * Reads one value that must fill `bytes`.
 *
 * @param type the ASN.1 type, named in errors.
 * @throws {X509Error} and nothing else, whatever the bytes.
 */
export function readDer<T>(
  bytes: Uint8Array,
  type: string,
  read: (reader: DerReader) => T,
  options: DerOptions = {},
): T {
  try {
    const reader = new DerReader(bytes, options);
    const value = read(reader);
    reader.done();
    return value;
  } catch (error) {
    if (error instanceof X509Error) error.inMessage(type);
    throw error;
  }
}

/** As {@link readDer}, with the tree of the fields and their byte ranges. */
export function dissectDer<T>(
  bytes: Uint8Array,
  type: string,
  read: (reader: DerReader) => T,
  options: DerOptions = {},
): { readonly value?: T; readonly field: Field; readonly error?: X509Error } {
  const root: Field = { name: type, type, pos: 0, size: bytes.length };
  try {
    const reader = new DerReader(bytes, { ...options, tree: root });
    const value = read(reader);
    reader.done();
    return { value, field: root.children?.[0] ?? root };
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    return { field: root.children?.[0] ?? root, error: error.inMessage(type) };
  }
}
