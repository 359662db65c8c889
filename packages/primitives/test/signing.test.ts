import { verify as nodeVerify } from 'node:crypto';
import { bytesToUnsigned, concat, fromHex, toHex, unsignedToBytes, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, PrivateKey, PublicKey, SignatureAlgorithm } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import type { EdwardsPoint } from '@noble/curves/abstract/edwards.js';
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { shake256 } from '@noble/hashes/sha3.js';
import { describe, expect, it } from 'vitest';
import { publicKeyObject } from '../src/node/public-key/key-objects.js';
import { codeOf } from './code-of.js';
import { fixedRandom } from './fixed-random.js';
import { providers } from './providers.js';
import { ec, keyPair, rsa } from './sample-keys.js';
import { signatureCases } from './signature-cases.js';

const MESSAGE = utf8('attack at dawn');

describe.each(providers)('$name', (provider) => {
  it.each(signatureCases)('$title: both providers verify it, and nothing else', ({ algorithm, keys }) => {
    const { privateKey, publicKey } = keys();
    const signature = provider.sign(algorithm, privateKey, MESSAGE);
    for (const verifier of providers) {
      expect(verifier.verify(algorithm, publicKey, MESSAGE, signature)).toBe(true);
      expect(verifier.verify(algorithm, publicKey, utf8('attack at dusk'), signature)).toBe(false);
    }
    for (const wrong of [
      new Uint8Array(0),
      signature.subarray(1),
      signature.slice(0, -1),
      concat(signature, signature),
    ]) {
      expect(provider.verify(algorithm, publicKey, MESSAGE, wrong)).toBe(false);
    }
  });

  it.each([
    { algorithm: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }, keys: rsa(1024) },
    { algorithm: { name: 'RSASSA-PSS', hash: 'SHA-256' }, keys: rsa(1024) },
    { algorithm: { name: 'ECDSA', hash: 'SHA-256', format: 'der' }, keys: ec('P-256') },
    { algorithm: { name: 'ECDSA', hash: 'SHA-256', format: 'raw' }, keys: ec('P-256') },
    { algorithm: { name: 'DSA', hash: 'SHA-1', format: 'der' }, keys: keyPair({ type: 'DSA', modulusLength: 1024 }) },
    { algorithm: { name: 'Ed25519' }, keys: keyPair({ type: 'Ed25519' }) },
    { algorithm: { name: 'Ed448' }, keys: keyPair({ type: 'Ed448' }) },
  ] as const)('$algorithm.name refuses every truncation and changed byte', ({ algorithm, keys }) => {
    const signature = provider.sign(algorithm, keys.privateKey, MESSAGE);
    for (const wrong of truncations(signature)) {
      expect(provider.verify(algorithm, keys.publicKey, MESSAGE, wrong)).toBe(false);
    }
    for (const { at, bytes } of mutations(signature)) {
      expect(provider.verify(algorithm, keys.publicKey, MESSAGE, bytes), `byte ${at}`).toBe(false);
    }
  });

  it('gives the same signature for the same random bytes', () => {
    for (const [algorithm, keys] of [
      [{ name: 'RSASSA-PSS', hash: 'SHA-256' }, rsa(1024)],
      [{ name: 'ECDSA', hash: 'SHA-384' }, ec('P-384')],
      [{ name: 'DSA', hash: 'SHA-1' }, keyPair({ type: 'DSA', modulusLength: 1024 })],
    ] as const) {
      const sign = (seed: string, by: CryptoProvider = provider): string =>
        toHex(by.sign(algorithm, keys.privateKey, MESSAGE, fixedRandom(seed)));
      expect(sign('a')).toBe(sign('a'));
      expect(sign('a')).toBe(sign('a', noble));
      expect(sign('a')).not.toBe(sign('b'));
    }
  });

  it('takes ECDSA signatures with s in the upper half', () => {
    const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256', format: 'raw' } as const;
    const { privateKey, publicKey } = ec('P-256');
    const signature = provider.sign(algorithm, privateKey, MESSAGE);
    const negated = unsignedToBytes(order - bytesToUnsigned(signature.subarray(32)), 32);
    expect(provider.verify(algorithm, publicKey, MESSAGE, concat(signature.subarray(0, 32), negated))).toBe(true);
  });

  it('refuses r or s of zero and of the order', () => {
    const order = fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');
    const algorithm = { name: 'ECDSA', hash: 'SHA-256', format: 'raw' } as const;
    const { privateKey, publicKey } = ec('P-256');
    const signature = provider.sign(algorithm, privateKey, MESSAGE);
    const [r, s] = [signature.subarray(0, 32), signature.subarray(32)];
    for (const wrong of [new Uint8Array(32), order]) {
      expect(provider.verify(algorithm, publicKey, MESSAGE, concat(wrong, s))).toBe(false);
      expect(provider.verify(algorithm, publicKey, MESSAGE, concat(r, wrong))).toBe(false);
      expect(provider.verify(algorithm, publicKey, MESSAGE, concat(wrong, wrong))).toBe(false);
    }
  });

  it.each([
    ['Ed25519', ed25519],
    ['Ed448', ed448],
  ] as const)('refuses %s signatures with S + L, which is the same number', (name, { Point }) => {
    const { privateKey, publicKey } = keyPair({ type: name });
    const signature = provider.sign({ name }, privateKey, MESSAGE);
    const half = signature.length / 2;
    const s = bytesToUnsigned(signature.slice(half).reverse());
    const larger = unsignedToBytes(s + Point.Fn.ORDER, half).reverse();
    expect(provider.verify({ name }, publicKey, MESSAGE, concat(signature.subarray(0, half), larger))).toBe(false);
  });

  it('refuses Ed25519 signatures that only the equation with the cofactor takes', () => {
    const { publicKey, signature } = ed25519SignatureWithTorsion();
    expect(ed25519.verify(signature, MESSAGE, publicKey.key, { zip215: false })).toBe(true);
    expect(provider.verify({ name: 'Ed25519' }, publicKey, MESSAGE, signature)).toBe(false);
  });

  it('multiplies the equation of Ed448 by the cofactor, as OpenSSL does', () => {
    const [order2, order4] = [ed448Point({ x: 0n, y: -1n }), ed448Point({ x: 1n, y: 0n })];
    for (const [torsionOfA, torsionOfR] of [
      [ed448.Point.ZERO, order2],
      [ed448.Point.ZERO, order4],
      [order4, ed448.Point.ZERO],
      [order2, order4],
    ] as const) {
      const { publicKey, signature } = ed448Signature(torsionOfA, { nonce: 7654321n, torsion: torsionOfR });
      expect(provider.verify({ name: 'Ed448' }, publicKey, MESSAGE, signature)).toBe(true);
      expect(nodeVerify(null, MESSAGE, publicKeyObject(publicKey), signature)).toBe(true);
    }
  });

  it('refuses Ed448 signatures whose R has small order', () => {
    for (const torsion of [
      ed448.Point.ZERO,
      ed448Point({ x: 0n, y: -1n }),
      ed448Point({ x: 1n, y: 0n }),
      ed448Point({ x: -1n, y: 0n }),
    ]) {
      const { publicKey, signature } = ed448Signature(ed448.Point.ZERO, { nonce: 0n, torsion });
      expect(ed448.verify(signature, MESSAGE, publicKey.key, { zip215: false })).toBe(true);
      expect(provider.verify({ name: 'Ed448' }, publicKey, MESSAGE, signature)).toBe(false);
    }
  });

  it('says when a modulus is too short for a hash or a salt', () => {
    const { privateKey, publicKey } = keyPair({ type: 'RSA', modulusLength: 512 });
    const pkcs1 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-512' } as const;
    expect(codeOf(() => provider.sign(pkcs1, privateKey, MESSAGE))).toBe('crypto/message-too-long');
    expect(provider.verify(pkcs1, publicKey, MESSAGE, new Uint8Array(64))).toBe(false);
    for (const pss of [
      { name: 'RSASSA-PSS', hash: 'SHA-256' },
      { name: 'RSASSA-PSS', hash: 'SHA-1', saltLength: 43 },
    ] as const) {
      expect(codeOf(() => provider.sign(pss, privateKey, MESSAGE))).toBe('crypto/message-too-long');
      expect(provider.verify(pss, publicKey, MESSAGE, new Uint8Array(64))).toBe(false);
    }
    const longest = { name: 'RSASSA-PSS', hash: 'SHA-1', saltLength: 42 } as const;
    const signature = provider.sign(longest, privateKey, MESSAGE);
    expect(provider.verify(longest, publicKey, MESSAGE, signature)).toBe(true);
  });

  it('refuses a PSS salt length that is no length', () => {
    for (const saltLength of [-1, -2, 1.5, Number.NaN]) {
      const algorithm = { name: 'RSASSA-PSS', hash: 'SHA-256', saltLength } as const;
      expect(codeOf(() => provider.sign(algorithm, rsa(1024).privateKey, MESSAGE))).toBe('crypto/invalid-parameter');
      expect(codeOf(() => provider.verify(algorithm, rsa(1024).publicKey, MESSAGE, new Uint8Array(128)))).toBe(
        'crypto/invalid-parameter',
      );
    }
  });

  it('has MD5-SHA-1 for RSASSA-PKCS1-v1_5 alone', () => {
    const other: readonly (readonly [SignatureAlgorithm, PrivateKey, PublicKey])[] = [
      [{ name: 'RSASSA-PSS', hash: 'MD5-SHA-1' }, rsa(1024).privateKey, rsa(1024).publicKey],
      [{ name: 'ECDSA', hash: 'MD5-SHA-1' }, ec('P-256').privateKey, ec('P-256').publicKey],
    ];
    for (const [algorithm, privateKey, publicKey] of other) {
      expect(codeOf(() => provider.sign(algorithm, privateKey, MESSAGE))).toBe('crypto/unsupported');
      expect(codeOf(() => provider.verify(algorithm, publicKey, MESSAGE, MESSAGE))).toBe('crypto/unsupported');
    }
    const unknown = { name: 'GOST', hash: 'SHA-256' } as unknown as SignatureAlgorithm;
    expect(codeOf(() => provider.sign(unknown, rsa(1024).privateKey, MESSAGE))).toBe('crypto/unsupported');
    expect(codeOf(() => provider.verify(unknown, rsa(1024).publicKey, MESSAGE, MESSAGE))).toBe('crypto/unsupported');
  });
});

