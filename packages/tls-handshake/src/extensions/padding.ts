import { type Codec, rest } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition, named } from './definition.js';

/** `padding`: zeros that bring the ClientHello to a length. The server never answers it. */
export const padding: ExtensionDefinition<{ ClientHello: Codec<Uint8Array> }> = defineExtension(
  'padding',
  'RFC 7685 §3',
  { ClientHello: named('padding', rest) },
);
