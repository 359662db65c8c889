import { sequenceOf } from '../../der/index.js';
import {
  encodeGeneralName,
  type GeneralName,
  type GeneralNameInput,
  readGeneralNames,
} from '../../general-name/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

const encode = (names: readonly GeneralNameInput[]): Uint8Array => sequenceOf(names.map(encodeGeneralName));

/** RFC 5280 §4.2.1.6 */
export const subjectAltName: ExtensionType<readonly GeneralName[], readonly GeneralNameInput[]> = {
  oid: OID.subjectAltName,
  name: 'subjectAltName',
  rule: 'RFC 5280 §4.2.1.6',
  read: (reader) => readGeneralNames(reader, ''),
  encode,
};

/** RFC 5280 §4.2.1.7 */
export const issuerAltName: ExtensionType<readonly GeneralName[], readonly GeneralNameInput[]> = {
  oid: OID.issuerAltName,
  name: 'issuerAltName',
  rule: 'RFC 5280 §4.2.1.7',
  read: (reader) => readGeneralNames(reader, ''),
  encode,
};
