import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex, utf8 } from '../bytes/index.js';
import {
  type Codec,
  constant,
  decode,
  dissect,
  dissectPartly,
  encode,
  enumOf,
  fixed,
  list,
  mapped,
  opaque8,
  opaque16,
  optional,
  rest,
  sized16,
  struct,
  text8,
  u8,
  u16,
  u24,
  u32,
  u64,
  vec8,
  vec16,
  WireError,
} from './index.js';

const Group = enumOf(u16, 'NamedGroup', { secp256r1: 0x0017, x25519: 0x001d });
interface Share {
  group: number;
  key_exchange: Uint8Array;
}
const KeyShareEntry = struct<Share>('KeyShareEntry', { group: Group, key_exchange: opaque16({ min: 1 }) });
interface Offer {
  version: number;
  client_shares: Share[];
  name?: string | undefined;
}
const KeyShareOffer = struct<Offer>('KeyShareOffer', {
  version: u16,
  client_shares: vec16(KeyShareEntry),
  name: optional(text8()),
});

function refusal(call: () => unknown): ReturnType<WireError['toJSON']> {
  try {
    call();
  } catch (error) {
    if (error instanceof WireError) return error.toJSON();
    throw error;
  }
  throw new Error('was taken');
}

describe('decode', () => {
  it.each<[string, Codec<unknown>, string, ReturnType<WireError['toJSON']>]>([
    [
      'bytes that end inside an integer',
      u24 as Codec<unknown>,
      '0102',
      { code: 'wire/truncated', context: { expected: 3, actual: 2 }, place: { offset: 0 } },
    ],
    [
      'bytes behind the last field',
      u8 as Codec<unknown>,
      '010203',
      { code: 'wire/trailing-bytes', context: { expected: 0, actual: 2 }, place: { offset: 1 } },
    ],
    [
      'a nested field that ends too early',
      KeyShareOffer as Codec<unknown>,
      '0304 000b 0017 0002 aabb 001d 0009 cc',
      {
        code: 'wire/truncated',
        context: { expected: 9, actual: 1 },
        place: { path: 'client_shares[1].key_exchange', offset: 14 },
      },
    ],
    [
      'a length over what is left',
      KeyShareOffer as Codec<unknown>,
      '0304 0010 0017 0002 aabb',
      { code: 'wire/truncated', context: { expected: 16, actual: 6 }, place: { path: 'client_shares', offset: 4 } },
    ],
    [
      'a length under its bound',
      KeyShareOffer as Codec<unknown>,
      '0304 0004 0017 0000',
      {
        code: 'wire/length-out-of-bounds',
        context: { min: 1, max: 65535, actual: 0 },
        place: { path: 'client_shares[0].key_exchange', offset: 6 },
      },
    ],
    [
      'a length over its bound',
      vec8(u8, { max: 2 }) as Codec<unknown>,
      '03010203',
      { code: 'wire/length-out-of-bounds', context: { min: 0, max: 2, actual: 3 }, place: { offset: 0 } },
    ],
    [
      'half an element',
      vec16(u16) as Codec<unknown>,
      '0003 010203',
      { code: 'wire/length-not-a-multiple', context: { expected: 2, actual: 3 }, place: { offset: 0 } },
    ],
    [
      'half an element of a fixed structure',
      vec8(struct<{ a: number; b: Uint8Array }>('Pair', { a: Group, b: fixed(3) })) as Codec<unknown>,
      '06 000000000000',
      { code: 'wire/length-not-a-multiple', context: { expected: 5, actual: 6 }, place: { offset: 0 } },
    ],
    [
      'another constant',
      struct<{ magic: Uint8Array }>('M', { magic: constant(fromHex('0102')) }) as Codec<unknown>,
      '0103',
      {
        code: 'wire/unexpected-value',
        context: { expected: '0102', actual: '0103' },
        place: { path: 'magic', offset: 0 },
      },
    ],
    [
      'text that is not UTF-8',
      struct<{ a: number; name: string }>('M', { a: u8, name: text8() }) as Codec<unknown>,
      '00 02 c328',
      { code: 'wire/not-utf8', context: { actual: 2 }, place: { path: 'name', offset: 2 } },
    ],
    [
      'a value that does not fill its length',
      sized16(u8) as Codec<unknown>,
      '0002 0102',
      { code: 'wire/trailing-bytes', context: { expected: 0, actual: 1 }, place: { offset: 3 } },
    ],
  ])('refuses %s', (_, codec, hex, expected) => {
    expect(refusal(() => decode(codec, fromHex(hex)))).toEqual(expected);
  });

  it('preserves enum values that have no name', () => {
    expect(decode(Group, fromHex('9a9a'))).toBe(0x9a9a);
  });

  it('gives views into the input, without copying', () => {
    const input = fromHex('0304 0000 03 616263');
    expect(decode(struct<{ a: Uint8Array; b: Uint8Array }>('M', { a: fixed(2), b: rest }), input).a.buffer).toBe(
      input.buffer,
    );
  });

  it('ends at an element of no bytes', () => {
    expect(refusal(() => decode(vec8(fixed(0)), fromHex('0200 00'))).code).toBe('wire/trailing-bytes');
    expect(decode(vec8(fixed(0)), fromHex('00'))).toEqual([]);
  });

  it('reads 64-bit integers without losing digits', () => {
    expect(decode(u64, fromHex('ffffffffffffffff'))).toBe(2n ** 64n - 1n);
  });
});

