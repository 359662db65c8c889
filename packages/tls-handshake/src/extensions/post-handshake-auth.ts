import type { Codec } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty } from './definition.js';

/** `post_handshake_auth`: the client may be asked for a certificate after the handshake. */
export const postHandshakeAuth: ExtensionDefinition<{ ClientHello: Codec<Empty> }> = defineExtension(
  'post_handshake_auth',
  'RFC 8446 §4.2.6',
  { ClientHello: empty('post_handshake_auth') },
);
