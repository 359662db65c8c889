import { toHex } from '@cutaway/primitives/bytes';
import { type Codec, opaque32, WireError } from '@cutaway/primitives/wire';

/** The longest integer that is read: 16384 bits, the largest RSA modulus OpenSSH takes, and a byte for the sign. */
const MAXIMUM = 16384 / 8 + 1;

const body = opaque32({ max: MAXIMUM });

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array {
  let start = 0;
  while (start < bytes.length && bytes[start] === 0) start++;
  return bytes.subarray(start);
}

/**
 * `mpint` for integers that cannot be negative: two's complement, big-endian, in the fewest bytes (RFC 4251 §5).
 *
 * The value is the unsigned integer, big-endian, without leading zeros; no bytes are zero. When written, leading
 * zeros are dropped and the zero byte in front of a set top bit is added. When read, a negative integer and a
 * superfluous leading byte are errors.
 */
export const mpint: Codec<Uint8Array> = {
  type: 'mpint',
  write: (writer, value) => {
    const magnitude = withoutLeadingZeros(value);
    const first = magnitude[0];
    if (first === undefined || first < 0x80) return body.write(writer, magnitude);
    const signed = new Uint8Array(magnitude.length + 1);
    signed.set(magnitude, 1);
    body.write(writer, signed);
  },
  read: (reader) => {
    const start = reader.offset;
    const bytes = body.read(reader);
    const first = bytes[0];
    if (first === undefined) return bytes;
    if (first >= 0x80) {
      throw new WireError('wire/value-out-of-range', start + 4, { expected: 'mpint ≥ 0', actual: toHex(bytes) });
    }
    if (first !== 0) return bytes;
    const second = bytes[1];
    if (second === undefined || second < 0x80) {
      const expected = withoutLeadingZeros(bytes).length;
      throw new WireError('wire/not-minimal', start + 4, { expected, actual: bytes.length });
    }
    return bytes.subarray(1);
  },
  describe: (value, field) => {
    field.value = toHex(value);
  },
};
