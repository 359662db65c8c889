import type { Problems } from './problems.js';

/** Checks the contents of an INTEGER: not empty is checked by the caller, as few bytes as possible here (X.690 §8.3.2). */
export function checkInteger(bytes: Uint8Array, start: number, end: number, problems: Problems): void {
  if (end - start < 2) return;
  const first = bytes[start] as number;
  const second = bytes[start + 1] as number;
  if ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80)) {
    problems.report('x509/der-non-minimal-integer', start, { actual: end - start }, 'X.690 §8.3.2');
  }
}

/** Whether the contents of an INTEGER are below zero. */
export function isNegative(content: Uint8Array): boolean {
  return ((content[0] ?? 0) & 0x80) !== 0;
}

/** Contents of an INTEGER as a number of any size, two's complement. */
export function integerToBigInt(content: Uint8Array): bigint {
  let value = isNegative(content) ? -1n : 0n;
  for (const byte of content) value = (value << 8n) | BigInt(byte);
  return value;
}

/** The shortest two's complement contents of a number. */
export function bigIntToInteger(value: bigint): Uint8Array {
  const out: number[] = [];
  let left = value;
  do {
    out.unshift(Number(left & 0xffn));
    left >>= 8n;
  } while (left !== 0n && left !== -1n);
  const negative = value < 0n;
  if (negative !== ((out[0] ?? 0) & 0x80) > 0) out.unshift(negative ? 0xff : 0x00);
  return Uint8Array.from(out);
}

/** Unsigned big-endian bytes, with or without leading zeros, as the contents of an INTEGER. */
export function unsignedToInteger(unsigned: Uint8Array): Uint8Array {
  let start = 0;
  while (start < unsigned.length - 1 && unsigned[start] === 0) start++;
  const digits = unsigned.subarray(start);
  if (digits.length === 0) return Uint8Array.of(0);
  if (!isNegative(digits)) return digits;
  const out = new Uint8Array(digits.length + 1);
  out.set(digits, 1);
  return out;
}
