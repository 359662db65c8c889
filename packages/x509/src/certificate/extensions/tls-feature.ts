import { integer, sequence } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 7633 §4: numbers of TLS extensions; 5, status_request, is "must staple". */
export const tlsFeature: ExtensionType<readonly number[]> = {
  oid: OID.tlsFeature,
  name: 'tlsFeature',
  rule: 'RFC 7633 §4.1',
  read: (reader) => reader.sequenceOf('', 'Features', (index) => reader.smallInteger(index, 0xffff)),
  encode: (features) => sequence(...features.map(integer)),
};
