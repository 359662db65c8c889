import { bitString, namedBitString, namedBits } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

const NAMES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;

/** The name of a KeyUsage bit. */
export type KeyUsageName = (typeof NAMES)[number];

/** RFC 5280 §4.2.1.3. Bits without a name appear as `bit9`, `bit10` … */
export type KeyUsage = ReadonlySet<KeyUsageName | `bit${number}`>;

/** RFC 5280 §4.2.1.3: what the key may be used for. */
export const keyUsage: ExtensionType<KeyUsage> = {
  oid: OID.keyUsage,
  name: 'keyUsage',
  rule: 'RFC 5280 §4.2.1.3',
  read: (reader) => {
    const value = reader.namedBitString('', (bits) => namedBits(bits, NAMES).join(', '));
    return new Set(namedBits(value, NAMES) as KeyUsageName[]);
  },
  encode: (value) => bitString(namedBitString(value, NAMES)),
};
