import { type Codec, type EnumCodec, enumOf, struct, u8, vec8 } from '@cutaway/primitives/wire';
import { defineExtension, type ExtensionDefinition } from './definition.js';

const ecPointFormats = { uncompressed: 0, ansiX962_compressed_prime: 1, ansiX962_compressed_char2: 2 } as const;

/** `ECPointFormat` (RFC 8422 §5.1.2). */
export const ECPointFormat: EnumCodec<typeof ecPointFormats> = enumOf(u8, 'ECPointFormat', ecPointFormats);

/** ECPointFormatList (RFC 8422 §5.1.2). */
export interface ECPointFormatList {
  ec_point_format_list: number[];
}

const ECPointFormatList: Codec<ECPointFormatList> = struct<ECPointFormatList>('ECPointFormatList', {
  ec_point_format_list: vec8(ECPointFormat, { min: 1 }),
});

/** `ec_point_formats`: TLS 1.2 alone. Only `uncompressed` is left, and it must be in every list. */
export const ecPointFormatsExtension: ExtensionDefinition<{
  ClientHello: Codec<ECPointFormatList>;
  ServerHello: Codec<ECPointFormatList>;
}> = defineExtension('ec_point_formats', 'RFC 8422 §5.1.2', {
  ClientHello: ECPointFormatList,
  ServerHello: ECPointFormatList,
});
