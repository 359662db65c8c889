import { type Codec, opaque16, struct } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

type Cookie = Codec<{ cookie: Uint8Array }>;

const Cookie: Cookie = struct<{ cookie: Uint8Array }>('Cookie', { cookie: opaque16({ min: 1 }) });

/** `cookie`: given in a HelloRetryRequest, to be repeated unchanged in the second ClientHello. */
export const cookie: ExtensionDefinition<{ ClientHello: Cookie; HelloRetryRequest: Cookie }> = defineExtension(
  'cookie',
  'RFC 8446 §4.2.2',
  { ClientHello: Cookie, HelloRetryRequest: Cookie },
);
