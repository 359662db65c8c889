import { type Codec, opaque8, opaque16, struct, u32 } from '@cutaway/primitives/wire';
import { extensionBlock } from '../extensions/block.js';
import type { Extension } from '../extensions/definition.js';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

export interface NewSessionTicket12 {
  /** Seconds; 0: the server does not say. */
  ticket_lifetime_hint: number;
  ticket: Uint8Array;
}

export interface NewSessionTicket13 {
  /** Seconds, at most 604800. */
  ticket_lifetime: number;
  ticket_age_add: number;
  ticket_nonce: Uint8Array;
  ticket: Uint8Array;
  extensions: Extension[];
}

const body12: Codec<NewSessionTicket12> = struct<NewSessionTicket12>('NewSessionTicket', {
  ticket_lifetime_hint: u32,
  ticket: opaque16(),
});

const body13: Codec<NewSessionTicket13> = struct<NewSessionTicket13>('NewSessionTicket', {
  ticket_lifetime: u32,
  ticket_age_add: u32,
  ticket_nonce: opaque8(),
  ticket: opaque16({ min: 1 }),
  extensions: extensionBlock.NewSessionTicket,
});

/** The server's state as a ticket, before its Finished. */
export const NewSessionTicket12: HandshakeDefinition<NewSessionTicket12> = defineHandshake(
  'new_session_ticket',
  'NewSessionTicket',
  'RFC 5077 §3.3',
  body12,
);

/** A pre-shared key for a later connection, any time after the client's Finished. */
export const NewSessionTicket13: HandshakeDefinition<NewSessionTicket13> = defineHandshake(
  'new_session_ticket',
  'NewSessionTicket',
  'RFC 8446 §4.6.1',
  body13,
);
