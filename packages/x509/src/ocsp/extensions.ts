import { type Extension, type ExtensionType, extension } from '../certificate/index.js';
import { certificateIssuer, invalidityDate, reasonCode } from '../crl/extensions/entry-extensions.js';
import { octetString, Tag, timeOfType } from '../der/index.js';
import { OID } from '../oids.js';

/**
 * RFC 9654 §2.1: bytes that a response repeats, so that it cannot be an old one. 1 to 128 bytes; 32 is what to send.
 */
export const nonce: ExtensionType<Uint8Array> = {
  oid: OID['id-pkix-ocsp-nonce'],
  name: 'id-pkix-ocsp-nonce',
  rule: 'RFC 9654 §2.1',
  read: (reader) => {
    const at = reader.offset;
    const value = reader.octetString('');
    if (value.length < 1 || value.length > 128) {
      reader.report('x509/invalid-value', at, { type: 'Nonce', actual: value.length }, 'RFC 9654 §2.1');
    }
    return value;
  },
  encode: (value) => octetString(value),
};

/** RFC 6960 §4.4.4: since when the responder keeps what it knows about expired certificates. */
export const archiveCutoff: ExtensionType<Date> = {
  oid: OID['id-pkix-ocsp-archive-cutoff'],
  name: 'id-pkix-ocsp-archive-cutoff',
  rule: 'RFC 6960 §4.4.4',
  read: (reader) => reader.timeAs('', Tag.GeneralizedTime),
  encode: (date) => timeOfType(Tag.GeneralizedTime, date),
};

/** The extensions of OCSP requests and responses that this package can read (RFC 6960 §4.4). */
export const OCSP_EXTENSIONS: ReadonlyMap<string, ExtensionType<unknown, never>> = new Map(
  ([nonce, archiveCutoff, reasonCode, invalidityDate, certificateIssuer] as ExtensionType<unknown, never>[]).map(
    (type) => [type.oid, type],
  ),
);

/** The nonce among extensions. */
export function nonceOf(extensions: readonly Extension[]): Uint8Array | undefined {
  return extension({ extensions }, nonce)?.value;
}
