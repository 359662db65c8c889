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

  it("seals draft-ietf-sshm-chacha20-poly1305 appendix A's packet", () => {
    const key =
      '8bbff6855fc102338c373e73aac0c914f076a905b2444a32eecaffeae22becc5e9b7a7a5825a8249346ec1c28301cf394543fc7569887d76e168f37562ac0740';
    const packet =
      '00000048065e00000000000000384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c69744e43e804dc6c';
    const sealed =
      '2c3ecce4a5bc05895bf07a7ba956b6c68829ac7c83b780b7000ecde745afc705bbc378ce03a280236b87b53bed5839662302b164b6286a48cd1e097138e3cb909b8b2b829dd18d2a35ff82d995349e855bf02c298ef775f2d1a7e8b8';
    const published = provider.openSshAead(fromHex(key));
    expect(toHex(published.seal(7, fromHex(packet)))).toBe(sealed);
    expect(published.openLength(7, fromHex(sealed).subarray(0, 4))).toBe(72);
    expect(toHex(published.open(7, fromHex(sealed)))).toBe(packet.slice(8));
  });

  it('encrypts the length under the second key, the payload under the first', () => {
    const sealed = aead.seal(7, PACKET);
    expect(sealed).toHaveLength(20 + 16);
    expect(aead.openLength(7, sealed.subarray(0, 4))).toBe(16);
    expect(aead.open(7, sealed)).toEqual(PACKET.subarray(4));
    const { length, ciphertext, tag } = aead.sealApart(7, PACKET);
    expect([length.length, ciphertext.length, tag.length]).toEqual([4, 16, 16]);
    expect(concat(length, ciphertext, tag)).toEqual(sealed);
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
    expect(aead.open(0xffffffff, sealed)).toEqual(PACKET.subarray(4));
  });

  it('refuses wrong lengths', () => {
    expect(codeOf(() => provider.openSshAead(new Uint8Array(32)))).toBe('crypto/invalid-length');
    expect(codeOf(() => aead.seal(0, new Uint8Array(3)))).toBe('crypto/invalid-length');
    expect(codeOf(() => aead.openLength(0, new Uint8Array(5)))).toBe('crypto/invalid-length');
  });
});
