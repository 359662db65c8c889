import { type Codec, opaque16, struct, vec16 } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

/** `SignedCertificateTimestampList` (RFC 6962 §3.3); each element is a serialised SCT. */
export interface SignedCertificateTimestampList {
  sct_list: Uint8Array[];
}

const SignedCertificateTimestampList: Codec<SignedCertificateTimestampList> = struct<SignedCertificateTimestampList>(
  'SignedCertificateTimestampList',
  { sct_list: vec16(opaque16({ min: 1 }), { min: 1 }) },
);

/** `signed_certificate_timestamp`: asks for, and delivers, proofs that the certificate was logged. */
export const signedCertificateTimestamp: ExtensionDefinition<{
  ClientHello: Codec<Empty>;
  ServerHello: Codec<SignedCertificateTimestampList>;
  CertificateRequest: Codec<Empty>;
  CertificateEntry: Codec<SignedCertificateTimestampList>;
}> = defineExtension('signed_certificate_timestamp', 'RFC 6962 §3.3.1', {
  ClientHello: empty('signed_certificate_timestamp'),
  ServerHello: SignedCertificateTimestampList,
  CertificateRequest: empty('signed_certificate_timestamp'),
  CertificateEntry: SignedCertificateTimestampList,
});
