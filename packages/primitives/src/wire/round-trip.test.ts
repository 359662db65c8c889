import { mutations, truncations } from '@cutaway/test-support/mutate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../bytes/index.js';
import {
  type Codec,
  constant,
  decode,
  dissect,
  dissectPartly,
  encode,
  enumOf,
  type Field,
  fixed,
  list,
  mapped,
  opaque8,
  opaque16,
  opaque24,
  opaque32,
  optional,
  rest,
  sized8,
  sized16,
  sized24,
  sized32,
  struct,
  text8,
  text16,
  text32,
  u8,
  u16,
  u24,
  u32,
  u64,
  vec8,
  vec16,
  vec24,
  vec32,
  WireError,
} from './index.js';

const bytes = (minLength = 0, maxLength = 40): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength, maxLength });
const codePoints = fc.string({ unit: 'binary', maxLength: 20 });
const graphemes = fc.string({ unit: 'grapheme', maxLength: 20 });

const Version = enumOf(u16, 'ProtocolVersion', { tls12: 0x0303, tls13: 0x0304 });
const Kind = enumOf(u8, 'Kind', { empty: 0, number: 1, bytes: 2 });

interface Extension {
  kind: number;
  body: number | Uint8Array;
}
const BODIES: Readonly<Record<number, Codec<number> | Codec<Uint8Array>>> = {
  [Kind.of.empty]: fixed(0),
  [Kind.of.number]: u32,
};
const ExtensionCodec = struct<Extension>('Extension', {
  kind: Kind,
  body: ({ kind }) => sized16((BODIES[kind as number] ?? rest) as Codec<number | Uint8Array>),
});
const extension: fc.Arbitrary<Extension> = fc.oneof(
  fc.record({ kind: fc.constant(0), body: fc.constant(new Uint8Array(0)) }),
  fc.record({ kind: fc.constant(1), body: fc.integer({ min: 0, max: 2 ** 32 - 1 }) }),
  fc.record({ kind: fc.integer({ min: 2, max: 255 }), body: bytes() }),
);

interface Hello {
  magic: Uint8Array;
  version: number;
  random: Uint8Array;
  session_id: Uint8Array;
  cipher_suites: number[];
  names: string[];
  extensions?: Extension[] | undefined;
}
const HelloCodec = struct<Hello>('Hello', {
  magic: constant(utf8('Hi')),
  version: Version,
  random: fixed(4),
  session_id: opaque8({ max: 32 }),
  cipher_suites: vec16(u16, { min: 2 }),
  names: vec8(text8({ min: 1 })),
  extensions: optional(vec16(ExtensionCodec)),
});
const hello: fc.Arbitrary<Hello> = fc.record(
  {
    magic: fc.constant(utf8('Hi')),
    version: fc.integer({ min: 0, max: 0xffff }),
    random: bytes(4, 4),
    session_id: bytes(0, 32),
    cipher_suites: fc.array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 5 }),
    names: fc.array(fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 8 }), { maxLength: 4 }),
    extensions: fc.array(extension, { maxLength: 4 }),
  },
  { requiredKeys: ['magic', 'version', 'random', 'session_id', 'cipher_suites', 'names'] },
);

interface Specimen {
  readonly title: string;
  readonly codec: Codec<unknown>;
  readonly values: fc.Arbitrary<unknown>;
}
const specimen = <T>(title: string, codec: Codec<T>, values: fc.Arbitrary<T>): Specimen => ({
  title,
  codec: codec as Codec<unknown>,
  values,
});
const unsigned = (size: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: 256 ** size - 1 });

const Pair = struct<{ first: number; second: Uint8Array }>('Pair', { first: u8, second: opaque8() });
const pair = fc.record({ first: unsigned(1), second: bytes() });

const SPECIMENS: readonly Specimen[] = [
  specimen('u8', u8, unsigned(1)),
  specimen('u16', u16, unsigned(2)),
  specimen('u24', u24, unsigned(3)),
  specimen('u32', u32, unsigned(4)),
  specimen('u64', u64, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n })),
  specimen('enum', Version, unsigned(2)),
  specimen('fixed', fixed(5), bytes(5, 5)),
  specimen('rest', rest, bytes()),
  specimen('opaque8', opaque8(), bytes()),
  specimen('opaque8 with bounds', opaque8({ min: 2, max: 8 }), bytes(2, 8)),
  specimen('opaque16', opaque16(), bytes()),
  specimen('opaque24', opaque24(), bytes()),
  specimen('opaque32', opaque32(), bytes()),
  specimen('text8', text8(), graphemes),
  specimen('text16', text16(), codePoints),
  specimen('text32', text32(), graphemes),
  specimen('vec8', vec8(u8), fc.array(unsigned(1), { maxLength: 9 })),
  specimen('vec16', vec16(u24, { max: 30 }), fc.array(unsigned(3), { maxLength: 9 })),
  specimen('vec24', vec24(Pair), fc.array(pair, { maxLength: 5 })),
  specimen('vec32', vec32(opaque16()), fc.array(bytes(), { maxLength: 5 })),
  specimen('list', list(u16), fc.array(unsigned(2), { maxLength: 9 })),
  specimen('constant', constant(utf8('SSH-2.0-')), fc.constant(utf8('SSH-2.0-'))),
  specimen('sized8', sized8(Pair), pair),
  specimen('sized16', sized16(list(u16)), fc.array(unsigned(2), { maxLength: 9 })),
  specimen('sized24', sized24(rest), bytes()),
  specimen('sized32', sized32(Pair), pair),
  specimen('mapped', mapped(u16, { from: String, to: Number }), fc.integer({ min: 0, max: 0xffff }).map(String)),
  specimen('select', ExtensionCodec, extension),
  specimen('message', HelloCodec, hello),
];

