import { type Codec, type OpaqueBounds, opaque32, text32 } from '@cutaway/primitives/wire';

/** `string` of bytes: four bytes of length, then so many bytes (RFC 4251 §5). Read without copying. */
export const string = (bounds: OpaqueBounds = {}): Codec<Uint8Array> => opaque32(bounds);

/** `string` that holds UTF-8 text (RFC 4251 §5). */
export const text = (bounds: OpaqueBounds = {}): Codec<string> => text32(bounds);
