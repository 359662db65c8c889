import type { ExtensionType } from '../../certificate/index.js';
import { type DerReader, unsigned } from '../../der/index.js';
import { OID } from '../../oids.js';

/** A CRLNumber: unsigned, big-endian, at most 20 bytes (RFC 5280 §5.2.3). */
function readNumber(reader: DerReader): Uint8Array {
  const at = reader.offset;
  const number = reader.unsigned('');
  if (number.length > 20) {
    reader.report('x509/der-integer-too-large', at, { max: '20 bytes', actual: number.length }, 'RFC 5280 §5.2.3');
  }
  return number;
}

/** RFC 5280 §5.2.3: counts the CRLs of one scope. */
export const cRLNumber: ExtensionType<Uint8Array> = {
  oid: OID.cRLNumber,
  name: 'cRLNumber',
  rule: 'RFC 5280 §5.2.3',
  read: readNumber,
  encode: unsigned,
};

/** RFC 5280 §5.2.4: the number of the CRL that a delta CRL adds to; critical. */
export const deltaCRLIndicator: ExtensionType<Uint8Array> = {
  oid: OID.deltaCRLIndicator,
  name: 'deltaCRLIndicator',
  rule: 'RFC 5280 §5.2.4',
  read: readNumber,
  encode: unsigned,
};
