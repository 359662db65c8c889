import { toHex } from './encoding.js';

/** Reads a big-endian unsigned integer of any length (RFC 8017 §4.2, OS2IP). No bytes are zero. */
export function bytesToUnsigned(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${toHex(bytes)}`);
}

/**
 * Writes a big-endian unsigned integer (RFC 8017 §4.1, I2OSP).
 *
 * @param length how many bytes to write, with zeros in front; without it the fewest that hold the value, which
 * are none for zero.
 * @throws {RangeError} when the value is negative or does not fit.
 */
export function unsignedToBytes(value: bigint, length?: number): Uint8Array {
  if (value < 0n) throw new RangeError('a negative integer has no unsigned encoding');
  const digits = value === 0n ? '' : value.toString(16);
  const size = (digits.length + 1) >> 1;
  if (length !== undefined && size > length) throw new RangeError(`${size} bytes do not fit into ${length}`);
  const out = new Uint8Array(length ?? size);
  const padded = digits.padStart(size * 2, '0');
  for (let i = 0; i < size; i++) {
    out[out.length - size + i] = Number.parseInt(padded.slice(i * 2, i * 2 + 2), 16);
  }
  return out;
}
