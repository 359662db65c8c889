import { fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import { type AeadName, aeadParameters } from '@cutaway/primitives/crypto';
import { describe, expect, it } from 'vitest';
import { AEADS } from './algorithm-names.js';
import { codeOf } from './code-of.js';
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

/** The interface names CCM with tags of 16 bytes, and of 8 for the key lengths that TLS has (RFC 6655). */
function ccmName({ keySize, tagSize }: AeadGroup): AeadName | undefined {
  if (tagSize === 128) return `AES-${keySize}-CCM` as AeadName;
  if (tagSize === 64 && keySize !== 192) return `AES-${keySize}-CCM-8` as AeadName;
  return undefined;
}

describe.each(providers)('$name', (provider) => {
  const run = (name: AeadName, test: AeadTest): void => {
    const cipher = provider.aead(name, fromHex(test.key));
    const iv = fromHex(test.iv);
    const aad = fromHex(test.aad);
    expect(toHex(cipher.open(iv, fromHex(test.ct + test.tag), aad))).toBe(test.msg);
    expect(toHex(cipher.seal(iv, fromHex(test.msg), aad))).toBe(test.ct + test.tag);
  };

  wycheproof<AeadGroup, AeadTest>('aes_gcm', (test, { keySize }) => run(`AES-${keySize}-GCM` as AeadName, test));
  wycheproof<AeadGroup, AeadTest>('chacha20_poly1305', (test) => run('ChaCha20-Poly1305', test));
  wycheproof<AeadGroup, AeadTest>('aes_ccm', (test, group) => run(ccmName(group) as AeadName, test), {
    cannotRun: (_, group) =>
      ccmName(group) === undefined
        ? `no CCM with a ${group.tagSize}-bit tag and a ${group.keySize}-bit key`
        : undefined,
  });

  describe.each(AEADS)('%s', (name) => {
    const { keyLength, nonceMinimum, nonceMaximum, tagLength } = aeadParameters(name);
    const key = new Uint8Array(keyLength).fill(7);
    const nonce = new Uint8Array(12).fill(9);
    const aead = provider.aead(name, key);

    it('refuses wrong lengths of key and nonce', () => {
      for (const length of [0, keyLength - 1, keyLength + 1, 64]) {
        expect(codeOf(() => provider.aead(name, new Uint8Array(length)))).toBe('crypto/invalid-length');
      }
      for (const length of [0, nonceMinimum - 1, ...(nonceMaximum < 100 ? [nonceMaximum + 1] : [])]) {
        const wrong = new Uint8Array(length);
        expect(codeOf(() => aead.seal(wrong, key, key))).toBe('crypto/invalid-length');
        expect(codeOf(() => aead.open(wrong, new Uint8Array(64), key))).toBe('crypto/invalid-length');
      }
    });

    it('refuses every changed byte, every truncation and other additional data', () => {
      const aad = utf8('header');
      const sealed = aead.seal(nonce, utf8('twenty bytes of text'), aad);
      expect(sealed).toHaveLength(20 + tagLength);
      for (let at = 0; at < sealed.length; at++) {
        const changed = sealed.slice();
        changed[at] = (changed[at] as number) ^ 0x40;
        expect(codeOf(() => aead.open(nonce, changed, aad))).toBe('crypto/authentication-failed');
        expect(codeOf(() => aead.open(nonce, sealed.subarray(0, at), aad))).toBe('crypto/authentication-failed');
      }
      expect(codeOf(() => aead.open(nonce, sealed, utf8('Header')))).toBe('crypto/authentication-failed');
      expect(aead.open(nonce, sealed, aad)).toEqual(utf8('twenty bytes of text'));
    });

    it('keeps no hold on the key it was given and gives plain byte arrays', () => {
      const mutable = key.slice();
      const other = provider.aead(name, mutable);
      mutable.fill(0);
      const sealed = other.seal(nonce, utf8('text'), new Uint8Array(0));
      expect(sealed).toEqual(aead.seal(nonce, utf8('text'), new Uint8Array(0)));
      expect(Object.getPrototypeOf(sealed)).toBe(Uint8Array.prototype);
      expect(Object.getPrototypeOf(other.open(nonce, sealed, new Uint8Array(0)))).toBe(Uint8Array.prototype);
    });
  });

  it('has CCM refuse a message that its nonce leaves no room to count', () => {
    const aead = provider.aead('AES-128-CCM', new Uint8Array(16));
    const nonce = new Uint8Array(13);
    const longest = new Uint8Array(0xffff);
    expect(aead.open(nonce, aead.seal(nonce, longest, longest), longest)).toEqual(longest);
    expect(codeOf(() => aead.seal(nonce, new Uint8Array(0x10000), longest))).toBe('crypto/message-too-long');
    expect(codeOf(() => aead.open(nonce, new Uint8Array(0x10010), longest))).toBe('crypto/authentication-failed');
  });
});
