import { type Codec, rest, struct } from '@cutaway/primitives/wire';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

export interface Finished {
  /** 12 bytes up to TLS 1.2, as long as the suite's hash in TLS 1.3. */
  verify_data: Uint8Array;
}

const body: Codec<Finished> = struct<Finished>('Finished', { verify_data: rest });

/** A MAC over the whole handshake. */
export const Finished: HandshakeDefinition<Finished> = defineHandshake('finished', 'Finished', 'RFC 8446 §4.4.4', body);
