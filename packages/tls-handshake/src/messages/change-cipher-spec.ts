import { type Codec, type EnumCodec, enumOf, struct, u8 } from '@cutaway/primitives/wire';

const changeCipherSpecTypes = { change_cipher_spec: 1 } as const;
const ChangeCipherSpecType: EnumCodec<typeof changeCipherSpecTypes> = enumOf(
  u8,
  'ChangeCipherSpecType',
  changeCipherSpecTypes,
);

export interface ChangeCipherSpec {
  type: number;
}

/**
 * `ChangeCipherSpec`; not a handshake message (RFC 5246 §7.1). Up to TLS 1.2 the next record is under the new keys;
 * in TLS 1.3 it means nothing (RFC 8446 D.4).
 */
export const ChangeCipherSpec: Codec<ChangeCipherSpec> = struct<ChangeCipherSpec>('ChangeCipherSpec', {
  type: ChangeCipherSpecType,
});
