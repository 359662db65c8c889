import { integer } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 5280 §4.2.1.14: number of certificates after which anyPolicy no longer counts. */
export const inhibitAnyPolicy: ExtensionType<number> = {
  oid: OID.inhibitAnyPolicy,
  name: 'inhibitAnyPolicy',
  rule: 'RFC 5280 §4.2.1.14',
  read: (reader) => reader.smallInteger(''),
  encode: integer,
};
