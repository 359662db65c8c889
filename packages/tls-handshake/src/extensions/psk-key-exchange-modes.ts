import { type Codec, type EnumCodec, enumOf, struct, u8, vec8 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

const pskKeyExchangeModes = { psk_ke: 0, psk_dhe_ke: 1 } as const;

/** `PskKeyExchangeMode` (RFC 8446 §4.2.9). */
export const PskKeyExchangeMode: EnumCodec<typeof pskKeyExchangeModes> = enumOf(
  u8,
  'PskKeyExchangeMode',
  pskKeyExchangeModes,
);

/** PskKeyExchangeModes (RFC 8446 §4.2.9). */
export interface PskKeyExchangeModes {
  ke_modes: number[];
}

/** `psk_key_exchange_modes`: whether a resumed session makes a fresh key exchange; must go with pre_shared_key. */
export const pskKeyExchangeModesExtension: ExtensionDefinition<{ ClientHello: Codec<PskKeyExchangeModes> }> =
  defineExtension('psk_key_exchange_modes', 'RFC 8446 §4.2.9', {
    ClientHello: struct<PskKeyExchangeModes>('PskKeyExchangeModes', {
      ke_modes: vec8(PskKeyExchangeMode, { min: 1 }),
    }),
  });
