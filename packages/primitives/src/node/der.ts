import { concat } from '../bytes/operations.js';

/** The few elements of DER that the keys `node:crypto` takes in no other form are made of (X.690 §8, §10). */
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const SEQUENCE = 0x30;

/** A tag, a length and contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = concat(...contents);
  const { length } = content;
  const header =
    length < 0x80 ? [tag, length] : length < 0x100 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 0xff];
  return concat(Uint8Array.from(header), content);
}

/** An unsigned integer, with leading zeros taken off and the one that DER needs put in front. */
export function integer(bytes: Uint8Array): Uint8Array {
  const start = bytes.findIndex((byte) => byte !== 0);
  const magnitude = start === -1 ? Uint8Array.of(0) : bytes.subarray(start);
  return element(INTEGER, (magnitude[0] as number) >= 0x80 ? concat(Uint8Array.of(0), magnitude) : magnitude);
}

/** The integers in a SubjectPublicKeyInfo or PrivateKeyInfo that OpenSSL made for a DSA or DH key, in their order. */
export function integersIn(der: Uint8Array): Uint8Array[] {
  const found: Uint8Array[] = [];
  for (let offset = 0; offset < der.length; ) {
    const tag = der[offset] as number;
    const first = der[offset + 1] as number;
    const lengthSize = first < 0x80 ? 0 : first & 0x7f;
    let length = first < 0x80 ? first : 0;
    for (let i = 0; i < lengthSize; i++) length = length * 256 + (der[offset + 2 + i] as number);
    const start = offset + 2 + lengthSize;
    const content = der.subarray(start, start + length);
    if (tag === INTEGER) found.push(content[0] === 0 ? content.slice(1) : content.slice());
    else if (tag === SEQUENCE || tag === OCTET_STRING) found.push(...integersIn(content));
    else if (tag === BIT_STRING) found.push(...integersIn(content.subarray(1)));
    offset = start + length;
  }
  return found;
}
