import { bytesToUnsigned, unsignedToBytes } from '../bytes/unsigned.js';
import type { Codec } from './codec.js';
import { WireError } from './errors.js';

function unsigned(length: number): Codec<number> {
  return {
    type: `uint${length * 8}`,
    size: length,
    write: (writer, value) => writer.unsigned(value, length),
    read: (reader) => reader.unsigned(length),
    describe: (value, field) => {
      field.value = value;
    },
  };
}

/** `uint8`: one byte. */
export const u8: Codec<number> = unsigned(1);
/** `uint16`: two bytes, big-endian. */
export const u16: Codec<number> = unsigned(2);
/** `uint24`: three bytes, big-endian. */
export const u24: Codec<number> = unsigned(3);
/** `uint32`: four bytes, big-endian. */
export const u32: Codec<number> = unsigned(4);

/** `uint64`: eight bytes, big-endian, as a `bigint`. */
export const u64: Codec<bigint> = {
  type: 'uint64',
  size: 8,
  write: (writer, value) => {
    if (value < 0n || value >= 1n << 64n) {
      throw new WireError('wire/value-out-of-range', undefined, { expected: 'uint64', actual: value.toString() });
    }
    writer.put(unsignedToBytes(value, 8));
  },
  read: (reader) => bytesToUnsigned(reader.take(8)),
  describe: (value, field) => {
    field.value = value.toString();
  },
};
