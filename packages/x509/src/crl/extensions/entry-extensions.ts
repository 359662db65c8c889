import type { ExtensionType } from '../../certificate/index.js';
import { enumerated, sequence, Tag, timeOfType } from '../../der/index.js';
import {
  encodeGeneralName,
  type GeneralName,
  type GeneralNameInput,
  readGeneralNames,
} from '../../general-name/index.js';
import { OID } from '../../oids.js';

/** CRLReason by number; 7 is not used (RFC 5280 §5.3.1). */
const REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined,
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** CRLReason (RFC 5280 §5.3.1). */
export type CRLReason = Exclude<(typeof REASONS)[number], undefined>;

/** RFC 5280 §5.3.1: why a certificate was revoked. */
export const reasonCode: ExtensionType<CRLReason> = {
  oid: OID.reasonCode,
  name: 'reasonCode',
  rule: 'RFC 5280 §5.3.1',
  read: (reader) => {
    const at = reader.offset;
    const number = reader.smallInteger('', 0xff, Tag.ENUMERATED);
    const reason = REASONS[number];
    if (reason !== undefined) return reason;
    throw reader.error('x509/invalid-value', at, { type: 'CRLReason', actual: number }, 'RFC 5280 §5.3.1');
  },
  encode: (reason) => enumerated(REASONS.indexOf(reason)),
};

/** RFC 5280 §5.3.2: since when the key is thought to have been compromised. */
export const invalidityDate: ExtensionType<Date> = {
  oid: OID.invalidityDate,
  name: 'invalidityDate',
  rule: 'RFC 5280 §5.3.2',
  read: (reader) => reader.timeAs('', Tag.GeneralizedTime),
  encode: (date) => timeOfType(Tag.GeneralizedTime, date),
};

/** RFC 5280 §5.3.3: who issued the certificates from this entry of an indirect CRL on; critical. */
export const certificateIssuer: ExtensionType<readonly GeneralName[], readonly GeneralNameInput[]> = {
  oid: OID.certificateIssuer,
  name: 'certificateIssuer',
  rule: 'RFC 5280 §5.3.3',
  read: (reader) => readGeneralNames(reader, ''),
  encode: (names) => sequence(...names.map(encodeGeneralName)),
};