describe('noble', () => {
  it('signs with RSA the same over many uses of a key, while its blinding is squared and renewed', () => {
    const { privateKey } = rsa(1024);
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;
    const expected = toHex(nodeCrypto.sign(algorithm, privateKey, MESSAGE));
    for (let i = 0; i < 70; i++) expect(toHex(noble.sign(algorithm, privateKey, MESSAGE))).toBe(expected);
  });

  it('signs as RFC 6979 A.2 does', () => {
    const sign = (algorithm: SignatureAlgorithm, key: PrivateKey): string =>
      toHex(noble.sign(algorithm, key, utf8('sample')));
    const integers = (hex: Readonly<Record<'p' | 'q' | 'g' | 'y' | 'x', string>>): PrivateKey => ({
      type: 'DSA',
      p: fromHex(hex.p),
      q: fromHex(hex.q),
      g: fromHex(hex.g),
      y: fromHex(hex.y),
      x: fromHex(hex.x),
    });
    const dsa = integers(RFC6979_DSA);
    expect(sign({ name: 'DSA', hash: 'SHA-1', format: 'raw' }, dsa)).toBe(
      '2e1a0c2562b2912caaf89186fb0f42001585da55' + '29efb6b0aff2d7a68eb70ca313022253b9a88df5',
    );
    expect(sign({ name: 'DSA', hash: 'SHA-256', format: 'raw' }, dsa)).toBe(
      '81f2f5850be5bc123c43f71a3033e9384611c545' + '4cdd914b65eb6c66a8aaad27299bee6b035f5e89',
    );
    const p256 = ellipticKey('P-256', 'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721');
    expect(sign({ name: 'ECDSA', hash: 'SHA-256', format: 'raw' }, p256)).toBe(
      'efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716' +
        'f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8',
    );
    expect(sign({ name: 'ECDSA', hash: 'SHA-512', format: 'raw' }, p256)).toBe(
      '8496a60b5e9b47c825488827e0495b0e3fa109ec4568fd3f8d1097678eb97f00' +
        '2362ab1adbe2b8adf9cb9edab740ea6049c028114f2460f96554f61fae3302fe',
    );
  });
});

