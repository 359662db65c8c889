import { fromHex, toHex } from '@cutaway/primitives/bytes';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { X509Error } from '../errors.js';
import {
  bitString,
  boolean,
  characterString,
  type DerOptions,
  type DerReader,
  type Deviation,
  element,
  explicit,
  integer,
  integerToBigInt,
  namedBitString,
  namedBits,
  objectIdentifier,
  octetString,
  readDer,
  sequence,
  setOf,
  Tag,
  time,
} from './index.js';

type Read<T> = (reader: DerReader) => T;

function read<T>(hex: string, how: Read<T>, options: DerOptions = {}): T {
  return readDer(fromHex(hex), 'Test', how, options);
}

function problem(hex: string, how: Read<unknown>): string {
  try {
    read(hex, how);
  } catch (error) {
    if (error instanceof X509Error) return `${error.code}@${error.place.offset}`;
    throw error;
  }
  return 'accepted';
}

const any: Read<unknown> = (reader) => reader.any('');

describe('what strict reading refuses, and lenient reading records', () => {
  const lapses: readonly [what: string, hex: string, how: Read<unknown>, code: string, value?: unknown][] = [
    ['a length in more bytes than needed', '30 81 00', any, 'x509/der-non-minimal-length@1'],
    ['a length with leading zeros', '04 82 0001 ff', any, 'x509/der-non-minimal-length@1'],
    ['a BOOLEAN of 0x01', '01 01 01', (r) => r.boolean(''), 'x509/der-invalid-boolean@2', true],
    [
      'an INTEGER with a zero byte too many',
      '02 02 007f',
      (r) => r.smallInteger(''),
      'x509/der-non-minimal-integer@2',
      127,
    ],
    ['an INTEGER with an 0xff too many', '02 02 ff80', (r) => r.integer('')[1], 'x509/der-non-minimal-integer@2', 0x80],
    [
      'an arc with a leading zero',
      '06 03 2a8001',
      (r) => r.objectIdentifier(''),
      'x509/der-invalid-object-identifier@3',
      '1.2.1',
    ],
    ['unused bits that are set', '03 02 01ff', (r) => r.bitString('').unusedBits, 'x509/der-nonzero-unused-bits@3', 1],
    [
      'UTCTime without Z',
      '17 0c 323630313032303330343035',
      (r) => r.time('').time.toISOString(),
      'x509/der-invalid-time@2',
      '2026-01-02T03:04:05.000Z',
    ],
    [
      'UTCTime without seconds',
      '17 0b 323630313032303330345a',
      (r) => r.time('').time.toISOString(),
      'x509/der-invalid-time@2',
      '2026-01-02T03:04:00.000Z',
    ],
    [
      'UTCTime in another zone',
      '17 11 3236303130323033303430352b30323030',
      (r) => r.time('').time.toISOString(),
      'x509/der-invalid-time@2',
      '2026-01-02T01:04:05.000Z',
    ],
    [
      'GeneralizedTime with fractions',
      '18 11 32303236303130323033303430352e355a',
      (r) => r.time('').time.toISOString(),
      'x509/der-invalid-time@2',
      '2026-01-02T03:04:05.000Z',
    ],
    [
      'a PrintableString with @',
      '13 03 614062',
      (r) => r.string('', Tag.PrintableString),
      'x509/der-invalid-character@3',
      'a@b',
    ],
    ['an IA5String above 0x7f', '16 01 e9', (r) => r.string('', Tag.IA5String), 'x509/der-invalid-character@2', 'é'],
    [
      'a UTF8String that is not UTF-8',
      '0c 02 c328',
      (r) => r.string('', Tag.UTF8String),
      'x509/der-invalid-character@2',
      'Ã(',
    ],
    [
      'a BMPString of odd length',
      '1e 03 006100',
      (r) => r.string('', Tag.BMPString),
      'x509/der-invalid-character@2',
      '\0a\0',
    ],
    [
      'a SET OF out of order',
      '31 06 020102 020101',
      (r) => r.setOf('', 'SET', (n) => r.smallInteger(n)),
      'x509/der-unsorted-set@5',
      [2, 1],
    ],
    ['bytes behind the last element', '02 01 05 00', (r) => r.smallInteger(''), 'x509/der-trailing-bytes@3', 5],
    [
      'bytes left in a SEQUENCE',
      '30 06 020105 020106',
      (r) => r.sequence('', 'S', () => r.smallInteger('a')),
      'x509/der-trailing-bytes@5',
      5,
    ],
    [
      'a default value written out',
      '30 03 010100',
      (r) => r.sequence('', 'S', () => r.booleanDefaultFalse('b')),
      'x509/der-default-value-encoded@2',
      false,
    ],
    ['NULL with contents', '05 01 00', (r) => r.null(''), 'x509/der-wrong-length@0'],
    [
      'an empty SEQUENCE OF that needs an element',
      '30 00',
      (r) => r.sequenceOf('', 'S', (n) => r.any(n), 1),
      'x509/empty-sequence@0',
      [],
    ],
  ];

  it.each(lapses)('%s', (_, hex, how, code, value) => {
    expect(problem(hex, how)).toBe(code);
    const deviations: Deviation[] = [];
    const got = read(hex, how, { deviations });
    expect(deviations.map((each) => `${each.code}@${each.offset}`)).toEqual([code]);
    if (value !== undefined) expect(got).toEqual(value);
  });

  const hopeless: readonly [what: string, hex: string, how: Read<unknown>, code: string][] = [
    ['nothing', '', any, 'x509/der-truncated@0'],
    ['a header without length', '30', any, 'x509/der-truncated@1'],
    ['contents cut off', '04 05 0102', any, 'x509/der-truncated@0'],
    ['an element that leaves its parent', '30 03 040501', any, 'x509/der-truncated@2'],
    ['an indefinite length', '30 80 0000', any, 'x509/der-indefinite-length@1'],
    ['a length of 2^40', '04 86 010000000000', any, 'x509/der-truncated@1'],
    ['a length of 127 bytes', `04 ff ${'ff'.repeat(127)}`, any, 'x509/der-truncated@1'],
    ['another tag', '04 01 05', (r) => r.integer(''), 'x509/der-unexpected-tag@0'],
    ['a string in parts', '24 05 0403010203', (r) => r.octetString(''), 'x509/der-constructed-string@0'],
    ['a primitive SEQUENCE', '10 00', any, 'x509/der-unexpected-tag@0'],
    ['an empty INTEGER', '02 00', any, 'x509/der-wrong-length@0'],
    ['a long BOOLEAN', '01 02 ffff', any, 'x509/der-wrong-length@0'],
    ['a negative number where none can be', '02 01 ff', (r) => r.unsigned(''), 'x509/der-negative-integer@0'],
    ['a number that is too large', '02 05 0100000000', (r) => r.smallInteger(''), 'x509/der-integer-too-large@0'],
    ['an empty OBJECT IDENTIFIER', '06 00', any, 'x509/der-invalid-object-identifier@2'],
    ['an arc cut off', '06 02 2a86', any, 'x509/der-invalid-object-identifier@3'],
    ['a BIT STRING without its first byte', '03 00', any, 'x509/der-invalid-unused-bits@2'],
    ['eight unused bits', '03 02 0800', any, 'x509/der-invalid-unused-bits@2'],
    ['unused bits of no byte', '03 01 04', any, 'x509/der-invalid-unused-bits@2'],
    ['February 30', '17 0d 3236303233303033303430355a', any, 'x509/der-invalid-time@2'],
    ['a second 60', '17 0d 3236303130323033303436305a', any, 'x509/der-invalid-time@2'],
    ['a tag number with leading zeros', '1f 80 7f 00', any, 'x509/der-non-minimal-tag@0'],
  ];

  it.each(hopeless)('%s has no meaning in either mode', (_, hex, how, code) => {
    expect(problem(hex, how)).toBe(code);
    expect(() => read(hex, how, { deviations: [] })).toThrow(X509Error);
  });

  it('bounds depth, size and number of elements', () => {
    const nested = (depth: number): Uint8Array => (depth === 0 ? sequence() : sequence(nested(depth - 1)));
    expect(problem(toHex(nested(32)), any)).toMatch(/x509\/der-too-deep/);
    expect(problem(toHex(nested(31)), any)).toBe('accepted');
    const many = sequence(...Array.from({ length: 10 }, () => integer(1)));
    expect(() => readDer(many, 'Test', any, { limits: { elements: 10 } })).toThrow('x509/der-too-many-elements');
    expect(() => readDer(many, 'Test', any, { limits: { size: 10 } })).toThrow('x509/der-too-large');
  });

  it('names the place: message, path, offset, expected, actual', () => {
    const bytes = sequence(sequence(integer(1), octetString(Uint8Array.of(1))));
    const how = (r: DerReader) =>
      r.sequence('', 'Outer', () => r.sequenceOf('list', 'List', (name) => r.smallInteger(name)));
    expect(() => readDer(bytes, 'Outer', how)).toThrow(
      'x509/der-unexpected-tag in Outer.list[1] at byte 7: expected INTEGER, actual OCTET STRING',
    );
  });
});

