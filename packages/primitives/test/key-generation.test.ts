import { bytesToUnsigned, toHex } from '@cutaway/primitives/bytes';
import type { CryptoProvider, KeyGeneration, KeyPair, PublicKey, RsaPrivateKey } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { privateKeyObject } from '../src/node/public-key/key-objects.js';
import { codeOf } from './code-of.js';
import { fixedRandom } from './fixed-random.js';
import { providers } from './providers.js';

const KINDS: readonly KeyGeneration[] = [
  { type: 'RSA', modulusLength: 512 },
  { type: 'RSA', modulusLength: 1024, publicExponent: 3 },
  { type: 'RSA', modulusLength: 1025 },
  { type: 'RSA', modulusLength: 2048 },
  { type: 'DSA', modulusLength: 1024 },
  { type: 'DSA', modulusLength: 2048 },
  { type: 'EC', curve: 'P-256' },
  { type: 'EC', curve: 'P-384' },
  { type: 'EC', curve: 'P-521' },
  { type: 'Ed25519' },
  { type: 'Ed448' },
  { type: 'X25519' },
  { type: 'X448' },
];
const TITLED = KINDS.map((kind) => ({ kind, title: Object.values(kind).join(' ') }));

describe.each(providers)('$name', (provider) => {
  it.for(TITLED)('makes keys that openssl finds consistent: $title', ({ kind }, ctx) => {
    const openssl = needs(ctx, 'openssl');
    const { privateKey, publicKey } = provider.generateKeyPair(kind);
    expect(provider.publicKey(privateKey)).toEqual(publicKey);
    const pem = privateKeyObject(privateKey).export({ format: 'pem', type: 'pkcs8' });
    const result = run(openssl, ['pkey', '-check', '-noout'], { input: pem });
    expect(`${result.stdout}${result.stderr}`).toContain('Key is valid');
  });

  it.each(TITLED.filter(({ kind }) => kind.type !== 'DSA' || kind.modulusLength === 1024))(
    'makes the same key from the same random bytes: $title',
    ({ kind }) => {
      const make = (seed: string, by: CryptoProvider = provider): KeyPair =>
        by.generateKeyPair(kind, fixedRandom(seed));
      expect(make('a')).toEqual(make('a', noble));
      expect(make('a')).not.toEqual(make('b'));
    },
  );

  it.each([512, 513, 1024, 1030, 1537, 2048])('makes RSA moduli of exactly %i bits', (modulusLength) => {
    const { privateKey } = provider.generateKeyPair({ type: 'RSA', modulusLength });
    expect(bytesToUnsigned((privateKey as RsaPrivateKey).n).toString(2)).toHaveLength(modulusLength);
  });

  it('refuses sizes and exponents that make no key', () => {
    for (const kind of [
      { type: 'RSA', modulusLength: 511 },
      { type: 'RSA', modulusLength: 16385 },
      { type: 'RSA', modulusLength: 1024.5 },
      { type: 'RSA', modulusLength: 1024, publicExponent: 1 },
      { type: 'RSA', modulusLength: 1024, publicExponent: 65536 },
      { type: 'RSA', modulusLength: 1024, publicExponent: -3 },
      { type: 'DSA', modulusLength: 1536 },
    ] as readonly KeyGeneration[]) {
      expect(
        codeOf(() => provider.generateKeyPair(kind)),
        JSON.stringify(kind),
      ).toBe('crypto/invalid-parameter');
    }
    for (const kind of [
      { type: 'EC', curve: 'P-192' },
      { type: 'EC', curve: 'secp256k1' },
      { type: 'GOST' },
    ] as unknown as readonly KeyGeneration[]) {
      expect(
        codeOf(() => provider.generateKeyPair(kind)),
        JSON.stringify(kind),
      ).toBe('crypto/unsupported');
    }
  });

  it('gives up on a source of random bytes that is broken', () => {
    const zeros = (length: number): Uint8Array => new Uint8Array(length);
    const ones = (length: number): Uint8Array => new Uint8Array(length).fill(0xff);
    for (const source of [zeros, ones]) {
      for (const kind of [
        { type: 'RSA', modulusLength: 512 },
        { type: 'EC', curve: 'P-256' },
      ] as const) {
        expect(codeOf(() => provider.generateKeyPair(kind, source))).toBe('crypto/invalid-parameter');
      }
    }
  });
});

it('makes the same public keys as OpenSSL from the same seeds and scalars', () => {
  for (const kind of KINDS) {
    if (kind.type === 'RSA' || kind.type === 'DSA') continue;
    const { privateKey, publicKey } = noble.generateKeyPair(kind, fixedRandom('seed'));
    const { x, y } = privateKeyObject(privateKey).export({ format: 'jwk' });
    const coordinates = [x, y].map((text) => toHex(Buffer.from(text ?? '', 'base64url'))).join('');
    const written = publicKey as Exclude<PublicKey, { type: 'RSA' | 'DSA' }>;
    expect(coordinates).toBe(toHex(written.type === 'EC' ? written.point.subarray(1) : written.key));
  }
});
