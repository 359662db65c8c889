import { type ECDSA, ecdsa } from '@noble/curves/abstract/weierstrass.js';
import type { EllipticCurve, PrivateKey, PublicKey } from '../../crypto/keys.js';
import type { RandomSource } from '../../crypto/provider.js';
import type { SignatureAlgorithm } from '../../crypto/public-key.js';
import type { HashName } from '../../crypto/symmetric.js';
import { nobleHash } from '../hashes.js';
import { CURVES, ellipticPrivateKey, ellipticPublicKey } from './elliptic-key.js';

type Ecdsa = Extract<SignatureAlgorithm, { name: 'ECDSA' | 'DSA' }>;

const ALGORITHM = 'ECDSA';
const instances = new Map<string, ECDSA>();

/** ECDSA over a curve with any hash, which RFC 6979's generator uses too. */
function instanceFor(curve: EllipticCurve, hash: HashName): ECDSA {
  const name = `${curve} ${hash}`;
  let instance = instances.get(name);
  if (instance === undefined) {
    instance = ecdsa(CURVES[curve], nobleHash(hash), { lowS: false });
    instances.set(name, instance);
  }
  return instance;
}

/**
 * ECDSA signature (FIPS 186-5 §6.4.1) with the nonce of RFC 6979.
 *
 * @param random adds its bytes to the nonce's derivation (RFC 6979 §3.6); without it equal messages have equal
 * signatures.
 */
export function signEcdsa(
  algorithm: Ecdsa,
  privateKey: PrivateKey,
  message: Uint8Array,
  random?: RandomSource,
): Uint8Array {
  const key = ellipticPrivateKey(ALGORITHM, privateKey);
  return instanceFor(key.curve, algorithm.hash).sign(message, key.scalar, {
    format: algorithm.format === 'raw' ? 'compact' : 'der',
    extraEntropy: random?.(key.scalar.length) ?? false,
  });
}

/** ECDSA verification (FIPS 186-5 §6.4.2). s may be in either half of its range; DER must be DER. */
export function verifyEcdsa(
  algorithm: Ecdsa,
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = ellipticPublicKey(ALGORITHM, publicKey);
  const instance = instanceFor(key.curve, algorithm.hash);
  const raw = algorithm.format === 'raw';
  if (raw && signature.length !== instance.lengths.signature) return false;
  return instance.verify(signature, message, key.point, { format: raw ? 'compact' : 'der' });
}
