import { toHex } from '../bytes/encoding.js';
import type { Codec } from './codec.js';
import { WireError } from './errors.js';
import type { Field } from './field.js';

/** Bounds on a length, in bytes. */
export interface OpaqueBounds {
  min?: number;
  max?: number;
}

function describeBytes(value: Uint8Array, field: Field): void {
  field.value = toHex(value);
}

/**
 * `opaque[length]`: exactly so many bytes.
 *
 * @throws {WireError} `wire/length-out-of-bounds` when another number of bytes is encoded; `wire/truncated` when fewer are read.
 */
export function fixed(length: number): Codec<Uint8Array> {
  return {
    type: `opaque[${length}]`,
    size: length,
    write: (writer, value) => {
      if (value.length !== length) {
        throw new WireError('wire/length-out-of-bounds', undefined, { min: length, max: length, actual: value.length });
      }
      writer.put(value);
    },
    read: (reader) => reader.take(length),
    describe: describeBytes,
  };
}

/** All bytes up to the end of the enclosing structure. */
export const rest: Codec<Uint8Array> = {
  type: 'opaque',
  write: (writer, value) => writer.put(value),
  read: (reader) => reader.take(reader.remaining),
  describe: describeBytes,
};

function opaque(lengthSize: number, bounds: OpaqueBounds): Codec<Uint8Array> {
  const min = bounds.min ?? 0;
  const max = bounds.max ?? 256 ** lengthSize - 1;
  return {
    type: `opaque<${min}..${max}>`,
    write: (writer, value) => writer.prefixed(lengthSize, { min, max }, () => writer.put(value)),
    read: (reader) => {
      const start = reader.offset;
      const length = reader.unsigned(lengthSize);
      if (length < min || length > max) {
        throw new WireError('wire/length-out-of-bounds', start, { min, max, actual: length });
      }
      return reader.take(length);
    },
    describe: describeBytes,
  };
}

/** `opaque<min..max>` behind a length of one byte. */
export const opaque8 = (bounds: OpaqueBounds = {}): Codec<Uint8Array> => opaque(1, bounds);
/** `opaque<min..max>` behind a length of two bytes. */
export const opaque16 = (bounds: OpaqueBounds = {}): Codec<Uint8Array> => opaque(2, bounds);
/** `opaque<min..max>` behind a length of three bytes. */
export const opaque24 = (bounds: OpaqueBounds = {}): Codec<Uint8Array> => opaque(3, bounds);
/** `opaque<min..max>` behind a length of four bytes; SSH's `string` of bytes (RFC 4251 §5). */
export const opaque32 = (bounds: OpaqueBounds = {}): Codec<Uint8Array> => opaque(4, bounds);
