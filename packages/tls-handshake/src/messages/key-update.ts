import { type Codec, type EnumCodec, enumOf, struct, u8 } from '@cutaway/primitives/wire';
import { defineHandshake, type HandshakeDefinition } from './definition.js';

const keyUpdateRequests = { update_not_requested: 0, update_requested: 1 } as const;

/** `KeyUpdateRequest` (RFC 8446 §4.6.3). */
export const KeyUpdateRequest: EnumCodec<typeof keyUpdateRequests> = enumOf(u8, 'KeyUpdateRequest', keyUpdateRequests);

export interface KeyUpdate {
  request_update: number;
}

const body: Codec<KeyUpdate> = struct<KeyUpdate>('KeyUpdate', { request_update: KeyUpdateRequest });

/** The sender's next records are under its next key. */
export const KeyUpdate: HandshakeDefinition<KeyUpdate> = defineHandshake(
  'key_update',
  'KeyUpdate',
  'RFC 8446 §4.6.3',
  body,
);
