import { checkPrimeSync, createDiffieHellman, type DiffieHellmanGroup, getDiffieHellman } from 'node:crypto';
import { base64, bytesToUnsigned, fromHex, toHex, unsignedToBytes } from '@cutaway/primitives/bytes';
import { type FiniteFieldGroup, type FiniteFieldGroupName, finiteFieldGroup } from '@cutaway/primitives/crypto';
import { needs, run } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { codeOf } from './code-of.js';
import { fixedRandom } from './fixed-random.js';
import { providers } from './providers.js';

const MODP: readonly (readonly [FiniteFieldGroupName, string])[] = [
  ['modp768', 'modp1'],
  ['modp1024', 'modp2'],
  ['modp1536', 'modp5'],
  ['modp2048', 'modp14'],
  ['modp3072', 'modp15'],
  ['modp4096', 'modp16'],
  ['modp6144', 'modp17'],
  ['modp8192', 'modp18'],
];
const FFDHE: readonly FiniteFieldGroupName[] = ['ffdhe2048', 'ffdhe3072', 'ffdhe4096', 'ffdhe6144', 'ffdhe8192'];

describe('finiteFieldGroup', () => {
  it.each(MODP)('%s is what OpenSSL has as %s', (name, openssl) => {
    const { p, g, q } = finiteFieldGroup(name);
    const peer = getDiffieHellman(openssl);
    expect(toHex(p)).toBe(peer.getPrime('hex'));
    expect(toHex(g)).toBe(peer.getGenerator('hex').padStart(2, '0'));
    expect(bytesToUnsigned(q as Uint8Array) * 2n + 1n).toBe(bytesToUnsigned(p));
  });

  it.for(FFDHE)('%s is what OpenSSL has by that name', (name, ctx) => {
    const openssl = needs(ctx, 'openssl');
    const { stdout } = run(openssl, ['genpkey', '-genparam', '-algorithm', 'DH', '-pkeyopt', `group:${name}`]);
    const der = base64.decode(stdout.replace(/-----.*?-----|\s/g, ''));
    const { p, g } = finiteFieldGroup(name);
    // In DER, p and g stand one behind the other.
    expect(toHex(der).includes(`${toHex(p)}0201${toHex(g)}`)).toBe(true);
  });

  it.each(['modp768', 'modp1536', 'ffdhe2048'] as const)('%s has a safe prime', (name) => {
    const { p, q } = finiteFieldGroup(name);
    expect(checkPrimeSync(p)).toBe(true);
    expect(checkPrimeSync(q as Uint8Array)).toBe(true);
  });
});

/** p = 23 = 2 · 11 + 1, where 2 generates the squares: few enough values to try them all. */
const SMALL: FiniteFieldGroup = { p: Uint8Array.of(23), g: Uint8Array.of(2), q: Uint8Array.of(11) };
/** p = 43, where 4 generates a subgroup of order 7. */
const SCHNORR: FiniteFieldGroup = { p: Uint8Array.of(43), g: Uint8Array.of(4), q: Uint8Array.of(7) };

/** RFC 5114 §2.1 and A.1: a prime of 1024 bits with a subgroup of 160-bit order. */
const RFC_5114: FiniteFieldGroup = {
  p: fromHex(
    'b10b8f96a080e01dde92de5eae5d54ec52c99fbcfb06a3c69a6a9dca52d23b616073e28675a23d189838ef1e2ee652c013ecb4aea906112324975c3cd49b83bfaccbdd7d90c4bd7098488e9c219a73724effd6fae5644738faa31a4ff55bccc0a151af5f0dc8b4bd45bf37df365c1a65e68cfda76d4da708df1fb2bc2e4a4371',
  ),
  g: fromHex(
    'a4d1cbd5c3fd34126765a442efb99905f8104dd258ac507fd6406cff14266d31266fea1e5c41564b777e690f5504f213160217b4b01b886a5e91547f9e2749f4d7fbd7d3b9a92ee1909d0d2263f80a76a6a24c087a091f531dbf0a0169b6a28ad662a4d18e73afa32d779d5918d08bc8858f4dcef97c2a24855e6eeb22b3b2e5',
  ),
  q: fromHex('f518aa8781a8df278aba4e7d64b7cb9d49462353'),
};

