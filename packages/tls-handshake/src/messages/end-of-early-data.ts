import { struct } from '@cutaway/primitives/wire';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

/** The end of 0-RTT data; the handshake keys follow. */
export const EndOfEarlyData: HandshakeDefinition<Record<string, never>> = defineHandshake(
  'end_of_early_data',
  'EndOfEarlyData',
  'RFC 8446 §4.5',
  struct('EndOfEarlyData', {}),
);
