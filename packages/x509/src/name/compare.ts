import { equal, toHex } from '@cutaway/primitives/bytes';
import { Tag } from '../der/tag.js';
import type { Name, NameAttribute, RelativeDistinguishedName } from './name.js';

const SPACES = /[\s\u0085]+/g;
/** Control and format characters, variation selectors: mapped to nothing (RFC 4518 §2.2). */
const IGNORED = /\p{Cc}|\p{Cf}|\p{Variation_Selector}|\u034f|\ufffc/gu;

/** A text as it is compared: case folded, normalized, spaces squeezed (RFC 4518 §2, RFC 5280 §7.1). */
function prepared(text: string): string {
  // ASCII without odd spaces, nearly every name there is, needs no more than this.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text.toLowerCase();
  const spaced = text.replace(SPACES, ' ').replace(IGNORED, '');
  return spaced.normalize('NFKC').toLowerCase().normalize('NFKC').replace(SPACES, ' ').trim();
}

function attributeKey(attribute: NameAttribute): string {
  const { type, tag, text, value } = attribute;
  // Only strings of the two types are compared as texts (RFC 5280 §7.1); IA5String serves domainComponent (§7.2).
  const comparable = tag === Tag.UTF8String || tag === Tag.PrintableString || tag === Tag.IA5String;
  return comparable && text !== undefined ? `${type}=${prepared(text)}` : `${type}#${toHex(value)}`;
}

/** What two RelativeDistinguishedNames that match have in common; attributes in any order. */
export function rdnKey(rdn: RelativeDistinguishedName): string {
  const [first] = rdn;
  if (rdn.length === 1 && first !== undefined) return attributeKey(first);
  return rdn.map(attributeKey).sort().join('\u0001');
}

const keys = new WeakMap<Name, string>();

/** A text that two names share exactly when they match by RFC 5280 §7.1. Computed once per name. */
export function nameKey(name: Name): string {
  let key = keys.get(name);
  if (key === undefined) {
    key = name.rdnSequence.map(rdnKey).join('\u0000');
    keys.set(name, key);
  }
  return key;
}

/** Whether two names match (RFC 5280 §7.1): by bytes, or attribute by attribute without case and odd spaces. */
export function namesMatch(a: Name, b: Name): boolean {
  return equal(a.bytes, b.bytes) || nameKey(a) === nameKey(b);
}
