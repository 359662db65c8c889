import { bytesToUnsigned, fromHex, toHex, unsignedToBytes } from '@cutaway/primitives/bytes';
import { decode, encode, WireError } from '@cutaway/primitives/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boolean, mpint, nameList, string, text } from './index.js';

/** The code of the error that reading throws. */
function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof WireError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('mpint', () => {
  // RFC 4251 §5.
  it.each([
    ['', '00000000'],
    ['9a378f9b2e332a7', '0000000809a378f9b2e332a7'],
    ['80', '000000020080'],
  ])('writes 0x%s as the RFC does', (value, wire) => {
    const magnitude = fromHex(value.length % 2 === 1 ? `0${value}` : value);
    expect(toHex(encode(mpint, magnitude))).toBe(wire);
    expect(toHex(decode(mpint, fromHex(wire)))).toBe(toHex(magnitude));
  });

  it.each([
    ['0000 0002 edcc', 'wire/value-out-of-range'],
    ['0000 0005 ff21524111', 'wire/value-out-of-range'],
    ['0000 0001 00', 'wire/not-minimal'],
    ['0000 0002 007f', 'wire/not-minimal'],
    ['0000 0003 000080', 'wire/not-minimal'],
    ['0000 0802', 'wire/length-out-of-bounds'],
    ['0000 0002 01', 'wire/truncated'],
    ['0000 0001 01 00', 'wire/trailing-bytes'],
  ])('refuses %s', (wire, code) => {
    expect(refusal(() => decode(mpint, fromHex(wire)))).toBe(code);
  });

  it('drops leading zeros when writing', () => {
    expect(toHex(encode(mpint, fromHex('000001')))).toBe('0000000101');
  });

  it('brings every integer back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 1n << 600n }), (value) => {
        expect(bytesToUnsigned(decode(mpint, encode(mpint, unsignedToBytes(value))))).toBe(value);
      }),
    );
  });
});

describe('name-list', () => {
  // RFC 4251 §5.
  it.each([
    [[], '00000000'],
    [['zlib'], '000000047a6c6962'],
    [['zlib', 'none'], '000000097a6c69622c6e6f6e65'],
  ])('writes %j as the RFC does', (names, wire) => {
    expect(toHex(encode(nameList, names))).toBe(wire);
    expect(decode(nameList, fromHex(wire))).toEqual(names);
  });

  it.each([
    ['an empty name', '00000002612c', 'wire/length-out-of-bounds'],
    ['a lone comma', '000000012c', 'wire/length-out-of-bounds'],
    ['a name of 65 characters', `00000041${'61'.repeat(65)}`, 'wire/length-out-of-bounds'],
    ['a NUL', '00000003610062', 'wire/not-ascii'],
    ['a space', '00000003612062', 'wire/not-ascii'],
    ['UTF-8', '00000002c3a9', 'wire/not-ascii'],
  ])('refuses %s', (_, wire, code) => {
    expect(refusal(() => decode(nameList, fromHex(wire)))).toBe(code);
  });

  it('refuses to write a name with a comma', () => {
    expect(refusal(() => encode(nameList, ['a,b']))).toBe('wire/not-ascii');
  });
});

describe('boolean', () => {
  it('takes every value but 0 for true and writes 1', () => {
    expect([0, 1, 2, 255].map((byte) => decode(boolean, Uint8Array.of(byte)))).toEqual([false, true, true, true]);
    expect(toHex(encode(boolean, true))).toBe('01');
  });
});

describe('string', () => {
  it('keeps bytes and reads text strictly', () => {
    expect(toHex(decode(string(), fromHex('00000002ff00')))).toBe('ff00');
    expect(decode(text(), encode(text(), 'naïve 密钥'))).toBe('naïve 密钥');
    expect(refusal(() => decode(text(), fromHex('00000001ff')))).toBe('wire/not-utf8');
  });
});
