import { fieldEntries } from '@cutaway/primitives/explain';
import { type Codec, dissect, encode, type Field, WireError } from '@cutaway/primitives/wire';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import { tlsCatalogue } from '../src/explain/index.js';
import { Alert, ChangeCipherSpec, decodeHandshake, encodeHandshake, handshakeByType } from '../src/messages/index.js';
import { TLSCiphertext12, TLSCiphertext13, TLSPlaintext } from '../src/record/index.js';
import { HandshakeType } from '../src/registry/index.js';
import { messageSamples } from './message-samples.js';

/** All values of leaves, in order of their bytes, must cover the message without gap or overlap. */
function rangesOfSiblings(field: Field): void {
  let end = -1;
  for (const child of field.children ?? []) {
    expect(child.pos).toBeGreaterThanOrEqual(end === -1 ? field.pos : end);
    expect(child.pos + child.size).toBeLessThanOrEqual(field.pos + field.size);
    end = child.pos + child.size;
    rangesOfSiblings(child);
  }
}

describe.each(messageSamples)('%s', (name, definition, value) => {
  const raw = encodeHandshake(definition, value);

  it('decodes to what was encoded', () => {
    expect(decodeHandshake(definition, raw)).toEqual(value);
    expect(encodeHandshake(definition, decodeHandshake(definition, raw))).toEqual(raw);
  });

  it('dissects into ranges that lie inside each other', () => {
    const { field } = dissect(definition.codec, raw, name);
    expect(field.size).toBe(raw.length);
    rangesOfSiblings(field);
  });

  it('throws the typed error when it is cut anywhere', () => {
    for (const cut of truncations(raw)) {
      expect(() => decodeHandshake(definition, cut)).toThrow(WireError);
    }
  });

  it('decodes or throws the typed error when a byte is changed', () => {
    for (const { bytes } of mutations(raw)) {
      try {
        expect(encodeHandshake(definition, decodeHandshake(definition, bytes))).toEqual(bytes);
      } catch (error) {
        if (!(error instanceof WireError)) throw error;
      }
    }
  });

  it('explains its fields', () => {
    const { field } = dissect(definition.codec, raw, name);
    // What a structure with one field holds is explained with the structure; unknown extensions cannot be.
    const alone = new Set(
      [...fieldEntries(field, name)].flatMap(({ field: { children } }) => (children?.length === 1 ? children : [])),
    );
    const unexplained = [...fieldEntries(field, name)].filter(
      ({ keys, field: one }) =>
        keys.length > 0 &&
        !keys.some((key) => Object.hasOwn(tlsCatalogue, key)) &&
        !alone.has(one) &&
        one.type !== 'opaque',
    );
    expect(unexplained.map(({ keys }) => keys.join(' '))).toEqual([]);
    expect(tlsCatalogue[`message.${name}`]).toBeDefined();
  });
});

it('finds the definition of a message that was seen', () => {
  const seen = messageSamples.map(([, { msg_type }]) => msg_type);
  expect(new Set(seen).size).toBe(16);
  for (const [name, definition, value] of messageSamples) {
    const raw = encodeHandshake(definition, value);
    const versions = [0x0301, 0x0303, 0x0304].flatMap((version) =>
      (['ECDHE', 'DHE', 'RSA'] as const).flatMap((keyExchange) =>
        (['RSA', 'anon'] as const).map((authentication) => ({ version, keyExchange, authentication })),
      ),
    );
    const found = versions.some((context) => {
      try {
        const known = handshakeByType(definition.msg_type, context);
        return (
          known.name === name.replace('HelloRetryRequest', 'ServerHello') && decodeHandshake(known, raw) !== undefined
        );
      } catch {
        return false;
      }
    });
    expect([name, found]).toEqual([name, true]);
  }
});

it('keeps a handshake message of an unknown type as bytes', () => {
  const raw = Uint8Array.of(99, 0, 0, 2, 7, 8);
  const definition = handshakeByType(99, { version: 0x0304 });
  expect(definition.name).toBe('0x63');
  expect(decodeHandshake(definition, raw)).toEqual({ body: Uint8Array.of(7, 8) });
  expect(HandshakeType.label(99)).toBe('0x63');
});

const others: [string, Codec<never>, unknown][] = [
  ['Alert', Alert as Codec<never>, { level: 2, description: 40 }],
  ['ChangeCipherSpec', ChangeCipherSpec as Codec<never>, { type: 1 }],
  ...[TLSPlaintext, TLSCiphertext12, TLSCiphertext13].map((codec): [string, Codec<never>, unknown] => [
    codec.type,
    codec as Codec<never>,
    { type: 23, legacy_record_version: 0x0303, fragment: Uint8Array.of(1, 2, 3) },
  ]),
];

it.each(others)('explains the fields of %s', (name, codec, value) => {
  const { field, value: decoded } = dissect(codec, encode(codec, value as never), name);
  expect(decoded).toEqual(value);
  for (const { keys } of fieldEntries(field, name)) {
    expect(keys.filter((key) => Object.hasOwn(tlsCatalogue, key))).not.toEqual([]);
  }
});
