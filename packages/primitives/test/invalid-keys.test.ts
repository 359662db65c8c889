import { bytesToUnsigned, concat, fromHex, unsignedToBytes, utf8 } from '@cutaway/primitives/bytes';
import type {
  PrivateKey,
  PublicKey,
  RsaPrivateKey,
  RsaPublicKey,
  SignatureAlgorithm,
} from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { describe, expect, it } from 'vitest';
import { modInverse } from '../src/noble/modular.js';
import { codeOf } from './code-of.js';
import { providers } from './providers.js';
import { ec, keyPair, rsa } from './sample-keys.js';

const MESSAGE = utf8('attack at dawn');
const PKCS1: SignatureAlgorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
const PSS: SignatureAlgorithm = { name: 'RSASSA-PSS', hash: 'SHA-256' };
const ECDSA: SignatureAlgorithm = { name: 'ECDSA', hash: 'SHA-256' };
const DSA: SignatureAlgorithm = { name: 'DSA', hash: 'SHA-1' };

/** A key of any kind with some members replaced. */
const changed = <K extends PublicKey | PrivateKey>(key: K, members: Readonly<Record<string, unknown>>): K => ({
  ...key,
  ...members,
});
const plus = (bytes: Uint8Array, difference: bigint): Uint8Array =>
  unsignedToBytes(bytesToUnsigned(bytes) + difference);
const bits = (count: number): Uint8Array => unsignedToBytes((1n << BigInt(count)) - 1n);

const rsaPair = rsa(1024);
const rsaPublic = rsaPair.publicKey as RsaPublicKey;
const rsaPrivate = rsaPair.privateKey as RsaPrivateKey;
const dsaPublic = keyPair({ type: 'DSA', modulusLength: 1024 }).publicKey as Extract<PublicKey, { type: 'DSA' }>;
const dsaPrivate = keyPair({ type: 'DSA', modulusLength: 1024 }).privateKey as Extract<PrivateKey, { type: 'DSA' }>;
const ecPublic = ec('P-256').publicKey as Extract<PublicKey, { type: 'EC' }>;
const ecPrivate = ec('P-256').privateKey as Extract<PrivateKey, { type: 'EC' }>;
const edPublic = keyPair({ type: 'Ed25519' }).publicKey;
const edPrivate = keyPair({ type: 'Ed25519' }).privateKey;
const ed448Public = keyPair({ type: 'Ed448' }).publicKey;