/** The key pair of RFC 6979 A.2.1. */
const RFC6979_DSA = {
  p:
    '86f5ca03dcfeb225063ff830a0c769b9dd9d6153ad91d7ce27f787c43278b447e6533b86b18bed6e8a48b784a14c252c5be0dbf60b86d638' +
    '5bd2f12fb763ed8873abfd3f5ba2e0a8c0a59082eac056935e529daf7c610467899c77adedfc846c881870b7b19b2b58f9be0521a17002e3' +
    'bdd6b86685ee90b3d9a1b02b782b1779',
  q: '996f967f6c8e388d9e28d01e205fba957a5698b1',
  g:
    '07b0f92546150b62514bb771e2a0c0ce387f03bda6c56b505209ff25fd3c133d89bbcd97e904e09114d9a7defdeadfc9078ea544d2e401ae' +
    'ecc40bb9fbbf78fd87995a10a1c27cb7789b594ba7efb5c4326a9fe59a070e136db77175464adca417be5dce2f40d10a46a3a3943f26ab7f' +
    'd9c0398ff8c76ee0a56826a8a88f1dbd',
  y:
    '5df5e01ded31d0297e274e1691c192fe5868fef9e19a84776454b100cf16f65392195a38b90523e2542ee61871c0440cb87c322fc4b4d2ec' +
    '5e1e7ec766e1be8d4ce935437dc11c3c8fd426338933ebfe739cb3465f4d3668c5e473508253b1e682f65cbdc4fae93c2ea212390e54905a' +
    '86e2223170b44eaa7da5dd9ffcfb7f3b',
  x: '411602cb19a6ccc34494d79d98ef1e7ed5af25f7',
};

