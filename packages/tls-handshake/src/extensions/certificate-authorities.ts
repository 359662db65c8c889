import { type Codec, opaque16, struct, vec16 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** Distinguished names as DER. */
export interface CertificateAuthorities {
  authorities: Uint8Array[];
}

const CertificateAuthorities: Codec<CertificateAuthorities> = struct<CertificateAuthorities>(
  'CertificateAuthoritiesExtension',
  { authorities: vec16(opaque16({ min: 1 }), { min: 3 }) },
);

/** `certificate_authorities`: names of the authorities the sender trusts, as a hint. */
export const certificateAuthorities: ExtensionDefinition<{
  ClientHello: Codec<CertificateAuthorities>;
  CertificateRequest: Codec<CertificateAuthorities>;
}> = defineExtension('certificate_authorities', 'RFC 8446 §4.2.4', {
  ClientHello: CertificateAuthorities,
  CertificateRequest: CertificateAuthorities,
});
