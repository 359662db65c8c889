import { fromHex, toHex } from '@cutaway/primitives/bytes';
import type { AeadName, HashName } from '@cutaway/primitives/crypto';
import { hkdfExpand, hkdfExtract } from '@cutaway/primitives/crypto';
import { describe, expect } from 'vitest';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface AeadGroup {
  readonly ivSize: number;
  readonly keySize: number;
  readonly tagSize: number;
}
interface AeadTest extends WycheproofTest {
  readonly key: string;
  readonly iv: string;
  readonly aad: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag: string;
}
interface MacTest extends WycheproofTest {
  readonly key: string;
  readonly msg: string;
  readonly tag: string;
}
interface HkdfTest extends WycheproofTest {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
}

const SIZED_HASHES: readonly (readonly [string, HashName])[] = [
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
];

describe.each(providers)('$name', (provider) => {
  const aead =
    (name: (keySize: number, tagSize: number) => AeadName) =>
    (test: AeadTest, group: AeadGroup): void => {
      const cipher = provider.aead(name(group.keySize, group.tagSize), fromHex(test.key));
      const iv = fromHex(test.iv);
      const aad = fromHex(test.aad);
      const opened = cipher.open(iv, fromHex(test.ct + test.tag), aad);
      expect(toHex(opened)).toBe(test.msg);
      expect(toHex(cipher.seal(iv, fromHex(test.msg), aad))).toBe(test.ct + test.tag);
    };

  wycheproof<AeadGroup, AeadTest>(
    'chacha20_poly1305',
    aead(() => 'ChaCha20-Poly1305'),
  );

  for (const [file, name] of SIZED_HASHES) {
    wycheproof<{ tagSize: number }, MacTest>(`hmac_${file}`, (test, group) => {
      const tag = provider.mac(name, fromHex(test.key), fromHex(test.msg)).subarray(0, group.tagSize / 8);
      return toHex(tag) === test.tag;
    });
    wycheproof<object, HkdfTest>(`hkdf_${file}`, (test) => {
      const prk = hkdfExtract(provider, name, fromHex(test.salt), fromHex(test.ikm));
      expect(toHex(hkdfExpand(provider, name, prk, fromHex(test.info), test.size))).toBe(test.okm);
    });
  }
});
