import { createECDH, createPrivateKey, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { base64url } from '../../bytes/encoding.js';
import type { EllipticCurve, PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { EncryptionAlgorithm, SignatureAlgorithm } from '../../crypto/public-key.js';
import { dsaPrivateNumbers, dsaPublicNumbers } from '../../noble/public-key/dsa-key.js';
import { type EdwardsName, edwardsPoint, edwardsSeed } from '../../noble/public-key/edwards-key.js';
import { ellipticPrivateKey, ellipticPublicKey } from '../../noble/public-key/elliptic-key.js';
import { rsaPrivateNumbers, rsaPublicNumbers } from '../../noble/public-key/rsa-key.js';
import { rawPublicKey } from '../raw-public-key.js';
import { dsaPrivateKeyInfo, dsaSubjectPublicKeyInfo } from './dsa-der.js';

type AlgorithmName = SignatureAlgorithm['name'] | EncryptionAlgorithm['name'];

const publicKeyObjects = new WeakMap<PublicKey, KeyObject>();
const privateKeyObjects = new WeakMap<PrivateKey, KeyObject>();

/**
 * Checks a public key as the `noble` provider does, so that both refuse the same ones.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function checkPublicKey(algorithm: AlgorithmName, key: PublicKey): void {
  switch (algorithm) {
    case 'ECDSA':
      ellipticPublicKey(algorithm, key);
      break;
    case 'DSA':
      dsaPublicNumbers(key);
      break;
    case 'Ed25519':
    case 'Ed448':
      edwardsPoint(algorithm, key);
      break;
    default:
      rsaPublicNumbers(algorithm, key);
  }
}

/**
 * Checks a private key as the `noble` provider does, with OpenSSL's arithmetic where that is slow.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function checkPrivateKey(algorithm: AlgorithmName, key: PrivateKey): void {
  switch (algorithm) {
    case 'ECDSA':
      ellipticPrivateKey(algorithm, key, pointFromScalar);
      break;
    case 'DSA':
      dsaPrivateNumbers(key);
      break;
    case 'Ed25519':
    case 'Ed448':
      edwardsSeed(algorithm, key, (seed) => publicKeyFromSeed(algorithm, seed));
      break;
    default:
      rsaPrivateNumbers(algorithm, key);
  }
}

/** OpenSSL's names of the curves. */
const CURVE_NAMES: Readonly<Record<EllipticCurve, string>> = {
  'P-256': 'prime256v1',
  'P-384': 'secp384r1',
  'P-521': 'secp521r1',
};

function pointFromScalar(curve: EllipticCurve, scalar: Uint8Array): Uint8Array {
  const ecdh = createECDH(CURVE_NAMES[curve]);
  ecdh.setPrivateKey(scalar);
  return ecdh.getPublicKey();
}

function publicKeyFromSeed(name: EdwardsName, seed: Uint8Array): Uint8Array {
  const jwk = { kty: 'OKP', crv: name, d: base64url.encode(seed), x: '' };
  const publicKey = createPublicKey(createPrivateKey({ key: jwk, format: 'jwk' }));
  return base64url.decode(publicKey.export({ format: 'jwk' }).x as string);
}

/** A public key as OpenSSL has it, made once per key object. Throws what `node:crypto` throws. */
export function publicKeyObject(key: PublicKey): KeyObject {
  let object = publicKeyObjects.get(key);
  if (object === undefined) {
    object = makePublicKeyObject(key);
    publicKeyObjects.set(key, object);
  }
  return object;
}

function makePublicKeyObject(key: PublicKey): KeyObject {
  switch (key.type) {
    case 'DSA':
      return createPublicKey({ key: dsaSubjectPublicKeyInfo(key) as Buffer, format: 'der', type: 'spki' });
    case 'RSA':
      return createPublicKey({ key: publicJwk(key), format: 'jwk' });
    case 'EC':
      return rawPublicKey(key.curve, key.point);
    default:
      return rawPublicKey(key.type, key.key);
  }
}

/** A private key as OpenSSL has it, made once per key object. Throws what `node:crypto` throws. */
export function privateKeyObject(key: PrivateKey): KeyObject {
  let object = privateKeyObjects.get(key);
  if (object === undefined) {
    object =
      key.type === 'DSA'
        ? createPrivateKey({ key: dsaPrivateKeyInfo(key) as Buffer, format: 'der', type: 'pkcs8' })
        : createPrivateKey({ key: privateJwk(key), format: 'jwk' });
    privateKeyObjects.set(key, object);
  }
  return object;
}

type KeyWithJwk<K extends PublicKey | PrivateKey> = Exclude<K, { type: 'DSA' }>;

/** JSON Web Key (RFC 7518 §6, RFC 8037 §2). */
function publicJwk(key: KeyWithJwk<PublicKey> | KeyWithJwk<PrivateKey>): JsonWebKey {
  const { encode } = base64url;
  switch (key.type) {
    case 'RSA':
      return { kty: 'RSA', n: encode(key.n), e: encode(key.e) };
    case 'EC': {
      const length = (key.point.length - 1) / 2;
      const x = encode(key.point.subarray(1, 1 + length));
      return { kty: 'EC', crv: key.curve, x, y: encode(key.point.subarray(1 + length)) };
    }
    default:
      return { kty: 'OKP', crv: key.type, x: encode(key.key) };
  }
}

function privateJwk(key: KeyWithJwk<PrivateKey>): JsonWebKey {
  const { encode } = base64url;
  const publicHalf = publicJwk(key);
  switch (key.type) {
    case 'RSA':
      return {
        ...publicHalf,
        d: encode(key.d),
        p: encode(key.p),
        q: encode(key.q),
        dp: encode(key.dP),
        dq: encode(key.dQ),
        qi: encode(key.qInv),
      };
    case 'EC':
      return { ...publicHalf, d: encode(key.scalar) };
    default:
      return { ...publicHalf, d: encode(key.seed) };
  }
}
