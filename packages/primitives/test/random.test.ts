import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import { providers } from './providers.js';

describe.each(providers)('$name', (provider) => {
  it('gives as many random bytes as asked for', () => {
    for (const length of [0, 1, 32, 65536, 65537, 200_000]) expect(provider.random(length)).toHaveLength(length);
    expect(provider.random(16)).not.toEqual(provider.random(16));
    // The last bytes of a long draw are drawn too: 64 zeros by chance are out of the question.
    expect(provider.random(200_000).subarray(-64)).not.toEqual(new Uint8Array(64));
  });

  it('refuses what is no length', () => {
    for (const length of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(codeOf(() => provider.random(length))).toBe('crypto/invalid-parameter');
    }
  });

  it('answers for every name of the interface, and for no other', () => {
    for (const name of [
      'SHA-256',
      'AES-128-CCM-8',
      'RC4',
      'modp768',
      'ffdhe8192',
      'X25519MLKEM768',
      'sntrup761x25519-sha512',
    ]) {
      expect(provider.supports(name)).toBe(true);
    }
    for (const name of ['', 'sha256', 'toString', '__proto__', 'sntrup761']) {
      expect(provider.supports(name)).toBe(false);
    }
  });
});
