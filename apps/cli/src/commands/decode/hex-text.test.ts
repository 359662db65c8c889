import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../failure.js';
import { beginsAsHex, readHexText } from './hex-text.js';

const bytes = Uint8Array.from({ length: 40 }, (_, index) => (index * 37 + 0x16) & 0xff);
const hex = toHex(bytes);
const pairs = hex.match(/../g) as string[];
const lines = [0, 16, 32].map((at) => pairs.slice(at, at + 16));
const offset = (index: number, digits: number): string => (index * 16).toString(16).padStart(digits, '0');
const padded = (text: string, width: number): string => text.padEnd(width);
/** Characters that could be taken for bytes. */
const column = 'abcd 01 ef beef.';

const forms: Record<string, string> = {
  plain: hex,
  'with spaces and lines': lines.map((line) => line.join(' ')).join('\n'),
  'with colons, in capitals': pairs.join(':').toUpperCase(),
  'as a C array': pairs.map((pair) => `0x${pair}`).join(', '),
  'in groups of four': hex.replace(/(....)/g, '$1 '),
  'of hexdump -C': lines
    .map((line, index) => {
      const halves = `${line.slice(0, 8).join(' ')}  ${line.slice(8).join(' ')}`;
      return `${offset(index, 8)}  ${padded(halves, 48)}  |${column.slice(0, line.length)}|`;
    })
    .join('\n'),
  'of xxd': lines
    .map((line, index) => {
      const words = line.join('').replace(/(....)(?=.)/g, '$1 ');
      return `${offset(index, 8)}: ${padded(words, 39)}  ${column.slice(0, line.length)}`;
    })
    .join('\r\n'),
  'of tshark -x': lines
    .map((line, index) => `${offset(index, 4)}  ${padded(line.join(' '), 47)}   ${column.slice(0, line.length)}`)
    .join('\n'),
};

describe('bytes in hexadecimal', () => {
  it.each(Object.entries(forms))('%s', (_, text) => {
    expect(beginsAsHex(utf8(text).subarray(0, 64))).toBe(true);
    expect(
      readHexText(text)
        .map((part) => toHex(part.bytes))
        .join(''),
    ).toBe(hex);
  });

  it('has the sides of a followed stream, and passes over what stands around it', () => {
    const text = ['Follow: tcp,hex', '00000000  16 03', '\t00000000  15', '00000002  01', '====='].join('\n');
    expect(readHexText(text).map(({ side, bytes: own }) => [side, toHex(own)])).toEqual([
      ['client', '1603'],
      ['server', '15'],
      ['client', '01'],
    ]);
  });

  it.each([
    ['160', 1],
    ['16 03\n01 xy', 2],
    ['00000000  16 03\n00000010  01', 2],
  ])('names the line that cannot be read: %j', (text, line) => {
    expect(() => readHexText(text)).toThrow(Failure);
    try {
      readHexText(text);
    } catch (error) {
      expect((error as Failure).context).toEqual({ line });
    }
  });

  it.each(['-----BEGIN CERTIFICATE-----', 'CLIENT_RANDOM 00 11', '# keys', '', 'cafeteria'])('is not %j', (text) => {
    expect(beginsAsHex(utf8(text))).toBe(false);
  });
});
