import { fromHex, toHex, utf8 } from '@cutaway/primitives/bytes';
import {
  type HashName,
  hkdfExpand,
  hkdfExpandLabel,
  hkdfExtract,
  hkdfLabel,
  tls10Prf,
  tls12Prf,
} from '@cutaway/primitives/crypto';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import { providers } from './providers.js';
import { type WycheproofTest, wycheproof } from './wycheproof.js';

interface HkdfTest extends WycheproofTest {
  readonly ikm: string;
  readonly salt: string;
  readonly info: string;
  readonly size: number;
  readonly okm: string;
}

const HKDF_FILES: readonly (readonly [string, HashName])[] = [
  ['hkdf_sha1', 'SHA-1'],
  ['hkdf_sha256', 'SHA-256'],
  ['hkdf_sha384', 'SHA-384'],
  ['hkdf_sha512', 'SHA-512'],
];

const NOTHING = new Uint8Array(0);

describe.each(providers)('$name', (provider) => {
  for (const [file, hash] of HKDF_FILES) {
    wycheproof<object, HkdfTest>(file, (test) => {
      const prk = hkdfExtract(provider, hash, fromHex(test.salt), fromHex(test.ikm));
      expect(toHex(hkdfExpand(provider, hash, prk, fromHex(test.info), test.size))).toBe(test.okm);
    });
  }

  it("derives RFC 8448 §3's secrets and keys", () => {
    const early = hkdfExtract(provider, 'SHA-256', NOTHING, new Uint8Array(32));
    expect(toHex(early)).toBe('33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a');
    const emptyHash = provider.digest('SHA-256', NOTHING);
    const derived = hkdfExpandLabel(provider, 'SHA-256', early, 'derived', emptyHash, 32);
    expect(toHex(derived)).toBe('6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba');
    const ecdhe = fromHex('8bd4054fb55b9d63fdfbacf9f04b9f0d35e6d63f537563efd46272900f89492d');
    const handshake = hkdfExtract(provider, 'SHA-256', derived, ecdhe);
    expect(toHex(handshake)).toBe('1dc826e93606aa6fdc0aadc12f741b01046aa6b99f691ed221a9f0ca043fbeac');
    // The hash of ClientHello and ServerHello.
    const transcript = fromHex('860c06edc07858ee8e78f0e7428c58edd6b43f2ca3e6e95f02ed063cf0e1cad8');
    const client = hkdfExpandLabel(provider, 'SHA-256', handshake, 'c hs traffic', transcript, 32);
    expect(toHex(client)).toBe('b3eddb126e067f35a780b3abf45e2d8f3b1a950738f52e9600746a0e27a55a21');
    const server = hkdfExpandLabel(provider, 'SHA-256', handshake, 's hs traffic', transcript, 32);
    expect(toHex(server)).toBe('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38');
    const key = hkdfExpandLabel(provider, 'SHA-256', server, 'key', NOTHING, 16);
    expect(toHex(key)).toBe('3fce516009c21727d0f2e4e86ee403bc');
    const iv = hkdfExpandLabel(provider, 'SHA-256', server, 'iv', NOTHING, 12);
    expect(toHex(iv)).toBe('5d313eb2671276ee13000b30');
  });

  it('has the PRFs of TLS 1.0 and 1.2 agree with openssl kdf', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const seed = 'a0ba9f936cda311827a6f796ffd5198c';
    for (const secret of ['9bbe436ba940f017b17652849a71db35', '0b', '0102030405']) {
      for (const length of [12, 48, 104]) {
        const expected = (digest: string): string => {
          const kdf = ['kdf', '-keylen', String(length), '-kdfopt', `digest:${digest}`];
          const input = ['-kdfopt', `hexsecret:${secret}`, '-kdfopt', `hexseed:${toHex(utf8('test label'))}${seed}`];
          const { stdout, stderr } = run(openssl, [...kdf, ...input, 'TLS1-PRF']);
          expect(stderr).toBe('');
          return stdout.replace(/[:\s]/g, '').toLowerCase();
        };
        const tls12 = (hash: HashName): string =>
          toHex(tls12Prf(provider, hash, fromHex(secret), 'test label', fromHex(seed), length));
        expect(tls12('SHA-256')).toBe(expected('SHA256'));
        expect(tls12('SHA-384')).toBe(expected('SHA384'));
        const tls10 = tls10Prf(provider, fromHex(secret), 'test label', fromHex(seed), length);
        expect(toHex(tls10)).toBe(expected('MD5-SHA1'));
      }
    }
  });

  it('refuses outputs, labels and contexts that have no encoding', () => {
    const secret = new Uint8Array(32);
    const expand = (length: number) => () => hkdfExpand(provider, 'SHA-256', secret, NOTHING, length);
    expect(expand(255 * 32)()).toHaveLength(255 * 32);
    for (const length of [255 * 32 + 1, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(codeOf(expand(length))).toBe('crypto/invalid-parameter');
      expect(codeOf(() => hkdfLabel('key', NOTHING, length * 9))).toBe('crypto/invalid-parameter');
      expect(codeOf(() => tls12Prf(provider, 'SHA-256', secret, 'x', secret, length))).toBe(
        length === 255 * 32 + 1 ? undefined : 'crypto/invalid-parameter',
      );
    }
    expect(codeOf(() => hkdfLabel('', NOTHING, 16))).toBe('crypto/invalid-parameter');
    expect(codeOf(() => hkdfLabel('x'.repeat(250), NOTHING, 16))).toBe('crypto/invalid-parameter');
    expect(codeOf(() => hkdfLabel('key', new Uint8Array(256), 16))).toBe('crypto/invalid-parameter');
    expect(toHex(hkdfLabel('key', NOTHING, 16))).toBe('001009746c733133206b657900');
  });
});