describe('encode', () => {
  it.each<[string, () => unknown, ReturnType<WireError['toJSON']>]>([
    [
      'an integer that is too large',
      () => encode(u8, 256),
      { code: 'wire/value-out-of-range', context: { expected: 'uint8', actual: 256 }, place: {} },
    ],
    [
      'a negative 64-bit integer',
      () => encode(u64, -1n),
      { code: 'wire/value-out-of-range', context: { expected: 'uint64', actual: '-1' }, place: {} },
    ],
    [
      'a fixed field of another length',
      () => encode(fixed(2), new Uint8Array(3)),
      { code: 'wire/length-out-of-bounds', context: { min: 2, max: 2, actual: 3 }, place: {} },
    ],
    [
      'bytes over the bound, deep inside',
      () => encode(KeyShareOffer, { version: 0, client_shares: [{ group: 1, key_exchange: new Uint8Array(0) }] }),
      {
        code: 'wire/length-out-of-bounds',
        context: { min: 1, max: 65535, actual: 0 },
        place: { path: 'client_shares[0].key_exchange' },
      },
    ],
    [
      'a fraction',
      () => encode(vec8(u16), [1, 1.5]),
      { code: 'wire/value-out-of-range', context: { expected: 'uint16', actual: 1.5 }, place: { path: '[1]' } },
    ],
    [
      'text that has no UTF-8',
      () => encode(text8(), 'a\ud800'),
      { code: 'wire/value-out-of-range', context: { expected: 'UTF-8', actual: '"a\\ud800"' }, place: {} },
    ],
    [
      'text whose bytes, not letters, are too many',
      () => encode(text8({ max: 3 }), '中文'),
      { code: 'wire/length-out-of-bounds', context: { min: 0, max: 3, actual: 6 }, place: {} },
    ],
  ])('refuses %s', (_, call, expected) => {
    expect(refusal(call)).toEqual(expected);
  });

  it('writes constants whatever the value says', () => {
    expect(toHex(encode(constant(fromHex('0102')), new Uint8Array(0)))).toBe('0102');
  });

  it('grows with what it writes', () => {
    const large = new Uint8Array(100_000).fill(7);
    expect(encode(rest, large)).toEqual(large);
  });
});

