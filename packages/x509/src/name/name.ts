import { type DerOptions, type DerReader, readDer } from '../der/index.js';

/** An AttributeTypeAndValue (RFC 5280 §4.1.2.4). */
export interface NameAttribute {
  /** Dotted decimals. */
  readonly type: string;
  /** Tag of the value, for example `Tag.UTF8String`. */
  readonly tag: number;
  /** The value as text; `undefined` when it is no character string. */
  readonly text: string | undefined;
  /** Tag, length and contents of the value. */
  readonly value: Uint8Array;
}

/** A RelativeDistinguishedName: nearly always one attribute. */
export type RelativeDistinguishedName = readonly NameAttribute[];

/** A distinguished name (RFC 5280 §4.1.2.4), outermost part first. */
export interface Name {
  /** The DER encoding, a view into what it was read from. */
  readonly bytes: Uint8Array;
  readonly rdnSequence: readonly RelativeDistinguishedName[];
}

function readAttribute(reader: DerReader, name: string): NameAttribute {
  return reader.sequence(name, 'AttributeTypeAndValue', () => {
    const type = reader.objectIdentifier('type');
    const { tag, bytes, text } = reader.any('value');
    return { type, tag, text, value: bytes };
  });
}

/** Reads a RelativeDistinguishedName; with a tag of its own where one is IMPLICIT. */
export function readRelativeDistinguishedName(
  reader: DerReader,
  name: string,
  tag?: number,
): RelativeDistinguishedName {
  return reader.setOf(name, 'RelativeDistinguishedName', (index) => readAttribute(reader, index), 1, tag);
}

/** Reads a Name where the reader stands. */
export function readName(reader: DerReader, name: string): Name {
  const start = reader.offset;
  const rdnSequence = reader.sequenceOf(name, 'Name', (index) => readRelativeDistinguishedName(reader, index));
  return { bytes: reader.bytes.subarray(start, reader.offset), rdnSequence };
}

/**
 * Parses a DER-encoded Name.
 *
 * @throws {X509Error}
 */
export function parseName(bytes: Uint8Array, options: DerOptions = {}): Name {
  return readDer(bytes, 'Name', (reader) => readName(reader, ''), options);
}

/** Whether a name has no parts, as RFC 5280 §4.1.2.6 allows for subjects of end entities. */
export function isEmptyName(name: Name): boolean {
  return name.rdnSequence.length === 0;
}

/** All values of an attribute type as text, outermost first. */
export function attributeValues(name: Name, type: string): string[] {
  const out: string[] = [];
  for (const rdn of name.rdnSequence) {
    for (const attribute of rdn) {
      if (attribute.type === type && attribute.text !== undefined) out.push(attribute.text);
    }
  }
  return out;
}
