import { dissect, enumOf, fixed, struct, u8, u16, vec16 } from '@cutaway/primitives/wire';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { fieldRows } from './field-rows.js';

const Suite = enumOf(u16, 'CipherSuite', { TLS_AES_128_GCM_SHA256: 0x1301 });
const Hello = struct<{ version: number; random: Uint8Array; cipher_suites: number[] }>('Hello', {
  version: u8,
  random: fixed(32),
  cipher_suites: vec16(Suite),
});
const bytes = new Uint8Array(1 + 32 + 2 + 4);
bytes.set([3]);
bytes.set([0, 4, 0x13, 0x01, 0xfa, 0xfa], 33);
const event = { name: 'Hello', fields: dissect(Hello, bytes).field };
const header = { offset: '偏移', size: '长度', field: '字段', value: '值' };

describe('fieldRows', () => {
  const meanings: Record<string, string> = {
    'field.Hello.version': 'The version, which says what the rest means. '.repeat(4),
  };
  const rows = fieldRows(event, { header, width: 76, lookUp: (key) => meanings[key] });
  const texts = rows.map(({ text }) => text);

  it('shows offset, size, name and value', () => {
    expect(texts).toContainEqual(expect.stringMatching(/^0x0000 {5}1 {2}version +3$/));
    expect(texts).toContainEqual(expect.stringMatching(/^0x0001 {4}32 {2}random$/));
    expect(texts[texts.findIndex((text) => text.includes('random')) + 1]).toBe(`${' '.repeat(16)}${'0'.repeat(60)}`);
  });

  it('puts a list of values on one line, names where there are names', () => {
    expect(texts.at(-1)).toMatch(/^0x0021 {5}6 {2}cipher_suites +TLS_AES_128_GCM_SHA256 \(0x1301\), 0xfafa$/);
  });

  it('explains below the field, within the width', () => {
    const explained = rows.filter(({ meaning }) => meaning);
    expect(explained.length).toBeGreaterThan(1);
    for (const text of texts) expect(stringWidth(text)).toBeLessThanOrEqual(76);
  });

  it('says what a constant means', () => {
    const one = struct<{ cipher_suite: number }>('Chosen', { cipher_suite: Suite });
    const lookUp = (key: string) => (key === 'value.CipherSuite.TLS_AES_128_GCM_SHA256' ? 'Sound.' : undefined);
    const chosen = { name: 'Chosen', fields: dissect(one, Uint8Array.of(0x13, 0x01)).field };
    const { text, meaning } = fieldRows(chosen, { header, width: 76, lookUp }).at(-1) ?? {};
    expect([text?.trim(), meaning]).toEqual(['Sound.', true]);
  });

  it('aligns headers of wide characters with the columns', () => {
    expect(stringWidth(texts[0]?.split('长度')[0] ?? '') + 4).toBe(6 + 1 + 5);
  });
});
