import { type Codec, rest } from '@cutaway/primitives/wire';
import { defineExtension, type Empty, type ExtensionDefinition, empty, named } from './definition.js';

/** `session_ticket`: TLS 1.2 alone. Empty: tickets are welcome; otherwise the ticket to resume with. */
export const sessionTicket: ExtensionDefinition<{ ClientHello: Codec<Uint8Array>; ServerHello: Codec<Empty> }> =
  defineExtension('session_ticket', 'RFC 5077 §3.2', {
    ClientHello: named('SessionTicket', rest),
    ServerHello: empty('session_ticket'),
  });
