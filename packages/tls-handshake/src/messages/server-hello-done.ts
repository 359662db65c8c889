import { struct } from '@cutaway/primitives/wire';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

/** The end of the server's first flight in TLS 1.2. */
export const ServerHelloDone: HandshakeDefinition<Record<string, never>> = defineHandshake(
  'server_hello_done',
  'ServerHelloDone',
  'RFC 5246 §7.4.5',
  struct('ServerHelloDone', {}),
);