describe('reading what was written', () => {
  it('keeps integers', () => {
    const sizes = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
    fc.assert(
      fc.property(sizes, (value) => {
        expect(integerToBigInt(readDer(integer(value), 'INTEGER', (r) => r.integer('')))).toBe(value);
      }),
    );
    for (const [value, hex] of [
      [0, '020100'],
      [127, '02017f'],
      [128, '02020080'],
      [-128, '020180'],
      [-129, '0202ff7f'],
    ] as const) {
      expect(toHex(integer(value))).toBe(hex);
    }
  });

  it('keeps object identifiers, arcs beyond 2^53 too', () => {
    const arc = fc.bigInt({ min: 0n, max: 2n ** 120n });
    const identifier = fc
      .tuple(fc.integer({ min: 0, max: 2 }), arc, fc.array(arc, { maxLength: 5 }))
      .map(([root, second, rest]) => [root, root < 2 ? second % 40n : second, ...rest].join('.'));
    fc.assert(
      fc.property(identifier, (value) => {
        expect(readDer(objectIdentifier(value), 'OBJECT IDENTIFIER', (r) => r.objectIdentifier(''))).toBe(value);
      }),
    );
    for (const wrong of ['', '1', '3.1', '1.40', '1.02', 'a.b', '1..2']) {
      expect(() => objectIdentifier(wrong)).toThrow('x509/der-unencodable');
    }
  });

  it('keeps times to the second', () => {
    const seconds = fc.integer({ min: -631_152_000, max: 253_402_300_799 });
    fc.assert(
      fc.property(seconds, (value) => {
        const date = new Date(value * 1000);
        expect(readDer(time(date), 'Time', (r) => r.time('').time)).toEqual(date);
      }),
    );
  });

  it('keeps texts', () => {
    for (const type of [Tag.UTF8String, Tag.UniversalString]) {
      fc.assert(
        fc.property(fc.string({ unit: 'grapheme' }), (text) => {
          expect(readDer(characterString(type, text), 'Text', (r) => r.string('', type))).toBe(text);
        }),
      );
    }
    expect(toHex(characterString(Tag.BMPString, 'Aé'))).toBe('1e04004100e9');
    expect(() => characterString(Tag.PrintableString, '*')).toThrow('x509/der-unencodable');
    expect(() => characterString(Tag.BMPString, '😀')).toThrow('x509/der-unencodable');
  });

  it('puts a SET OF in order, and named bits in their places', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1 << 20 })), (values) => {
        const bytes = setOf(values.map(integer));
        expect(readDer(bytes, 'SET', (r) => r.setOf('', 'SET', (n) => r.smallInteger(n))).length).toBe(values.length);
      }),
    );
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];
    fc.assert(
      fc.property(fc.subarray(names), (set) => {
        const bytes = bitString(namedBitString(set, names));
        const deviations: Deviation[] = [];
        const value = readDer(bytes, 'Bits', (r) => r.namedBitString('', () => ''), { deviations });
        expect(namedBits(value, names)).toEqual(set);
        expect(deviations).toEqual([]);
      }),
    );
  });

  it('writes lengths and tags as DER wants them', () => {
    for (const length of [0, 1, 127, 128, 255, 256, 65_535, 65_536]) {
      const bytes = octetString(new Uint8Array(length));
      expect(readDer(bytes, 'OCTET STRING', (r) => r.octetString('')).length).toBe(length);
    }
    const application = 0x5f | (1234 << 8);
    expect(readDer(element(application), 'Any', (r) => r.any('')).tag).toBe(application);
  });

  it('survives every truncation and every changed byte', () => {
    const bytes = sequence(
      explicit(0, integer(2)),
      boolean(true),
      setOf([sequence(objectIdentifier('2.5.4.3'), characterString(Tag.UTF8String, 'é'))]),
      time(new Date(0)),
      bitString(Uint8Array.of(1, 2)),
    );
    for (const changed of [...truncations(bytes), ...Array.from(mutations(bytes), (each) => each.bytes)]) {
      for (const options of [{}, { deviations: [] }]) {
        try {
          readDer(changed, 'Any', any, options);
        } catch (error) {
          expect(error).toBeInstanceOf(X509Error);
        }
      }
    }
  });
});