describe('dissect', () => {
  it('names every field with its type, range, value and label', () => {
    const { field, value } = dissect(KeyShareOffer, fromHex('0304 0007 001d 0003 aabbcc 02 6869'));
    expect(value.name).toBe('hi');
    expect(field).toEqual({
      name: 'KeyShareOffer',
      type: 'KeyShareOffer',
      pos: 0,
      size: 14,
      children: [
        { name: 'version', type: 'uint16', pos: 0, size: 2, value: 0x0304 },
        {
          name: 'client_shares',
          type: 'KeyShareEntry<0..65535>',
          pos: 2,
          size: 9,
          children: [
            {
              name: '[0]',
              type: 'KeyShareEntry',
              pos: 4,
              size: 7,
              children: [
                { name: 'group', type: 'NamedGroup', pos: 4, size: 2, value: 0x1d, label: 'x25519' },
                { name: 'key_exchange', type: 'opaque<1..65535>', pos: 6, size: 5, value: 'aabbcc' },
              ],
            },
          ],
        },
        { name: 'name', type: 'utf8<0..255>', pos: 11, size: 3, value: 'hi' },
      ],
    });
  });

  it('leaves out an optional field that is not there', () => {
    const { field } = dissect(KeyShareOffer, fromHex('0304 0000'), 'offer');
    expect(field.name).toBe('offer');
    expect(field.children?.map(({ name }) => name)).toEqual(['version', 'client_shares']);
    const Only = struct<{ a?: number | undefined }>('Only', { a: optional(u8) });
    expect(dissect(Only, new Uint8Array(0)).field).toEqual({ name: 'Only', type: 'Only', pos: 0, size: 0 });
  });

  it('writes 64-bit integers as text, constants and mapped values as they were on the wire', () => {
    const codec = struct<{ n: bigint; c: Uint8Array; m: string }>('M', {
      n: u64,
      c: constant(utf8('c')),
      m: mapped(u32, { type: 'Time', from: String, to: Number }),
    });
    const { field } = dissect(codec, concat(new Uint8Array(8).fill(0xff), utf8('c'), fromHex('00000007')));
    expect(field.children?.map(({ type, value }) => [type, value])).toEqual([
      ['uint64', '18446744073709551615'],
      ['opaque[1]', '63'],
      ['Time', 7],
    ]);
  });

  it('throws what decode throws', () => {
    const broken = fromHex('0304 0004 0017 0000');
    expect(refusal(() => dissect(KeyShareOffer, broken))).toEqual(refusal(() => decode(KeyShareOffer, broken)));
  });
});

describe('dissectPartly', () => {
  it('gives the tree up to the error', () => {
    const { field, error, value } = dissectPartly(KeyShareOffer, fromHex('0304 0007 001d 0005 aabbcc'));
    expect(value).toBeUndefined();
    expect(error?.place).toEqual({ path: 'client_shares[0].key_exchange', offset: 8 });
    expect(field.children?.[1]?.children?.[0]?.children).toEqual([
      { name: 'group', type: 'NamedGroup', pos: 4, size: 2, value: 0x1d, label: 'x25519' },
      { name: 'key_exchange', type: 'opaque<1..65535>', pos: 6, size: 2 },
    ]);
  });

  it('passes on what is no WireError', () => {
    const broken = mapped(u8, {
      from: () => {
        throw new TypeError('a mistake in a codec');
      },
      to: () => 0,
    });
    expect(() => dissectPartly(broken, fromHex('00'))).toThrow(TypeError);
  });
});

describe('enumOf', () => {
  it('names values, and writes others with as many digits as they have', () => {
    expect(Group.nameOf(0x17)).toBe('secp256r1');
    expect(Group.nameOf(0x18)).toBeUndefined();
    expect(Group.label(0x17)).toBe('secp256r1');
    expect(Group.label(0x18)).toBe('0x0018');
    expect(Group.of.x25519).toBe(0x1d);
    expect([u8, u16, u24, u32].map((base) => enumOf(base, 'E', {}).label(1))).toEqual([
      '0x01',
      '0x0001',
      '0x000001',
      '0x00000001',
    ]);
  });
});

describe('struct', () => {
  it('picks a codec by the fields before it', () => {
    const codec = struct<{ kind: number; body: number | Uint8Array }>('M', {
      kind: u8,
      body: ({ kind }) => (kind === 1 ? u32 : opaque8()) as Codec<number | Uint8Array>,
    });
    expect(decode(codec, fromHex('01 00000007'))).toEqual({ kind: 1, body: 7 });
    expect(decode(codec, fromHex('02 01 07'))).toEqual({ kind: 2, body: Uint8Array.of(7) });
    expect(codec.size).toBeUndefined();
  });

  it('knows its size when all its fields do', () => {
    expect(struct<{ a: number; b: Uint8Array }>('M', { a: u8, b: fixed(3) }).size).toBe(4);
    expect(struct<{ a: number; b: number[] }>('M', { a: u8, b: list(u8) }).size).toBeUndefined();
  });
});
