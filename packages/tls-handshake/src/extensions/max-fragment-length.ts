import { type EnumCodec, enumOf, u8 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

const maxFragmentLengths = { '2^9': 1, '2^10': 2, '2^11': 3, '2^12': 4 } as const;

/** `MaxFragmentLength` (RFC 6066 §4): powers of two. */
export const MaxFragmentLength: EnumCodec<typeof maxFragmentLengths> = enumOf(
  u8,
  'MaxFragmentLength',
  maxFragmentLengths,
);

/** `max_fragment_length`: superseded by record_size_limit; read from peers, never sent. */
export const maxFragmentLength: ExtensionDefinition<{
  ClientHello: typeof MaxFragmentLength;
  ServerHello: typeof MaxFragmentLength;
  EncryptedExtensions: typeof MaxFragmentLength;
}> = defineExtension('max_fragment_length', 'RFC 6066 §4', {
  ClientHello: MaxFragmentLength,
  ServerHello: MaxFragmentLength,
  EncryptedExtensions: MaxFragmentLength,
});