/** What decoding gives: a value, or the error that is the only one allowed. */
function outcome(codec: Codec<unknown>, input: Uint8Array): { value: unknown } | { error: WireError } {
  try {
    return { value: decode(codec, input) };
  } catch (error) {
    if (error instanceof WireError) return { error };
    throw error;
  }
}

/** What must hold for any bytes at all. */
function checkBytes(codec: Codec<unknown>, input: Uint8Array): void {
  const decoded = outcome(codec, input);
  const { value, field, error } = dissectPartly(codec, input);
  checkTree(field, 0, input.length, input);
  if ('error' in decoded) {
    const { place, code } = decoded.error;
    expect(error?.toJSON()).toEqual(decoded.error.toJSON());
    expect(place.offset).toBeGreaterThanOrEqual(0);
    expect(place.offset).toBeLessThanOrEqual(input.length);
    expect(JSON.parse(JSON.stringify(decoded.error))).toEqual(decoded.error.toJSON());
    // Only what is left over behind everything is in no field.
    if (isStruct(codec) && code !== 'wire/trailing-bytes') expect(place.path).toBeTruthy();
    return;
  }
  expect(error).toBeUndefined();
  expect(value).toEqual(decoded.value);
  expect(encode(codec, decoded.value)).toEqual(input);
}

const isStruct = (codec: Codec<unknown>): boolean => codec === HelloCodec || codec === ExtensionCodec;

/** Children lie inside their parent, in order and without overlap. */
function checkTree(field: Field, start: number, end: number, input: Uint8Array): void {
  expect(field.pos).toBeGreaterThanOrEqual(start);
  expect(field.pos + field.size).toBeLessThanOrEqual(end);
  let reached = field.pos;
  for (const child of field.children ?? []) {
    checkTree(child, reached, field.pos + field.size, input);
    reached = child.pos + child.size;
  }
}

describe.each(SPECIMENS)('$title', ({ codec, values }) => {
  it('decodes what it encodes, to the same value', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decode(codec, encode(codec, value))).toEqual(value);
      }),
    );
  });

  it('encodes what it decodes, to the same bytes, or refuses with a place', () => {
    fc.assert(fc.property(bytes(), (input) => checkBytes(codec, input)));
  });

  it('takes or refuses every truncation and every changed byte', () => {
    fc.assert(
      fc.property(values, (value) => {
        const encoded = encode(codec, value);
        for (const input of truncations(encoded)) checkBytes(codec, input);
        for (const { bytes: input } of mutations(encoded)) checkBytes(codec, input);
      }),
      { numRuns: 20 },
    );
  });

  it('has as many bytes as it says', () => {
    if (codec.size === undefined) return;
    fc.assert(
      fc.property(values, (value) => {
        expect(encode(codec, value)).toHaveLength(codec.size as number);
      }),
    );
  });
});

it('gives every byte of a message to one field without children, but for the lengths in front of vectors', () => {
  fc.assert(
    fc.property(hello, (value) => {
      const encoded = encode(HelloCodec, value);
      const { field } = dissect(HelloCodec, encoded);
      expect([field.pos, field.size]).toEqual([0, encoded.length]);
      const owned = [...leavesOf(field)].flatMap(({ pos, size }) => Array.from({ length: size }, (_, i) => pos + i));
      expect([...owned, ...lengthPrefixes(field)].sort((a, b) => a - b)).toEqual([...encoded.keys()]);
    }),
  );
});

function* leavesOf(field: Field): Generator<Field> {
  if (field.children === undefined) yield field;
  else for (const child of field.children) yield* leavesOf(child);
}

/** The positions of the length bytes of every vector that has elements. */
function lengthPrefixes(field: Field): number[] {
  const [first] = field.children ?? [];
  if (first === undefined) return [];
  const own = Array.from({ length: first.pos - field.pos }, (_, i) => field.pos + i);
  return [...own, ...(field.children ?? []).flatMap(lengthPrefixes)];
}
