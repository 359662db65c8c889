import {
  characterString,
  contextTag,
  type DerElement,
  type DerReader,
  element,
  encodeObjectIdentifier,
  explicit,
  objectIdentifier,
  Tag,
} from '../der/index.js';
import { type Name, readName } from '../name/index.js';
import { formatIpAddressOrRange } from './ip-address.js';

interface Encoded {
  /** The DER encoding, a view into what it was read from. */
  readonly bytes: Uint8Array;
}

/** A GeneralName (RFC 5280 §4.2.1.6), by the module's own names. */
export type GeneralName = Encoded &
  (
    | { readonly type: 'otherName'; readonly typeId: string; readonly value: DerElement }
    | { readonly type: 'rfc822Name' | 'dNSName' | 'uniformResourceIdentifier'; readonly value: string }
    | { readonly type: 'directoryName'; readonly value: Name }
    /** 4 or 16 bytes; in name constraints 8 or 32. */
    | { readonly type: 'iPAddress'; readonly value: Uint8Array }
    | { readonly type: 'registeredID'; readonly value: string }
    | { readonly type: 'x400Address' | 'ediPartyName' }
  );

/** The alternatives of GeneralName (RFC 5280 §4.2.1.6). */
export type GeneralNameType = GeneralName['type'];

const TYPES: readonly GeneralNameType[] = [
  'otherName',
  'rfc822Name',
  'dNSName',
  'x400Address',
  'directoryName',
  'ediPartyName',
  'uniformResourceIdentifier',
  'iPAddress',
  'registeredID',
];

/** `[1]` rfc822Name, `[2]` dNSName, `[6]` uniformResourceIdentifier, `[7]` iPAddress, `[8]` registeredID are primitive. */
const PRIMITIVE: ReadonlySet<number> = new Set([1, 2, 6, 7, 8]);

/** Reads a GeneralName where the reader stands. The path shows which alternative it is: `[0].dNSName`. */
export function readGeneralName(reader: DerReader, name: string): GeneralName {
  const start = reader.offset;
  const number = reader.atEnd ? -1 : (reader.bytes[start] as number) & 0x1f;
  const type = TYPES[number];
  if (type === undefined || !reader.next(contextTag(number, !PRIMITIVE.has(number)))) {
    reader.any(name);
    throw reader.error('x509/der-unexpected-tag', start, { expected: 'GeneralName' }, 'RFC 5280 §4.2.1.6');
  }
  const rest = readAlternative(reader, `${name}.${type}`, number, type);
  return { ...rest, bytes: reader.bytes.subarray(start, reader.offset) };
}

type WithoutBytes<T> = T extends GeneralName ? Omit<T, 'bytes'> : never;

function readAlternative(
  reader: DerReader,
  name: string,
  number: number,
  type: GeneralNameType,
): WithoutBytes<GeneralName> {
  const tag = contextTag(number, !PRIMITIVE.has(number));
  switch (type) {
    case 'otherName':
      return reader.constructed(name, 'OtherName', tag, () => ({
        type,
        typeId: reader.objectIdentifier('type-id'),
        value: reader.explicit(0, 'value', () => reader.any('')),
      }));
    case 'rfc822Name':
    case 'dNSName':
    case 'uniformResourceIdentifier':
      return { type, value: reader.string(name, tag, Tag.IA5String) };
    case 'directoryName':
      return { type, value: reader.constructed(name, 'directoryName', tag, () => readName(reader, '')) };
    case 'iPAddress':
      return { type, value: reader.octetString(name, tag, formatIpAddressOrRange) };
    case 'registeredID':
      return { type, value: reader.objectIdentifier(name, tag) };
    case 'x400Address':
    case 'ediPartyName':
      reader.any(name);
      return { type };
  }
}

/** Reads GeneralNames, one or more. */
export function readGeneralNames(reader: DerReader, name: string, tag: number = Tag.SEQUENCE): GeneralName[] {
  return reader.sequenceOf(name, 'GeneralNames', (index) => readGeneralName(reader, index), 1, tag);
}

/** A GeneralName to be encoded: one that was read, or its parts. */
export type GeneralNameInput =
  | GeneralName
  | { readonly type: 'otherName'; readonly typeId: string; readonly value: Uint8Array | DerElement }
  | { readonly type: 'rfc822Name' | 'dNSName' | 'uniformResourceIdentifier' | 'registeredID'; readonly value: string }
  | { readonly type: 'directoryName'; readonly value: Name }
  | { readonly type: 'iPAddress'; readonly value: Uint8Array };

/** The encoding of a GeneralName. @throws {X509Error} `x509/der-unencodable` for characters outside IA5String. */
export function encodeGeneralName(name: GeneralNameInput): Uint8Array {
  const number = TYPES.indexOf(name.type);
  const tag = contextTag(number, !PRIMITIVE.has(number));
  switch (name.type) {
    case 'otherName': {
      const value = name.value instanceof Uint8Array ? name.value : name.value.bytes;
      return element(tag, objectIdentifier(name.typeId), explicit(0, value));
    }
    case 'rfc822Name':
    case 'dNSName':
    case 'uniformResourceIdentifier':
      return characterString(Tag.IA5String, name.value, tag);
    case 'directoryName':
      return element(tag, name.value.bytes);
    case 'iPAddress':
      return element(tag, name.value);
    case 'registeredID':
      return element(tag, encodeObjectIdentifier(name.value));
    default:
      return name.bytes;
  }
}
