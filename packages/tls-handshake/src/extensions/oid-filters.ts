import { type Codec, opaque8, opaque16, struct, vec16 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

/** An extension's OID and the values it must have, both DER. */
export interface OIDFilter {
  certificate_extension_oid: Uint8Array;
  certificate_extension_values: Uint8Array;
}

const OIDFilter: Codec<OIDFilter> = struct<OIDFilter>('OIDFilter', {
  certificate_extension_oid: opaque8({ min: 1 }),
  certificate_extension_values: opaque16(),
});

/** `oid_filters`: what the client's certificate must hold. */
export const oidFilters: ExtensionDefinition<{ CertificateRequest: Codec<{ filters: OIDFilter[] }> }> = defineExtension(
  'oid_filters',
  'RFC 8446 §4.2.5',
  { CertificateRequest: struct<{ filters: OIDFilter[] }>('OIDFilterExtension', { filters: vec16(OIDFilter) }) },
);
