import { contextTag, element, present, sequence } from '../../der/index.js';
import { encodeGeneralName, type GeneralName, readGeneralNames } from '../../general-name/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 5280 §4.2.1.1 */
export interface AuthorityKeyIdentifier {
  readonly keyIdentifier: Uint8Array | undefined;
  readonly authorityCertIssuer: readonly GeneralName[] | undefined;
  /** Contents of the INTEGER. */
  readonly authorityCertSerialNumber: Uint8Array | undefined;
}

const KEY_IDENTIFIER = contextTag(0, false);
const ISSUER = contextTag(1, true);
const SERIAL_NUMBER = contextTag(2, false);

/** RFC 5280 §4.2.1.1: which key of the issuer signed. */
export const authorityKeyIdentifier: ExtensionType<AuthorityKeyIdentifier> = {
  oid: OID.authorityKeyIdentifier,
  name: 'authorityKeyIdentifier',
  rule: 'RFC 5280 §4.2.1.1',
  read: (reader) =>
    reader.sequence('', 'AuthorityKeyIdentifier', () => ({
      keyIdentifier: reader.next(KEY_IDENTIFIER) ? reader.octetString('keyIdentifier', KEY_IDENTIFIER) : undefined,
      authorityCertIssuer: reader.next(ISSUER) ? readGeneralNames(reader, 'authorityCertIssuer', ISSUER) : undefined,
      authorityCertSerialNumber: reader.next(SERIAL_NUMBER)
        ? reader.integer('authorityCertSerialNumber', SERIAL_NUMBER)
        : undefined,
    })),
  encode: ({ keyIdentifier, authorityCertIssuer, authorityCertSerialNumber }) =>
    sequence(
      ...present(
        keyIdentifier && element(KEY_IDENTIFIER, keyIdentifier),
        authorityCertIssuer && element(ISSUER, ...authorityCertIssuer.map(encodeGeneralName)),
        authorityCertSerialNumber && element(SERIAL_NUMBER, authorityCertSerialNumber),
      ),
    ),
};
