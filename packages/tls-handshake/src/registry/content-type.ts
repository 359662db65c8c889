import { type EnumCodec, enumOf, u8 } from '@cutaway/primitives/wire';

const contentTypes = {
  invalid: 0,
  change_cipher_spec: 20,
  alert: 21,
  handshake: 22,
  application_data: 23,
  heartbeat: 24,
} as const;

/** `ContentType` (RFC 8446 §5.1; heartbeat: RFC 6520). */
export const ContentType: EnumCodec<typeof contentTypes> = enumOf(u8, 'ContentType', contentTypes);
