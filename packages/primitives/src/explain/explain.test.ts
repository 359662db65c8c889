import { fileURLToPath } from 'node:url';
import { codesIn } from '@cutaway/test-support/codes';
import { describe, expect, it } from 'vitest';
import { CryptoError } from '../crypto/index.js';
import { noble } from '../noble/index.js';
import { decode, encode, text8, u8, u16, vec8, WireError } from '../wire/index.js';
import {
  type Catalogue,
  catalogueProblems,
  languageOf,
  mergeCatalogues,
  phrase,
  primitivesCatalogue,
} from './index.js';

const catalogue: Catalogue = {
  'error.a/b': { en: 'The value {actual} of {names}.', zh: '{names} 的值 {actual}。' },
};

describe('phrase', () => {
  it('fills in values, lists as the language writes them', () => {
    const context = { actual: 3, names: ['x', 'y'] };
    expect(phrase(catalogue, 'error.a/b', 'en', context)).toBe('The value 3 of x, y.');
    expect(phrase(catalogue, 'error.a/b', 'zh', context)).toBe('x、y 的值 3。');
  });

  it('leaves placeholders without a value as they stand, whatever objects inherit', () => {
    expect(phrase(catalogue, 'error.a/b', 'en')).toBe('The value {actual} of {names}.');
    const tricky: Catalogue = { k: { en: '{toString} {constructor}', zh: '{toString} {constructor}' } };
    expect(phrase(tricky, 'k', 'en', {})).toBe('{toString} {constructor}');
  });

  it('does not read values as replacement patterns', () => {
    expect(phrase(catalogue, 'error.a/b', 'en', { actual: '$&', names: '{actual}' })).toBe('The value $& of {actual}.');
  });

  it('is undefined for keys the catalogue lacks', () => {
    expect(phrase(catalogue, 'error.c/d', 'en')).toBeUndefined();
    expect(phrase(catalogue, 'toString', 'en')).toBeUndefined();
  });
});

describe('mergeCatalogues', () => {
  it('lets a later one win', () => {
    const later: Catalogue = { 'error.a/b': { en: 'later', zh: '后来' } };
    expect(phrase(mergeCatalogues(catalogue, later), 'error.a/b', 'zh')).toBe('后来');
  });
});

describe('languageOf', () => {
  it.each(['zh', 'zh_CN.UTF-8', 'zh-Hans', 'ZH_tw', 'zh.UTF-8', 'zh@radical'])('%s is Chinese', (locale) => {
    expect(languageOf(locale)).toBe('zh');
  });
  it.each([undefined, '', 'C', 'en_US.UTF-8', 'de', 'zha', 'zhx_CN'])('%s is English', (locale) => {
    expect(languageOf(locale)).toBe('en');
  });
});

describe('catalogueProblems', () => {
  it('finds empty texts, differing placeholders, missing and stale keys', () => {
    const broken: Catalogue = {
      'error.x/1': { en: ' ', zh: '一' },
      'error.x/2': { en: 'two', zh: '' },
      'error.x/3': { en: '{a} {b}', zh: '{a}' },
      'error.x/old': { en: 'old', zh: '旧' },
      'check.x': { en: 'of another sort', zh: '另一类' },
    };
    expect(catalogueProblems(broken, ['error.x/1', 'error.x/2', 'error.x/3', 'error.x/new'])).toEqual([
      'error.x/1: no English text',
      'error.x/2: no Chinese text',
      'error.x/3: placeholders differ',
      'error.x/new: missing',
      'error.x/old: stale',
    ]);
  });
});

describe('the catalogue of this package', () => {
  const rsa = noble.generateKeyPair({ type: 'RSA', modulusLength: 512 });
  const oaep = { name: 'RSAES-OAEP', hash: 'SHA-1' } as const;
  const packages = fileURLToPath(new URL('../../..', import.meta.url));
  const codes = ['wire', 'crypto', 'stream'].flatMap((kind) => [...codesIn(packages, kind)]);

  it('has a sentence in both languages for every code that is thrown, and no others', () => {
    expect(codes.length).toBeGreaterThan(12);
    expect(
      catalogueProblems(
        primitivesCatalogue,
        codes.map((code) => `error.${code}`),
      ),
    ).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['wire/truncated', () => decode(u16, new Uint8Array(1))],
    ['wire/trailing-bytes', () => decode(u8, new Uint8Array(2))],
    ['wire/length-out-of-bounds', () => decode(vec8(u8, { min: 1 }), new Uint8Array(1))],
    ['wire/length-not-a-multiple', () => decode(vec8(u16), Uint8Array.of(1, 0))],
    ['wire/value-out-of-range', () => encode(u8, 300)],
    ['wire/not-utf8', () => decode(text8(), Uint8Array.of(1, 0xff))],
    ['crypto/unsupported', () => noble.generateKeyPair({ type: 'EC', curve: 'P-192' as 'P-256' })],
    [
      'crypto/invalid-key',
      () =>
        noble.verify(
          { name: 'Ed25519' },
          { type: 'Ed25519', key: new Uint8Array(31) },
          new Uint8Array(0),
          new Uint8Array(64),
        ),
    ],
    ['crypto/message-too-long', () => noble.encrypt(oaep, rsa.publicKey, new Uint8Array(64))],
    ['crypto/decryption-failed', () => noble.decrypt(oaep, rsa.privateKey, new Uint8Array(64))],
    [
      'crypto/invalid-public-value',
      () => noble.keyAgreement('X25519').deriveSharedSecret(new Uint8Array(32).fill(1), new Uint8Array(32)),
    ],
    [
      'crypto/authentication-failed',
      () => {
        const none = new Uint8Array(0);
        return noble.aead('AES-128-GCM', new Uint8Array(16)).open(new Uint8Array(12), new Uint8Array(16), none);
      },
    ],
    ['crypto/invalid-length', () => noble.bcryptPbkdf(new Uint8Array(0), new Uint8Array(1), 1, 32)],
    ['crypto/invalid-parameter', () => noble.bcryptPbkdf(new Uint8Array(1), new Uint8Array(1), 0, 32)],
  ])('fills in every placeholder for %s', (code, call) => {
    let thrown: unknown;
    try {
      call();
    } catch (error) {
      thrown = error;
    }
    if (!(thrown instanceof WireError) && !(thrown instanceof CryptoError)) throw thrown;
    expect(thrown.code).toBe(code);
    for (const language of ['en', 'zh'] as const) {
      expect(phrase(primitivesCatalogue, `error.${thrown.code}`, language, thrown.context)).not.toMatch(/[{}]/);
    }
  });
});
