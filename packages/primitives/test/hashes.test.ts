import { concat, fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import { type HashName, hashLength } from '@cutaway/primitives/crypto';
import { describe, expect, it } from 'vitest';
import { HASHES } from './algorithm-names.js';
import { codeOf } from './code-of.js';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface MacTest extends WycheproofTest {
  readonly key: string;
  readonly msg: string;
  readonly tag: string;
}

const HMAC_FILES: readonly (readonly [string, HashName])[] = [
  ['hmac_sha1', 'SHA-1'],
  ['hmac_sha256', 'SHA-256'],
  ['hmac_sha384', 'SHA-384'],
  ['hmac_sha512', 'SHA-512'],
];

/** The digests of "abc": RFC 1321 A.5 and FIPS 180-4's examples. */
const ABC: Readonly<Partial<Record<HashName, string>>> = {
  MD5: '900150983cd24fb0d6963f7d28e17f72',
  'SHA-1': 'a9993e364706816aba3e25717850c26c9cd0d89d',
  'SHA-224': '23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7',
  'SHA-256': 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  'SHA-384': 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  'SHA-512':
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
};

describe.each(providers)('$name', (provider) => {
  for (const [file, name] of HMAC_FILES) {
    wycheproof<{ tagSize: number }, MacTest>(file, (test, group) => {
      const tag = provider.mac(name, fromHex(test.key), fromHex(test.msg)).subarray(0, group.tagSize / 8);
      return toHex(tag) === test.tag;
    });
  }

  it.each(Object.entries(ABC))('%s of abc', (name, digest) => {
    expect(toHex(provider.digest(name as HashName, utf8('abc')))).toBe(digest);
  });

  // RFC 2202 §2, test case 2; RFC 4231 §4.3.
  it.each([
    ['MD5', '750c783e6ab0b503eaa86e310a5db738'],
    ['SHA-224', 'a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44'],
  ] as const)('HMAC with %s', (name, tag) => {
    expect(toHex(provider.mac(name, utf8('Jefe'), utf8('what do ya want for nothing?')))).toBe(tag);
  });

  it('puts MD5 before SHA-1 in their pair, which has no HMAC', () => {
    const message = utf8('ServerDHParams');
    const pair = concat(provider.digest('MD5', message), provider.digest('SHA-1', message));
    expect(provider.digest('MD5-SHA-1', message)).toEqual(pair);
    expect(codeOf(() => provider.hmac('MD5-SHA-1', message))).toBe('crypto/unsupported');
    expect(codeOf(() => provider.mac('MD5-SHA-1', message, message))).toBe('crypto/unsupported');
  });

  it.each(HASHES)('%s goes on after a digest, and apart from its clones', (name) => {
    const first = utf8('x'.repeat(100));
    const second = utf8('y'.repeat(50));
    const running = provider.hash(name).update(first);
    const clone = running.clone();
    expect(running.digest()).toEqual(provider.digest(name, first));
    expect(running.digest()).toHaveLength(hashLength(name));
    expect(running.update(second).digest()).toEqual(provider.digest(name, concat(first, second)));
    expect(clone.digest()).toEqual(provider.digest(name, first));
    expect(clone.clone().update(first).digest()).toEqual(provider.digest(name, concat(first, first)));
    expect(clone.digest()).toEqual(provider.digest(name, first));
  });

  it.each(HASHES.filter((name) => name !== 'MD5-SHA-1'))('HMAC with %s is a running state too', (name) => {
    for (const key of [new Uint8Array(0), utf8('key'), new Uint8Array(64).fill(1), new Uint8Array(200).fill(2)]) {
      const first = utf8('x'.repeat(100));
      const running = provider.hmac(name, key).update(first);
      const clone = running.clone();
      expect(running.digest()).toEqual(provider.mac(name, key, first));
      expect(running.update(first).digest()).toEqual(provider.mac(name, key, concat(first, first)));
      expect(clone.update(key).digest()).toEqual(provider.mac(name, key, concat(first, key)));
    }
  });

  it('refuses a name it does not have', () => {
    for (const name of ['SHA-3', 'toString', '__proto__'] as unknown as HashName[]) {
      expect(codeOf(() => provider.hash(name))).toBe('crypto/unsupported');
      expect(codeOf(() => provider.digest(name, new Uint8Array(0)))).toBe('crypto/unsupported');
      expect(codeOf(() => provider.hmac(name, new Uint8Array(0)))).toBe('crypto/unsupported');
      expect(codeOf(() => provider.mac(name, new Uint8Array(0), new Uint8Array(0)))).toBe('crypto/unsupported');
    }
  });

  it('gives plain byte arrays', () => {
    for (const bytes of [
      provider.digest('SHA-256', utf8('')),
      provider.hash('SHA-256').digest(),
      provider.mac('SHA-256', utf8(''), utf8('')),
      provider.hmac('SHA-256', utf8('')).digest(),
      provider.random(8),
    ]) {
      expect(Object.getPrototypeOf(bytes)).toBe(Uint8Array.prototype);
    }
  });
});