const PUBLIC_KEYS: readonly (readonly [string, SignatureAlgorithm, PublicKey])[] = [
  ['another type', PKCS1, ecPublic],
  ['another type for PSS', PSS, edPublic],
  ['another type for ECDSA', ECDSA, rsaPublic],
  ['another type for DSA', DSA, rsaPublic],
  ['another type for Ed25519', { name: 'Ed25519' }, ed448Public],
  ['X25519 for Ed25519', { name: 'Ed25519' }, keyPair({ type: 'X25519' }).publicKey],
  ['n of 511 bits', PKCS1, changed(rsaPublic, { n: bits(511) })],
  ['n of 16385 bits', PKCS1, changed(rsaPublic, { n: bits(16385) })],
  ['n of a megabyte', PKCS1, changed(rsaPublic, { n: new Uint8Array(2 ** 20).fill(0xff) })],
  ['n empty', PKCS1, changed(rsaPublic, { n: new Uint8Array(0) })],
  ['n even', PKCS1, changed(rsaPublic, { n: plus(rsaPublic.n, 1n) })],
  ['e = 0', PKCS1, changed(rsaPublic, { e: new Uint8Array(0) })],
  ['e = 1', PKCS1, changed(rsaPublic, { e: Uint8Array.of(1) })],
  ['e even', PKCS1, changed(rsaPublic, { e: Uint8Array.of(1, 0, 0) })],
  ['e of 257 bits', PKCS1, changed(rsaPublic, { e: bits(257) })],
  ['e as long as n', PSS, changed(rsaPublic, { e: rsaPublic.n })],
  ['point empty', ECDSA, changed(ecPublic, { point: new Uint8Array(0) })],
  ['point at infinity', ECDSA, changed(ecPublic, { point: Uint8Array.of(0) })],
  [
    'point compressed',
    ECDSA,
    changed(ecPublic, {
      point: concat(Uint8Array.of(2 + ((ecPublic.point[64] as number) & 1)), ecPublic.point.subarray(1, 33)),
    }),
  ],
  ['point in hybrid form', ECDSA, changed(ecPublic, { point: concat(Uint8Array.of(6), ecPublic.point.subarray(1)) })],
  ['point off the curve', ECDSA, changed(ecPublic, { point: plus(ecPublic.point, 1n) })],
  ['point of zeros', ECDSA, changed(ecPublic, { point: concat(Uint8Array.of(4), new Uint8Array(64)) })],
  [
    'x of the field',
    ECDSA,
    changed(ecPublic, {
      point: concat(
        Uint8Array.of(4),
        fromHex('ffffffff00000001000000000000000000000000ffffffffffffffffffffffff'),
        ecPublic.point.subarray(33),
      ),
    }),
  ],
  ['point of another curve', ECDSA, changed(ecPublic, { curve: 'P-384' })],
  ['unknown curve', ECDSA, changed(ecPublic, { curve: 'secp256k1' })],
  ['p of 511 bits', DSA, changed(dsaPublic, { p: bits(511) })],
  ['p of 4097 bits', DSA, changed(dsaPublic, { p: bits(4097) })],
  ['p even', DSA, changed(dsaPublic, { p: plus(dsaPublic.p, 1n) })],
  ['q of 161 bits', DSA, changed(dsaPublic, { q: bits(161) })],
  ['q no divisor of p − 1', DSA, changed(dsaPublic, { q: plus(dsaPublic.q, 2n) })],
  ['q = 0', DSA, changed(dsaPublic, { q: new Uint8Array(20) })],
  ['g = 1', DSA, changed(dsaPublic, { g: Uint8Array.of(1) })],
  ['g = p', DSA, changed(dsaPublic, { g: dsaPublic.p })],
  ['g = p − 1', DSA, changed(dsaPublic, { g: plus(dsaPublic.p, -1n) })],
  ['y = 0', DSA, changed(dsaPublic, { y: new Uint8Array(0) })],
  ['y = 1', DSA, changed(dsaPublic, { y: Uint8Array.of(1) })],
  ['y outside the subgroup', DSA, changed(dsaPublic, { y: plus(dsaPublic.p, -1n) })],
  ['A too short', { name: 'Ed25519' }, changed(edPublic, { key: new Uint8Array(31) })],
  ['A of order 1', { name: 'Ed25519' }, changed(edPublic, { key: Uint8Array.of(1, ...new Uint8Array(31)) })],
  [
    'A of order 8',
    { name: 'Ed25519' },
    changed(edPublic, { key: fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a') }),
  ],
  ['A not canonical', { name: 'Ed25519' }, changed(edPublic, { key: fromHex(`ee${'ff'.repeat(30)}7f`) })],
  ['A off the curve', { name: 'Ed25519' }, changed(edPublic, { key: Uint8Array.of(2, ...new Uint8Array(31)) })],
  ['A of order 1 on Ed448', { name: 'Ed448' }, changed(ed448Public, { key: Uint8Array.of(1, ...new Uint8Array(56)) })],
];

const PRIVATE_KEYS: readonly (readonly [string, SignatureAlgorithm, PrivateKey])[] = [
  ['another type', PKCS1, ecPrivate],
  ['another type for Ed25519', { name: 'Ed25519' }, keyPair({ type: 'X25519' }).privateKey],
  ['p × q ≠ n', PKCS1, changed(rsaPrivate, { p: plus(rsaPrivate.p, 2n) })],
  ['p = n, q = 1', PKCS1, changed(rsaPrivate, { p: rsaPrivate.n, q: Uint8Array.of(1) })],
  ['p empty', PKCS1, changed(rsaPrivate, { p: new Uint8Array(0) })],
  ['d of a megabyte', PKCS1, changed(rsaPrivate, { d: new Uint8Array(2 ** 20).fill(0xff) })],
  ['another d', PKCS1, changed(rsaPrivate, { d: plus(rsaPrivate.d, 2n) })],
  ['d = 0', PKCS1, changed(rsaPrivate, { d: new Uint8Array(0) })],
  ['another dP', PKCS1, changed(rsaPrivate, { dP: plus(rsaPrivate.dP, 2n) })],
  ['another dQ', PSS, changed(rsaPrivate, { dQ: plus(rsaPrivate.dQ, 2n) })],
  ['another qInv', PKCS1, changed(rsaPrivate, { qInv: plus(rsaPrivate.qInv, 1n) })],
  ['another e', PKCS1, changed(rsaPrivate, { e: Uint8Array.of(17) })],
  ['scalar = 0', ECDSA, changed(ecPrivate, { scalar: new Uint8Array(32) })],
  ['scalar of another key', ECDSA, changed(ecPrivate, { scalar: plus(ecPrivate.scalar, -1n) })],
  ['scalar too short', ECDSA, changed(ecPrivate, { scalar: Uint8Array.of(1) })],
  [
    'scalar = n',
    ECDSA,
    changed(ecPrivate, { scalar: fromHex('ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551') }),
  ],
  ['x = 0', DSA, changed(dsaPrivate, { x: new Uint8Array(0) })],
  ['x = q', DSA, changed(dsaPrivate, { x: dsaPrivate.q })],
  ['another x', DSA, changed(dsaPrivate, { x: plus(dsaPrivate.x, -1n) })],
  ['seed of another key', { name: 'Ed25519' }, changed(edPrivate, { seed: new Uint8Array(32) })],
  ['seed too short', { name: 'Ed25519' }, changed(edPrivate, { seed: new Uint8Array(31) })],
];

describe.each(providers)('$name', (provider) => {
  it.each(PUBLIC_KEYS)('refuses to verify with %s', (_, algorithm, key) => {
    expect(codeOf(() => provider.verify(algorithm, key, MESSAGE, new Uint8Array(128)))).toBe('crypto/invalid-key');
  });

  it.each(PRIVATE_KEYS)('refuses to sign with %s', (_, algorithm, key) => {
    expect(codeOf(() => provider.sign(algorithm, key, MESSAGE))).toBe('crypto/invalid-key');
  });

  it('refuses keys for encryption and decryption too', () => {
    const algorithm = { name: 'RSAES-PKCS1-v1_5' } as const;
    expect(codeOf(() => provider.encrypt(algorithm, ecPublic, MESSAGE))).toBe('crypto/invalid-key');
    const even = changed(rsaPublic, { n: plus(rsaPublic.n, 1n) });
    expect(codeOf(() => provider.encrypt(algorithm, even, MESSAGE))).toBe('crypto/invalid-key');
    const broken = changed(rsaPrivate, { dP: plus(rsaPrivate.dP, 2n) });
    expect(codeOf(() => provider.decrypt(algorithm, broken, new Uint8Array(128)))).toBe('crypto/invalid-key');
  });

  it('takes the largest key in bounded time', () => {
    const key = changed(rsaPublic, { n: bits(16384), e: bits(256) });
    expect(provider.verify(PKCS1, key, MESSAGE, new Uint8Array(2048).fill(1))).toBe(false);
  });
});

it('finds out that a factor is not prime before a signature leaves', () => {
  const e = bytesToUnsigned(rsaPrivate.e);
  const q = bytesToUnsigned(rsaPrivate.q);
  // A product of two primes in place of p: every relation between the numbers of the key still holds.
  const other = keyPair({ type: 'RSA', modulusLength: 512 }).privateKey as RsaPrivateKey;
  const p = bytesToUnsigned(other.n);
  const totient = (p - 1n) * (q - 1n);
  const d = modInverse(e, totient);
  const qInv = modInverse(q, p);
  if (d === undefined || qInv === undefined) throw new Error('another e is needed');
  const key: PrivateKey = {
    type: 'RSA',
    n: unsignedToBytes(p * q),
    e: rsaPrivate.e,
    d: unsignedToBytes(d),
    p: other.n,
    q: rsaPrivate.q,
    dP: unsignedToBytes(d % (p - 1n)),
    dQ: unsignedToBytes(d % (q - 1n)),
    qInv: unsignedToBytes(qInv),
  };
  expect(codeOf(() => noble.sign(PKCS1, key, MESSAGE))).toBe('crypto/invalid-key');
});
