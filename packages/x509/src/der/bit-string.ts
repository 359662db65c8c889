import { X509Error } from '../errors.js';
import type { Problems } from './problems.js';

/** A BIT STRING: its bytes, and how many low bits of the last byte do not belong to it. */
export interface BitString {
  readonly bytes: Uint8Array;
  /** 0 to 7. */
  readonly unusedBits: number;
}

/** Reads the contents of a BIT STRING (X.690 §8.6.2, §11.2). The bytes are a view. */
export function decodeBitString(bytes: Uint8Array, start: number, end: number, problems: Problems): BitString {
  const unusedBits = bytes[start] as number;
  if (end === start || unusedBits > 7 || (unusedBits > 0 && end - start === 1)) {
    throw problems.error(
      'x509/der-invalid-unused-bits',
      start,
      { actual: end === start ? 'none' : unusedBits },
      'X.690 §8.6.2.2',
    );
  }
  const last = bytes[end - 1] as number;
  if (unusedBits > 0 && (last & ((1 << unusedBits) - 1)) !== 0) {
    problems.report('x509/der-nonzero-unused-bits', end - 1, { unusedBits, actual: last }, 'X.690 §11.2.1');
  }
  return { bytes: bytes.subarray(start + 1, end), unusedBits };
}

/**
 * A BIT STRING with named bits as the set of its names, in order of their positions. DER drops trailing zero bits
 * (X.690 §11.2.2).
 *
 * @param names the name of bit 0, 1, 2 … Set bits beyond them are named by their number.
 */
export function namedBits(value: BitString, names: readonly string[]): string[] {
  const out: string[] = [];
  const count = value.bytes.length * 8 - value.unusedBits;
  for (let bit = 0; bit < count; bit++) {
    if (((value.bytes[bit >> 3] as number) & (0x80 >> (bit & 7))) !== 0) out.push(names[bit] ?? `bit${bit}`);
  }
  return out;
}

/** The reverse of {@link namedBits}. @throws {X509Error} `x509/der-unencodable` for an unknown name. */
export function namedBitString(values: Iterable<string>, names: readonly string[]): BitString {
  const bits: number[] = [];
  for (const value of values) {
    const bit = names.includes(value) ? names.indexOf(value) : Number(/^bit(\d{1,2})$/.exec(value)?.[1] ?? -1);
    if (bit < 0) throw new X509Error('x509/der-unencodable', { context: { expected: names, actual: value } });
    bits.push(bit);
  }
  if (bits.length === 0) return { bytes: new Uint8Array(), unusedBits: 0 };
  const highest = Math.max(...bits);
  const bytes = new Uint8Array((highest >> 3) + 1);
  for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] as number) | (0x80 >> (bit & 7));
  return { bytes, unusedBits: 7 - (highest & 7) };
}
