import { equal, toHex } from '@cutaway/primitives/bytes';
import { Tag } from '../der/tag.js';
import type { Name, NameAttribute, RelativeDistinguishedName } from './name.js';

/** Characters that RFC 4518 §2.2 maps to nothing or to a space, as far as certificates have them. */
const MAPPED_TO_NOTHING = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u034f\u06dd\u070f\u1806\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2063\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc]/g;
const SPACES = /[\s\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;

/** A text as it is compared: case folded, normalized, spaces squeezed (RFC 4518 §2, RFC 5280 §7.1). */
function prepared(text: string): string {
  // ASCII without odd spaces, nearly every name there is, needs no more than this.
  if (/^[!-~]+(?: [!-~]+)*$/.test(text)) return text.toLowerCase();
  return text.replace(MAPPED_TO_NOTHING, '').normalize('NFKC').toLowerCase().normalize('NFKC').replace(SPACES, ' ').trim();
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
