import { objectIdentifier, sequence } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 5280 §4.2.1.12: KeyPurposeIds in dotted decimals. */
export type ExtKeyUsage = readonly string[];

/** RFC 5280 §4.2.1.12: the purposes that the key may serve. */
export const extKeyUsage: ExtensionType<ExtKeyUsage> = {
  oid: OID.extKeyUsage,
  name: 'extKeyUsage',
  rule: 'RFC 5280 §4.2.1.12',
  read: (reader) => reader.sequenceOf('', 'ExtKeyUsageSyntax', (index) => reader.objectIdentifier(index), 1),
  encode: (value) => sequence(...value.map(objectIdentifier)),
};
