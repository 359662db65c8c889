import { octetString } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 5280 §4.2.1.2: the KeyIdentifier's bytes. */
export const subjectKeyIdentifier: ExtensionType<Uint8Array> = {
  oid: OID.subjectKeyIdentifier,
  name: 'subjectKeyIdentifier',
  rule: 'RFC 5280 §4.2.1.2',
  read: (reader) => reader.octetString(''),
  encode: (value) => octetString(value),
};
