import { concat } from '@cutaway/primitives/bytes';
import { Reader, WireError } from '@cutaway/primitives/wire';

/** The tags that occur in keys (X.690 §8). */
export const TAG = {
  INTEGER: 0x02,
  BIT_STRING: 0x03,
  OCTET_STRING: 0x04,
  NULL: 0x05,
  OBJECT_IDENTIFIER: 0x06,
  SEQUENCE: 0x30,
} as const;

/** The tag of a constructed context-specific element. */
export const contextTag = (number: number): number => 0xa0 | number;

/**
 * Reads DER as far as key files need it; `@cutaway/x509` has a complete reader, which this package does not depend
 * on. Throws {@link WireError} alone.
 */
export class DerReader {
  private readonly reader: Reader;

  constructor(bytes: Uint8Array) {
    this.reader = new Reader(bytes);
  }

  /** Takes the contents of the next element, which must have this tag. */
  take(tag: number): Uint8Array {
    const start = this.reader.offset;
    const actual = this.reader.unsigned(1);
    if (actual !== tag) throw new WireError('wire/unexpected-value', start, { expected: tag, actual });
    return this.reader.take(this.length());
  }

  /** The contents of the next element if it has this tag. */
  takeIf(tag: number): Uint8Array | undefined {
    const { bytes, offset, remaining } = this.reader;
    return remaining > 0 && bytes[offset] === tag ? this.take(tag) : undefined;
  }

  sequence(): DerReader {
    return new DerReader(this.take(TAG.SEQUENCE));
  }

  /** A non-negative INTEGER, unsigned and big-endian, without leading zeros. */
  integer(): Uint8Array {
    const start = this.reader.offset;
    const content = this.take(TAG.INTEGER);
    const [first, second = 0] = content;
    if (first === undefined || first >= 0x80) {
      throw new WireError('wire/value-out-of-range', start, { expected: 'INTEGER ≥ 0', actual: first ?? '' });
    }
    if (first === 0 && content.length > 1 && second < 0x80) {
      throw new WireError('wire/not-minimal', start, { expected: content.length - 1, actual: content.length });
    }
    return first === 0 ? content.subarray(1) : content;
  }

  /** An INTEGER of at most 31 bits. */
  smallInteger(): number {
    const start = this.reader.offset;
    const bytes = this.integer();
    const value = bytes.reduce((sum, byte) => sum * 256 + byte, 0);
    if (value >= 2 ** 31) throw new WireError('wire/value-out-of-range', start, { expected: 'int32', actual: value });
    return value;
  }

  /** In dotted form. */
  objectIdentifier(): string {
    const start = this.reader.offset;
    const content = this.take(TAG.OBJECT_IDENTIFIER);
    const arcs: number[] = [];
    let arc = 0;
    for (const byte of content) {
      arc = arc * 128 + (byte & 0x7f);
      if (byte & 0x80) continue;
      arcs.push(arc);
      arc = 0;
    }
    const [first] = arcs;
    if (first === undefined || arc !== 0 || arcs.some((value) => value > 2 ** 31)) {
      throw new WireError('wire/unexpected-value', start, { expected: 'OBJECT IDENTIFIER', actual: content.length });
    }
    const root = Math.min(Math.floor(first / 40), 2);
    return [root, first - root * 40, ...arcs.slice(1)].join('.');
  }

  /** A BIT STRING of whole bytes. */
  bitString(): Uint8Array {
    const start = this.reader.offset;
    const content = this.take(TAG.BIT_STRING);
    if (content[0] !== 0)
      throw new WireError('wire/unexpected-value', start, { expected: 0, actual: content[0] ?? '' });
    return content.subarray(1);
  }

  octetString(): Uint8Array {
    return this.take(TAG.OCTET_STRING);
  }

  /** @throws {WireError} `wire/trailing-bytes` unless everything was read. */
  finish(): void {
    this.reader.finish();
  }

  private length(): number {
    const start = this.reader.offset;
    const first = this.reader.unsigned(1);
    if (first < 0x80) return first;
    const size = first & 0x7f;
    if (size === 0 || size > 4)
      throw new WireError('wire/value-out-of-range', start, { expected: 'length', actual: size });
    const length = this.reader.unsigned(size);
    const fewest = length < 0x80 ? 0 : Math.ceil(Math.log2(length + 1) / 8);
    if (size !== fewest) throw new WireError('wire/not-minimal', start, { expected: fewest, actual: size });
    return length;
  }
}

/** Writes an element. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concat(...contents);
  const length: number[] = [];
  for (let left = content.length; left > 0; left = Math.floor(left / 256)) length.unshift(left % 256);
  const head = content.length < 0x80 ? [tag, content.length] : [tag, 0x80 | length.length, ...length];
  return concat(Uint8Array.from(head), content);
}

export const sequence = (...contents: readonly Uint8Array[]): Uint8Array => element(TAG.SEQUENCE, ...contents);

export const octetString = (content: Uint8Array): Uint8Array => element(TAG.OCTET_STRING, content);

export const bitString = (content: Uint8Array): Uint8Array => element(TAG.BIT_STRING, Uint8Array.of(0), content);

export const nullElement = (): Uint8Array => element(TAG.NULL);

/** Writes an unsigned integer. */
export function integer(value: Uint8Array | number): Uint8Array {
  const bytes = typeof value === 'number' ? unsigned(value) : value;
  const start = bytes.findIndex((byte) => byte !== 0);
  const magnitude = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return element(TAG.INTEGER, ...((magnitude[0] as number) >= 0x80 ? [Uint8Array.of(0)] : []), magnitude);
}

function unsigned(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let left = value; left > 0; left = Math.floor(left / 256)) bytes.unshift(left % 256);
  return Uint8Array.from(bytes);
}

/** Writes an object identifier that is given in dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [root = 0, second = 0, ...others] = dotted.split('.').map(Number);
  const bytes = [root * 40 + second, ...others].flatMap((arc) => {
    const septets = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      septets.unshift(0x80 | (left % 128));
    return septets;
  });
  return element(TAG.OBJECT_IDENTIFIER, Uint8Array.from(bytes));
}
