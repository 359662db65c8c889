import { toHex } from '@cutaway/primitives/bytes';
import { type Field, type FieldValue, movedField } from '@cutaway/primitives/wire';
import { X509Error } from '../errors.js';
import { objectIdentifierName } from '../oids.js';
import { type BitString, decodeBitString } from './bit-string.js';
import { decodeString, isCharacterString } from './character-string.js';
import { DerCursor, type DerOptions } from './cursor.js';
import { checkInteger, integerToBigInt, isNegative } from './integer.js';
import { decodeObjectIdentifier } from './object-identifier.js';
import { isConstructed, Tag, tagName } from './tag.js';
import { decodeTime } from './time.js';

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
export class DerReader extends DerCursor {
  // --- primitive elements -------------------------------------------------------------------------------------------

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

  octetString(
    name: string,
    tag: number = Tag.OCTET_STRING,
    label?: (value: Uint8Array) => string | undefined,
  ): Uint8Array {
    this.enter(name, tag);
    const content = this.content;
    if (this.tree !== undefined) this.note(name, 'OCTET STRING', toHex(content), label?.(content));
    this.leave();
    return content;
  }

  /**
   * An OCTET STRING that holds a structure which is not DER.
   *
   * @param dissect the structure's tree, for the field tree; positions count from the first content byte.
   */
  foreign(name: string, dissect: (content: Uint8Array) => Field): Uint8Array {
    this.enter(name, Tag.OCTET_STRING);
    const content = this.content;
    if (this.tree !== undefined) {
      this.note(name, 'OCTET STRING');
      const own = (this.tree.children as Field[]).at(-1) as Field;
      own.children = [movedField(dissect(content), this.contentStart)];
    }
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
