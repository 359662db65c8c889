import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { characterString, objectIdentifier, sequence, setOf, Tag } from '../der/index.js';
import { X509Error } from '../errors.js';
import { OID } from '../oids.js';
import { ATTRIBUTE_ABBREVIATIONS, attributeAbbreviation } from './attribute-types.js';
import { type Name, type NameAttribute, parseName } from './name.js';

/** Escapes a value (RFC 4514 §2.4); control characters too, so that a name cannot steer a terminal. */
function escaped(text: string): string {
  return text
    .replace(/[\\,+"<>;]/g, '\\$&')
    .replace(/^[ #]/, '\\$&')
    .replace(/ $/, '\\ ')
    .replace(/\p{Cc}/gu, (character) =>
      Array.from(utf8(character), (byte) => `\\${toHex(Uint8Array.of(byte))}`).join(''),
    );
}

function attributeText({ type, text, value }: NameAttribute): string {
  return `${attributeAbbreviation(type)}=${text === undefined ? `#${toHex(value)}` : escaped(text)}`;
}

/**
 * A name as text: `CN=example.com, O=Example, C=US`.
 *
 * Escapes as RFC 4514 §2.4 says, but leaves the parts in the order of the certificate unless `reverse` is set, as
 * RFC 4514 §2.1 wants.
 */
export function nameToText(name: Name, options: { readonly reverse?: boolean } = {}): string {
  const parts = name.rdnSequence.map((rdn) => rdn.map(attributeText).join('+'));
  return (options.reverse === true ? parts.reverse() : parts).join(options.reverse === true ? ',' : ', ');
}

/** One attribute of a name to be made: `{ CN: 'example.com' }`, or dotted decimals for other types. */
export type AttributeInput = Readonly<Record<string, string>>;

/** X.520 gives these types no choice of string type (RFC 5280 Appendix A.1). */
function stringType(type: string): number {
  switch (type) {
    case OID.countryName:
    case OID.serialNumber:
    case OID.dnQualifier:
    case OID.jurisdictionCountryName:
      return Tag.PrintableString;
    case OID.domainComponent:
    case OID.emailAddress:
      return Tag.IA5String;
    default:
      return Tag.UTF8String;
  }
}

function attributeType(short: string): string {
  if (Object.hasOwn(ATTRIBUTE_ABBREVIATIONS, short)) return ATTRIBUTE_ABBREVIATIONS[short] as string;
  if (Object.hasOwn(OID, short)) return OID[short as keyof typeof OID];
  if (/^[0-2](\.\d+)+$/.test(short)) return short;
  throw new X509Error('x509/invalid-name', { context: { actual: short }, rule: 'RFC 4514 §2.3' });
}

/**
 * Makes a name from its attributes, outermost first. Each record is one RelativeDistinguishedName.
 *
 * @example
 * createName([{ C: 'DE' }, { O: 'Example' }, { CN: 'example.com' }])
 * @throws {X509Error} `x509/invalid-name` for an unknown attribute type, `x509/der-unencodable` for a character that
 * the attribute's string type lacks.
 */
export function createName(attributes: readonly AttributeInput[]): Name {
  const rdns = attributes.map((rdn) =>
    setOf(
      Object.entries(rdn).map(([short, text]) => {
        const type = attributeType(short);
        return sequence(objectIdentifier(type), characterString(stringType(type), text));
      }),
    ),
  );
  return parseName(sequence(...rdns));
}