describe.each(providers)('$name', (provider) => {
  it("computes RFC 5114 A.1's keys and secret", () => {
    const dh = provider.keyAgreement(RFC_5114);
    const xA = fromHex('b9a3b3ae8fefc1a2930496507086f8455d48943e');
    const xB = fromHex('9392c9f9eb6a7a6a9022f7d83e7223c6835bbdda');
    const yA =
      '2a853b3d92197501b9015b2deb3ed84f5e021dcc3e52f109d3273d2b7521281cbabe0e76ff5727fa8acce26956ba9a1fca26f20228d8693feb10841d84a7360054ece5a7f5b7a61ad3dfb3c60d2e43106d8727da37df9cce95b478755d06bcea8f9d45965f75a5f3d1df3701165fc9e50c4279ceb07f989540ae96d5d88ed776';
    const yB =
      '717a6cb053371ff4a3b932941c1e5663f861a1d6ad34ae66576dfb98f6c6cbf9ddd5a56c7833f6bcfdff095582ad868e440e8d09fd769e3ceccdc3d3b1e4cfa057776caaf9739b6a9fee8e7411f8d6dac09d6a4edb46cc2b5d5203090eae6126311e53fd2c14b574e6a3109a3da1be41bdceaa186f5ce06716a2b6a07b3c33fe';
    const z =
      '5c804f454d30d9c4df85271f93528c91df6b48ab5f80b3b59caac1b28f8acba9cd3e39f3cb614525d9521d2e644c53b807b810f340062f257d7d6fbfe8d5e8f072e9b6e9afda9413eafb2e8b0699b1fb5a0caceddeaead7e9cfbb36ae2b420835bd83a19fb0b5e96bf8fa4d09e345525167ecd9155416f46f408ed31b63c6e6d';
    expect(toHex(dh.publicKey(xA))).toBe(yA);
    expect(toHex(dh.publicKey(xB))).toBe(yB);
    expect(toHex(dh.deriveSharedSecret(xA, fromHex(yB)))).toBe(z);
    expect(toHex(dh.deriveSharedSecret(xB, fromHex(yA)))).toBe(z);
  });

  it.each(MODP)('%s agrees with OpenSSL on secrets', (name, openssl) => {
    const dh = provider.keyAgreement(name);
    const { privateKey, publicKey } = dh.generateKeyPair();
    const peer: DiffieHellmanGroup = getDiffieHellman(openssl);
    const shared = dh.deriveSharedSecret(privateKey, peer.generateKeys());
    expect(toHex(shared)).toBe(toHex(peer.computeSecret(publicKey)));
    expect(publicKey).toHaveLength(finiteFieldGroup(name).p.length);
    expect(Object.getPrototypeOf(shared)).toBe(Uint8Array.prototype);
  });

  it('pads the public key and the secret to the length of p', () => {
    const dh = provider.keyAgreement('modp1024');
    const length = finiteFieldGroup('modp1024').p.length;
    expect(toHex(dh.publicKey(Uint8Array.of(5)))).toBe('20'.padStart(2 * length, '0'));
    expect(toHex(dh.deriveSharedSecret(Uint8Array.of(3), Uint8Array.of(4)))).toBe('40'.padStart(2 * length, '0'));
    expect(toHex(dh.deriveSharedSecret(Uint8Array.of(3), unsignedToBytes(4n, length)))).toBe(
      '40'.padStart(2 * length, '0'),
    );
  });

  it('takes from a small group exactly the values in the subgroup', () => {
    for (const group of [SMALL, SCHNORR]) {
      const dh = provider.keyAgreement(group);
      const [p, g, q] = [group.p, group.g, group.q].map((bytes) => Number((bytes as Uint8Array)[0])) as [
        number,
        number,
        number,
      ];
      const power = (base: number, exponent: number): number => {
        let result = 1;
        for (let i = 0; i < exponent; i++) result = (result * base) % p;
        return result;
      };
      for (let y = 0; y < 256; y++) {
        const inSubgroup = y > 1 && y < p - 1 && power(y, q) === 1;
        for (let x = 1; x < q; x++) {
          const derive = (): Uint8Array => dh.deriveSharedSecret(Uint8Array.of(x), Uint8Array.of(y));
          if (inSubgroup) expect(derive()[0]).toBe(power(y, x));
          else expect(codeOf(derive)).toBe('crypto/invalid-public-value');
        }
      }
      expect(dh.publicKey(Uint8Array.of(3))[0]).toBe(power(g, 3));
    }
  });

  it('refuses what RFC 7919 §5.1 and SP 800-56A refuse', () => {
    for (const name of ['modp768', 'ffdhe2048'] as const) {
      const dh = provider.keyAgreement(name);
      const { privateKey } = dh.generateKeyPair();
      const p = bytesToUnsigned(finiteFieldGroup(name).p);
      const derive = (y: bigint, length?: number) => () =>
        dh.deriveSharedSecret(privateKey, unsignedToBytes(y, length));
      // −1 is no square where p is 3 modulo 4, so p − 4 is none either.
      for (const y of [0n, 1n, p - 1n, p, p + 4n, p - 4n]) {
        expect(codeOf(derive(y))).toBe('crypto/invalid-public-value');
      }
      expect(codeOf(derive(4n))).toBe(undefined);
      expect(codeOf(derive(4n, 2000))).toBe('crypto/invalid-public-value');
      expect(codeOf(() => dh.deriveSharedSecret(privateKey, new Uint8Array(0)))).toBe('crypto/invalid-public-value');
      for (const x of [new Uint8Array(0), new Uint8Array(4), unsignedToBytes(p), new Uint8Array(2000).fill(1)]) {
        expect(codeOf(() => dh.publicKey(x))).toBe('crypto/invalid-key');
        expect(codeOf(() => dh.deriveSharedSecret(x, Uint8Array.of(4)))).toBe('crypto/invalid-key');
      }
    }
  });

  it('takes any group, checking the range where the order is not known, and a trivial secret', () => {
    const dh = provider.keyAgreement({ p: Uint8Array.of(43), g: Uint8Array.of(3) });
    // 6 has order 3 modulo 43.
    expect(codeOf(() => dh.deriveSharedSecret(Uint8Array.of(3), Uint8Array.of(6)))).toBe('crypto/invalid-public-value');
    expect(dh.deriveSharedSecret(Uint8Array.of(2), Uint8Array.of(6))).toEqual(Uint8Array.of(36));
    const seen = new Set<number>();
    for (let i = 0; i < 500; i++) seen.add(dh.generateKeyPair().privateKey[0] as number);
    expect(Math.min(...seen)).toBe(1);
    expect(Math.max(...seen)).toBe(41);
  });

  it('refuses numbers that are no group', () => {
    const { p, g } = finiteFieldGroup('modp768');
    const even = p.slice();
    even[95] = 0xfe;
    for (const group of [
      { p: new Uint8Array(0), g },
      { p: Uint8Array.of(3), g },
      { p: even, g },
      { p: new Uint8Array(1025).fill(0xff), g },
      { p, g: Uint8Array.of(0) },
      { p, g: Uint8Array.of(1) },
      { p, g: p },
      { p, g, q: Uint8Array.of(0) },
      { p, g, q: Uint8Array.of(17) },
    ]) {
      expect(codeOf(() => provider.keyAgreement(group))).toBe('crypto/invalid-parameter');
    }
  });

  it('agrees with OpenSSL in a group of its making', () => {
    const peer = createDiffieHellman(512);
    const dh = provider.keyAgreement({ p: peer.getPrime(), g: peer.getGenerator() });
    const { privateKey, publicKey } = dh.generateKeyPair();
    const shared = dh.deriveSharedSecret(privateKey, peer.generateKeys());
    expect(toHex(shared)).toBe(toHex(peer.computeSecret(publicKey)));
  });

  it('draws exponents of the length RFC 7919 asks for, the same from the same random bytes', () => {
    for (const [name, bits] of [
      ['ffdhe2048', 225],
      ['ffdhe3072', 275],
      ['modp768', 225],
    ] as const) {
      const dh = provider.keyAgreement(name);
      const once = dh.generateKeyPair(fixedRandom(name));
      expect(dh.generateKeyPair(fixedRandom(name))).toEqual(once);
      expect(once.privateKey).toHaveLength(Math.ceil(bits / 8));
      expect(codeOf(() => dh.generateKeyPair((length) => new Uint8Array(length)))).toBe('crypto/invalid-parameter');
    }
  });
});
