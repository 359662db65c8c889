import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Field, FieldValue } from '@cutaway/primitives/wire';
import { X509Error, type X509ErrorCode } from '../errors.js';
import { DEFAULT_LIMITS, type DerLimits } from './limits.js';
import type { Deviation, Problems } from './problems.js';
import { tagName } from './tag.js';

/** How to read DER. */
export interface DerOptions {
  /** Given, the reader is lenient: what can be understood nevertheless is put here instead of thrown. */
  readonly deviations?: Deviation[] | undefined;
  readonly limits?: Partial<DerLimits> | undefined;
}

/**
 * Where a reader stands: headers, limits, the path and the tree of fields, and what happens when a rule is broken. The
 * types of ASN.1 are read by {@link DerReader}.
 */
export class DerCursor implements Problems {
  readonly bytes: Uint8Array;
  offset = 0;
  /** One past the last byte of the element being read. */
  end: number;

  private readonly limits: DerLimits;
  private readonly deviations: Deviation[] | undefined;
  protected readonly path: string[] = [];
  protected tree: Field | undefined;
  private depth = 0;
  private elements = 0;
  // Of the element whose header was read last.
  protected start = 0;
  protected contentStart = 0;
  protected contentEnd = 0;

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
  protected header(): number {
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

  protected expect(tag: number): void {
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

  // --- fields -----------------------------------------------------------------------------------------------------

  protected enter(name: string, tag: number): void {
    this.path.push(name);
    this.expect(tag);
  }

  protected leave(): void {
    this.path.pop();
    this.offset = this.contentEnd;
  }

  protected note(name: string, type: string, value?: FieldValue, label?: string): void {
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

  protected get content(): Uint8Array {
    return this.bytes.subarray(this.contentStart, this.contentEnd);
  }

  /** Runs `read` over the contents, from `from` on, of the element whose header was read last. */
  protected inside<T>(name: string, type: string, from: number, value: FieldValue | undefined, read: () => T): T {
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
