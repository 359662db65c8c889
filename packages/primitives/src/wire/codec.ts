import { WireError } from './errors.js';
import type { Field } from './field.js';
import { Reader } from './reader.js';
import { Writer } from './writer.js';

/** A format, as a value. Made with `struct`, `u16`, `vec8` and the other building blocks of this module. */
export interface Codec<T> {
  /** The type's name in the presentation language, shown in field trees. */
  readonly type: string;
  /** Bytes of every value, where all have as many. */
  readonly size?: number;
  write(writer: Writer, value: T): void;
  read(reader: Reader): T;
  /** Adds value and label to the field tree; called only while dissecting. */
  describe?(value: T, field: Field): void;
}

/**
 * The bytes of a value.
 *
 * @throws {WireError} `wire/value-out-of-range`, `wire/length-out-of-bounds` with the field's path.
 */
export function encode<T>(codec: Codec<T>, value: T): Uint8Array {
  const writer = new Writer();
  codec.write(writer, value);
  return writer.finish();
}

/**
 * Reads a value that must fill `bytes` exactly.
 *
 * Byte strings in the value are views into `bytes`, not copies.
 *
 * @throws {WireError} with path and offset. Nothing else is thrown, whatever the bytes.
 */
export function decode<T>(codec: Codec<T>, bytes: Uint8Array): T {
  const reader = new Reader(bytes);
  const value = codec.read(reader);
  reader.finish();
  return value;
}

/**
 * Reads a value and the tree of its fields with their byte ranges.
 *
 * @param name what to call the outermost field; its type's name unless given.
 * @throws {WireError} as {@link decode}.
 */
export function dissect<T>(codec: Codec<T>, bytes: Uint8Array, name: string = codec.type): { value: T; field: Field } {
  const { value, field, error } = dissectPartly(codec, bytes, name);
  if (error !== undefined) throw error;
  return { value: value as T, field };
}

/**
 * As {@link dissect}, for bytes that may be broken: gives the tree up to the error, and the error.
 */
export function dissectPartly<T>(
  codec: Codec<T>,
  bytes: Uint8Array,
  name: string = codec.type,
): { value?: T; field: Field; error?: WireError } {
  const field: Field = { name, type: codec.type, pos: 0, size: bytes.length };
  const reader = new Reader(bytes, { tree: field });
  try {
    const value = codec.read(reader);
    codec.describe?.(value, field);
    reader.finish();
    return { value, field };
  } catch (error) {
    if (error instanceof WireError) return { field, error };
    throw error;
  }
}