function ellipticKey(curve: 'P-256', scalar: string): PrivateKey {
  const privateKey = fromHex(scalar);
  const point = noble.keyAgreement('secp256r1').publicKey(privateKey);
  return { type: 'EC', curve, point, scalar: privateKey };
}

type EdwardsKey = PublicKey & { key: Uint8Array };

/** An Ed25519 signature whose R has a part of order eight: R + T for the R that belongs to S. */
function ed25519SignatureWithTorsion(): { publicKey: EdwardsKey; signature: Uint8Array } {
  const { Point } = ed25519;
  const [secret, nonce] = [123456789n, 987654321n];
  const A = Point.BASE.multiply(secret).toBytes();
  const torsion = Point.fromBytes(fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a'), false);
  const R = Point.BASE.multiply(nonce).add(torsion).toBytes();
  const k = bytesToUnsigned(nodeCrypto.digest('SHA-512', concat(R, A, MESSAGE)).reverse());
  const S = (nonce + k * secret) % Point.Fn.ORDER;
  return { publicKey: { type: 'Ed25519', key: A }, signature: concat(R, unsignedToBytes(S, 32).reverse()) };
}

/** The point of edwards448 with small coordinates, which may be negative. */
function ed448Point({ x, y }: { x: bigint; y: bigint }): EdwardsPoint {
  const { Fp } = ed448.Point;
  return ed448.Point.fromAffine({ x: Fp.create(x), y: Fp.create(y) });
}

/** An Ed448 signature with points of small order added to A and R. */
function ed448Signature(
  torsionOfA: EdwardsPoint,
  { nonce, torsion }: { nonce: bigint; torsion: EdwardsPoint },
): { publicKey: EdwardsKey; signature: Uint8Array } {
  const { Point } = ed448;
  const secret = 123456789n;
  const A = Point.BASE.multiply(secret).add(torsionOfA).toBytes();
  const R = Point.BASE.multiplyUnsafe(nonce).add(torsion).toBytes();
  const dom4 = concat(utf8('SigEd448'), Uint8Array.of(0, 0));
  const k = bytesToUnsigned(shake256(concat(dom4, R, A, MESSAGE), { dkLen: 114 }).reverse());
  const S = (nonce + k * secret) % Point.Fn.ORDER;
  return { publicKey: { type: 'Ed448', key: A }, signature: concat(R, unsignedToBytes(S, 57).reverse()) };
}
