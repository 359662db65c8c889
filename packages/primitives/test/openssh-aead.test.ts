import { concat, fromHex, toHex } from '@cutaway/primitives/bytes';
import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import { providers } from './providers.js';

const KEY = Uint8Array.from({ length: 64 }, (_, i) => i);
const PACKET = concat(
  fromHex('00000010'),
  Uint8Array.from({ length: 16 }, (_, i) => i + 100),
);

describe.each(providers)('$name', (provider) => {
  const aead = provider.openSshAead(KEY);

  it('encrypts the length under the second key, the payload under the first', () => {
    const sealed = aead.seal(7, PACKET);
    expect(sealed).toHaveLength(20 + 16);
    expect(aead.openLength(7, sealed.subarray(0, 4))).toBe(16);
    expect(aead.open(7, sealed)).toEqual(PACKET);
    // The halves are independent: changing one key changes its part alone.
    const otherLengthKey = provider.openSshAead(concat(KEY.subarray(0, 32), new Uint8Array(32)));
    const other = otherLengthKey.seal(7, PACKET);
    expect(toHex(other.subarray(4, 20))).toBe(toHex(sealed.subarray(4, 20)));
    expect(toHex(other.subarray(0, 4))).not.toBe(toHex(sealed.subarray(0, 4)));
    expect(Object.getPrototypeOf(sealed)).toBe(Uint8Array.prototype);
  });

  it('refuses another sequence number, changed bytes and truncations', () => {
    const sealed = aead.seal(0xffffffff, PACKET);
    expect(codeOf(() => aead.open(0xfffffffe, sealed))).toBe('crypto/authentication-failed');
    for (let at = 0; at < sealed.length; at++) {
      const changed = sealed.slice();
      changed[at] = (changed[at] as number) ^ 1;
      expect(codeOf(() => aead.open(0xffffffff, changed))).toBe('crypto/authentication-failed');
      expect(codeOf(() => aead.open(0xffffffff, sealed.subarray(0, at)))).toBe('crypto/authentication-failed');
    }
    expect(aead.open(0xffffffff, sealed)).toEqual(PACKET);
  });

  it('refuses wrong lengths', () => {
    expect(codeOf(() => provider.openSshAead(new Uint8Array(32)))).toBe('crypto/invalid-length');
    expect(codeOf(() => aead.seal(0, new Uint8Array(3)))).toBe('crypto/invalid-length');
    expect(codeOf(() => aead.openLength(0, new Uint8Array(5)))).toBe('crypto/invalid-length');
  });
});
