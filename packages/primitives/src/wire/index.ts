/**
 * Message formats, described once.
 *
 * A codec is a value that describes a format; `encode`, `decode` and `dissect` are three ways to use it. The
 * building blocks follow the presentation language of RFC 8446 §3 and RFC 4251 §5.
 *
 * @module
 */
export { type Codec, decode, dissect, dissectPartly, encode } from './codec.js';
export { type EnumCodec, enumOf } from './enum.js';
export { WireError, type WireErrorCode } from './errors.js';
export { type Field, type FieldValue, movedField } from './field.js';
export { u8, u16, u24, u32, u64 } from './integers.js';
export { fixed, type OpaqueBounds, opaque8, opaque16, opaque24, opaque32, rest } from './opaque.js';
export { Reader } from './reader.js';
export { constant, mapped, optional, type StructSpec, sized8, sized16, sized24, sized32, struct } from './structure.js';
export { text8, text16, text32 } from './text.js';
export { list, type VectorBounds, vec8, vec16, vec24, vec32 } from './vectors.js';
export { Writer } from './writer.js';
