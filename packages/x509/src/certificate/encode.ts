import {
  type BitString,
  bitString,
  element,
  explicit,
  integer,
  present,
  sequence,
  sequenceOf,
  Tag,
  timeOfType,
} from '../der/index.js';
import type { Validity } from './certificate.js';

/** The parts of a TBSCertificate; byte strings without further note are DER encodings. */
export interface TbsCertificateFields {
  /** 1 to 3; other numbers are written as they are. */
  readonly version: number;
  /** Contents of the INTEGER. */
  readonly serialNumber: Uint8Array;
  readonly signature: Uint8Array;
  readonly issuer: Uint8Array;
  readonly validity: Omit<Validity, 'bytes'>;
  readonly subject: Uint8Array;
  readonly subjectPublicKeyInfo: Uint8Array;
  readonly issuerUniqueID?: BitString | undefined;
  readonly subjectUniqueID?: BitString | undefined;
  readonly extensions: readonly Uint8Array[];
}

/** The encoding of a TBSCertificate (RFC 5280 §4.1). Writes what it is given: it checks no rule. */
export function encodeTbsCertificate(fields: TbsCertificateFields): Uint8Array {
  const { version, validity, issuerUniqueID, subjectUniqueID, extensions } = fields;
  return sequence(
    ...present(version === 1 ? undefined : explicit(0, integer(version - 1))),
    element(Tag.INTEGER, fields.serialNumber),
    fields.signature,
    fields.issuer,
    sequence(
      timeOfType(validity.notBeforeTag, validity.notBefore),
      timeOfType(validity.notAfterTag, validity.notAfter),
    ),
    fields.subject,
    fields.subjectPublicKeyInfo,
    ...present(
      issuerUniqueID && bitString(issuerUniqueID, 0x81),
      subjectUniqueID && bitString(subjectUniqueID, 0x82),
      extensions.length === 0 ? undefined : explicit(3, sequenceOf(extensions)),
    ),
  );
}
