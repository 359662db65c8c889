import { nullElement } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 6962 §3.1: marks a certificate that must never be used; critical. */
export const precertificatePoison: ExtensionType<null> = {
  oid: OID.precertificatePoison,
  name: 'precertificatePoison',
  rule: 'RFC 6962 §3.1',
  read: (reader) => {
    reader.null('');
    return null;
  },
  encode: nullElement,
};

/** RFC 6960 §4.2.2.2.1: this OCSP responder's certificate need not be checked for revocation. */
export const ocspNoCheck: ExtensionType<null> = {
  oid: OID['id-pkix-ocsp-nocheck'],
  name: 'id-pkix-ocsp-nocheck',
  rule: 'RFC 6960 §4.2.2.2.1',
  read: (reader) => {
    reader.null('');
    return null;
  },
  encode: nullElement,
};
