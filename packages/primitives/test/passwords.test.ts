import { createDecipheriv } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { base64, fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import { noble, nobleForConnections } from '@cutaway/primitives/noble';
import { decode, opaque32, struct, text32, u32 } from '@cutaway/primitives/wire';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface Pbkdf2Test extends WycheproofTest {
  readonly password: string;
  readonly salt: string;
  readonly iterationCount: number;
  readonly dkLen: number;
  readonly dk: string;
}

describe.each(providers)('$name', (provider) => {
  for (const [file, hash] of [
    ['pbkdf2_hmacsha1', 'SHA-1'],
    ['pbkdf2_hmacsha256', 'SHA-256'],
  ] as const) {
    wycheproof<object, Pbkdf2Test>(file, (test) => {
      const key = provider.pbkdf2(hash, fromHex(test.password), fromHex(test.salt), test.iterationCount, test.dkLen);
      expect(toHex(key)).toBe(test.dk);
    });
  }

  it('derives the keys of RFC 7914 §12 with scrypt', () => {
    expect(toHex(provider.scrypt(utf8(''), utf8(''), { N: 16, r: 1, p: 1 }, 64))).toBe(
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442' +
        'fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
    );
    expect(toHex(provider.scrypt(utf8('password'), utf8('NaCl'), { N: 1024, r: 8, p: 16 }, 64))).toBe(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162' +
        '2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    );
  });

  it.each([
    ['N no power of two', { N: 1000, r: 8, p: 1 }],
    ['N = 1', { N: 1, r: 8, p: 1 }],
    ['r = 0', { N: 16, r: 0, p: 1 }],
    ['p = 0', { N: 16, r: 8, p: 0 }],
    ['N over 2^(16 r)', { N: 2 ** 17, r: 1, p: 1 }],
    ['more than a gibibyte', { N: 2 ** 24, r: 8, p: 1 }],
  ])('refuses costs of scrypt: %s', (_, cost) => {
    expect(() => provider.scrypt(utf8('p'), utf8('s'), cost, 32)).toThrow(
      expect.objectContaining({ code: 'crypto/invalid-parameter' }),
    );
  });

  // From the tests of the Argon2 reference implementation.
  it.each([
    ['Argon2i', '89e9029f4637b295beb027056a7336c414fadd43f6b208645281cb214a56452f'],
    ['Argon2id', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
  ] as const)('derives the key of the reference implementation with %s', (kind, key) => {
    const cost = { memory: 256, passes: 2, parallelism: 1 };
    expect(toHex(provider.argon2(kind, utf8('password'), utf8('somesalt'), cost, 32))).toBe(key);
  });

  it.each([
    ['no passes', { memory: 256, passes: 0, parallelism: 1 }],
    ['less than 8 KiB a lane', { memory: 31, passes: 1, parallelism: 4 }],
    ['more than two gibibytes', { memory: 2 ** 22, passes: 1, parallelism: 1 }],
  ])('refuses costs of Argon2: %s', (_, cost) => {
    expect(() => provider.argon2('Argon2id', utf8('p'), utf8('somesalt'), cost, 32)).toThrow(
      expect.objectContaining({ code: 'crypto/invalid-parameter' }),
    );
  });

  it('refuses iterations and lengths that are no counts', () => {
    for (const [iterations, length] of [
      [0, 32],
      [-1, 32],
      [1.5, 32],
      [1, 0],
      [1, 2 ** 40],
    ] as const) {
      expect(() => provider.pbkdf2('SHA-256', utf8('p'), utf8('s'), iterations, length)).toThrow(
        expect.objectContaining({ code: 'crypto/invalid-parameter' }),
      );
    }
  });

  it('derives keys with bcrypt-pbkdf', () => {
    expect(toHex(provider.bcryptPbkdf(utf8('password'), utf8('salt'), 4, 32))).toBe(
      '5bbf0cc293587f1c3635555c27796598d47e579071bf427e9d8fbe842aba34d9',
    );
  });

  it('refuses what bcrypt-pbkdf does not take', () => {
    expect(() => provider.bcryptPbkdf(utf8(''), utf8('salt'), 4, 32)).toThrow(
      expect.objectContaining({ code: 'crypto/invalid-length' }),
    );
    expect(() => provider.bcryptPbkdf(utf8('password'), utf8(''), 4, 32)).toThrow(
      expect.objectContaining({ code: 'crypto/invalid-length' }),
    );
    expect(() => provider.bcryptPbkdf(utf8('password'), utf8('salt'), 0, 32)).toThrow(
      expect.objectContaining({ code: 'crypto/invalid-parameter' }),
    );
    expect(() => provider.bcryptPbkdf(utf8('password'), utf8('salt'), 1, 1025)).toThrow(
      expect.objectContaining({ code: 'crypto/invalid-parameter' }),
    );
  });
});

/** The outer layer of an OpenSSH private key (OpenSSH PROTOCOL.key §1) with one key in it, behind its magic bytes. */
const EncryptedKey = struct<{
  ciphername: string;
  kdfname: string;
  kdfoptions: Uint8Array;
  number: number;
  publickey: Uint8Array;
  encrypted: Uint8Array;
}>('EncryptedKey', {
  ciphername: text32(),
  kdfname: text32(),
  kdfoptions: opaque32(),
  number: u32,
  publickey: opaque32(),
  encrypted: opaque32(),
});
const KdfOptions = struct<{ salt: Uint8Array; rounds: number }>('KdfOptions', { salt: opaque32(), rounds: u32 });

it.for([1, 4, 16])('opens a key that ssh-keygen encrypted with %i rounds of bcrypt-pbkdf', (rounds, ctx) => {
  const keygen = needs(ctx, 'ssh-keygen');
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-passwords-'));
  try {
    const path = join(folder, 'key');
    const password = 'correct horse battery staple';
    const made = run(keygen, ['-q', '-t', 'ed25519', '-a', String(rounds), '-N', password, '-C', '', '-f', path]);
    expect(made.stderr).toBe('');
    const text = readFileSync(path, 'utf8').replace(/-----[^-]+-----|\s/g, '');
    const key = decode(EncryptedKey, base64.decode(text).subarray('openssh-key-v1\0'.length));
    expect(key.ciphername).toBe('aes256-ctr');
    const options = decode(KdfOptions, key.kdfoptions);
    expect(options.rounds).toBe(rounds);

    const derived = noble.bcryptPbkdf(utf8(password), options.salt, options.rounds, 48);
    const decipher = createDecipheriv('aes-256-ctr', derived.subarray(0, 32), derived.subarray(32));
    const opened = decipher.update(key.encrypted);
    // Two equal numbers in front tell that the key was right.
    expect(toHex(opened.subarray(0, 4))).toBe(toHex(opened.subarray(4, 8)));
    expect(opened.subarray(8).includes('ssh-ed25519')).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('Argon2', () => {
  it.each(['Argon2d', 'Argon2i', 'Argon2id'] as const)('is the same with both providers: %s', (kind) => {
    const cost = { memory: 64, passes: 3, parallelism: 4 };
    const keys = providers.map((provider) =>
      toHex(provider.argon2(kind, utf8('correct horse'), utf8('salt of 16 bytes'), cost, 80)),
    );
    expect(keys[0]).toBe(keys[1]);
  });
});

describe('nobleForConnections', () => {
  it('has everything of noble but keys from passwords', () => {
    const cost = { N: 2, r: 1, p: 1 };
    const nothing = new Uint8Array(0);
    expect(Object.keys(nobleForConnections).sort()).toEqual(Object.keys(noble).sort());
    expect(nobleForConnections.supports('Ed25519')).toBe(true);
    expect(nobleForConnections.supports('scrypt')).toBe(false);
    expect(() => nobleForConnections.scrypt(nothing, nothing, cost, 1)).toThrow('crypto/unsupported');
    expect(() => nobleForConnections.pbkdf2('SHA-1', nothing, nothing, 1, 1)).toThrow('crypto/unsupported');
  });
});
