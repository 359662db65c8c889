import { type DerReader, objectIdentifier, sequence } from '../../der/index.js';
import { encodeGeneralName, type GeneralName, readGeneralName } from '../../general-name/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** AccessDescription (RFC 5280 §4.2.2.1): what is found where. */
export interface AccessDescription {
  /** Dotted decimals: `id-ad-ocsp`, `id-ad-caIssuers` … */
  readonly accessMethod: string;
  readonly accessLocation: GeneralName;
}

function read(reader: DerReader, type: string): AccessDescription[] {
  const readDescription = (index: string): AccessDescription =>
    reader.sequence(index, 'AccessDescription', () => ({
      accessMethod: reader.objectIdentifier('accessMethod'),
      accessLocation: readGeneralName(reader, 'accessLocation'),
    }));
  return reader.sequenceOf('', type, readDescription, 1);
}

function encode(descriptions: readonly AccessDescription[]): Uint8Array {
  return sequence(
    ...descriptions.map(({ accessMethod, accessLocation }) =>
      sequence(objectIdentifier(accessMethod), encodeGeneralName(accessLocation)),
    ),
  );
}

/** RFC 5280 §4.2.2.1 */
export const authorityInfoAccess: ExtensionType<readonly AccessDescription[]> = {
  oid: OID.authorityInfoAccess,
  name: 'authorityInfoAccess',
  rule: 'RFC 5280 §4.2.2.1',
  read: (reader) => read(reader, 'AuthorityInfoAccessSyntax'),
  encode,
};

/** RFC 5280 §4.2.2.2 */
export const subjectInfoAccess: ExtensionType<readonly AccessDescription[]> = {
  oid: OID.subjectInfoAccess,
  name: 'subjectInfoAccess',
  rule: 'RFC 5280 §4.2.2.2',
  read: (reader) => read(reader, 'SubjectInfoAccessSyntax'),
  encode,
};
