import { type DerElement, type DerReader, objectIdentifier, sequence, setOf } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** An Attribute (RFC 5280 Appendix A.1). */
export interface Attribute {
  readonly type: string;
  readonly values: readonly DerElement[];
}

/** Reads an Attribute where the reader stands. */
export function readAttribute(reader: DerReader, name: string): Attribute {
  return reader.sequence(name, 'Attribute', () => ({
    type: reader.objectIdentifier('type'),
    values: reader.setOf('values', 'SET OF AttributeValue', (index) => reader.any(index), 1),
  }));
}

export function encodeAttribute({ type, values }: Attribute): Uint8Array {
  return sequence(objectIdentifier(type), setOf(values.map((value) => value.bytes)));
}

/** RFC 5280 §4.2.1.8 */
export const subjectDirectoryAttributes: ExtensionType<readonly Attribute[]> = {
  oid: OID.subjectDirectoryAttributes,
  name: 'subjectDirectoryAttributes',
  rule: 'RFC 5280 §4.2.1.8',
  read: (reader) => reader.sequenceOf('', 'SubjectDirectoryAttributes', (index) => readAttribute(reader, index), 1),
  encode: (attributes) => sequence(...attributes.map(encodeAttribute)),
};
