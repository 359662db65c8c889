import { toHex } from '../bytes/encoding.js';
import { equal } from '../bytes/operations.js';
import type { Codec } from './codec.js';
import { WireError } from './errors.js';

/** For each field its codec, or a function that picks one from the fields before it (`select`, RFC 8446 §3.8). */
export type StructSpec<T> = {
  readonly [K in keyof T]-?: Codec<T[K]> | ((before: Readonly<Partial<T>>) => Codec<T[K]>);
};

/**
 * A structure: its fields in order. Keys are the specification's own field names.
 *
 * @example
 * const Random = struct<{ gmt_unix_time: number; random_bytes: Uint8Array }>('Random', {
 *   gmt_unix_time: u32,
 *   random_bytes: fixed(28),
 * });
 */
export function struct<T extends object>(type: string, spec: StructSpec<T>): Codec<T> {
  const fields = Object.entries(spec) as [
    keyof T & string,
    Codec<T[keyof T]> | ((before: Partial<T>) => Codec<T[keyof T]>),
  ][];
  const size = fields.reduce<number | undefined>(
    (sum, [, field]) =>
      sum === undefined || typeof field === 'function' || field.size === undefined ? undefined : sum + field.size,
    0,
  );
  return {
    type,
    ...(size === undefined ? {} : { size }),
    write: (writer, value) => {
      for (const [name, field] of fields) {
        const codec = typeof field === 'function' ? field(value) : field;
        try {
          codec.write(writer, value[name]);
        } catch (error) {
          if (error instanceof WireError) error.within(name);
          throw error;
        }
      }
    },
    read: (reader) => {
      const value: Partial<T> = {};
      for (const [name, field] of fields) {
        const codec = typeof field === 'function' ? field(value) : field;
        const part = reader.field(name, codec);
        if (part !== undefined) value[name] = part as T[keyof T & string];
      }
      return value as T;
    },
  };
}

/** A field that may be missing at the end of its structure (TLS 1.2's extensions block). */
export function optional<T>(codec: Codec<T>): Codec<T | undefined> {
  return {
    type: codec.type,
    write: (writer, value) => {
      if (value !== undefined) codec.write(writer, value);
    },
    read: (reader) => (reader.remaining === 0 ? undefined : codec.read(reader)),
    describe: (value, field) => {
      if (value !== undefined) codec.describe?.(value, field);
    },
  };
}

/**
 * Bytes that must be exactly these.
 *
 * @throws {WireError} `wire/unexpected-value` when others are read.
 */
export function constant(bytes: Uint8Array): Codec<Uint8Array> {
  return {
    type: `opaque[${bytes.length}]`,
    size: bytes.length,
    write: (writer) => writer.put(bytes),
    read: (reader) => {
      const start = reader.offset;
      const found = reader.take(bytes.length);
      if (!equal(found, bytes)) {
        throw new WireError('wire/unexpected-value', start, { expected: toHex(bytes), actual: toHex(found) });
      }
      return found;
    },
    describe: (value, field) => {
      field.value = toHex(value);
    },
  };
}

function sized<T>(lengthSize: number, codec: Codec<T>): Codec<T> {
  const bounds = { min: 0, max: 256 ** lengthSize - 1 };
  return {
    type: codec.type,
    write: (writer, value) => writer.prefixed(lengthSize, bounds, () => codec.write(writer, value)),
    read: (reader) => {
      const length = reader.unsigned(lengthSize);
      return reader.limited(length, () => codec.read(reader));
    },
    ...(codec.describe === undefined ? {} : { describe: codec.describe }),
  };
}

/** A value behind its own length of one byte, which it must fill. */
export const sized8 = <T>(codec: Codec<T>): Codec<T> => sized(1, codec);
/** A value behind its own length of two bytes, which it must fill. */
export const sized16 = <T>(codec: Codec<T>): Codec<T> => sized(2, codec);
/** A value behind its own length of three bytes, which it must fill. */
export const sized24 = <T>(codec: Codec<T>): Codec<T> => sized(3, codec);
/** A value behind its own length of four bytes, which it must fill. */
export const sized32 = <T>(codec: Codec<T>): Codec<T> => sized(4, codec);

/** A codec whose values have another form in the program: `from` on the way in, `to` on the way out. */
export function mapped<A, B>(
  codec: Codec<A>,
  map: { readonly type?: string; from: (raw: A) => B; to: (value: B) => A },
): Codec<B> {
  const describe = codec.describe;
  return {
    type: map.type ?? codec.type,
    ...(codec.size === undefined ? {} : { size: codec.size }),
    write: (writer, value) => codec.write(writer, map.to(value)),
    read: (reader) => map.from(codec.read(reader)),
    ...(describe === undefined ? {} : { describe: (value: B, field) => describe(map.to(value), field) }),
  };
}
