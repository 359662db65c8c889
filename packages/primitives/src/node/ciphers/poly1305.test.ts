import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, fromHex, toHex, utf8 } from '../../bytes/index.js';
import { poly1305Tag } from '../../noble/ciphers/openssh-aead.js';
import { loadSodiumPoly1305, type Poly1305, poly1305 } from './poly1305.js';

const sodium = await loadSodiumPoly1305();

describe.each<[string, Poly1305]>([
  ['noble', poly1305Tag],
  ['libsodium', sodium],
])('Poly1305 of %s', (_name, tag) => {
  it("makes RFC 8439 §2.5.2's tag, in one part or several", () => {
    const key = fromHex('85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b');
    const message = utf8('Cryptographic Forum Research Group');
    expect(toHex(tag(key, message))).toBe('a8061dc1305136c6c22b8baf0c0127a9');
    expect(toHex(tag(key, message.subarray(0, 4), message.subarray(4)))).toBe('a8061dc1305136c6c22b8baf0c0127a9');
  });
});

describe('Poly1305 of libsodium', () => {
  it("is noble's, whatever the lengths", () => {
    const key = fc.uint8Array({ minLength: 32, maxLength: 32 });
    fc.assert(
      fc.property(key, fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 4 }), (key, parts) => {
        expect(sodium(key, ...parts)).toEqual(poly1305Tag(key, concat(...parts)));
      }),
    );
    // More than fits into its memory at a time.
    const long = Uint8Array.from({ length: 200_001 }, (_, i) => i * 31);
    const ones = new Uint8Array(32).fill(0xff);
    expect(sodium(ones, long)).toEqual(poly1305Tag(ones, long));
  });

  it('goes on with the same tags where it takes over, after some megabytes', async () => {
    const key = Uint8Array.from({ length: 32 }, (_, i) => i);
    const data = new Uint8Array(1024 * 1024).fill(7);
    const expected = poly1305Tag(key, data);
    for (let i = 0; i < 5; i++) expect(poly1305(key, data)).toEqual(expected);
    await loadSodiumPoly1305();
    expect(poly1305(key, data)).toEqual(expected);
  });
});
