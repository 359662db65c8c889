import { struct } from '@cutaway/primitives/wire';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

/** The server's wish to renegotiate; never part of a transcript. */
export const HelloRequest: HandshakeDefinition<Record<string, never>> = defineHandshake(
  'hello_request',
  'HelloRequest',
  'RFC 5246 §7.4.1.1',
  struct('HelloRequest', {}),
);
