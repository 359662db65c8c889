import type { EdwardsPoint } from '@noble/curves/abstract/edwards.js';
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { concat, equal } from '../../bytes/operations.js';
import { bytesToUnsigned } from '../../bytes/unsigned.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { EDWARDS, type EdwardsName, edwardsPoint, edwardsSeed } from './edwards-key.js';

/** Ed25519 or Ed448 signature (RFC 8032 §5.1.6, §5.2.6), with an empty context. */
export function signEddsa(name: EdwardsName, privateKey: PrivateKey, message: Uint8Array): Uint8Array {
  return EDWARDS[name].sign(message, edwardsSeed(name, privateKey));
}

/**
 * Ed25519 or Ed448 verification (RFC 8032 §5.1.7, §5.2.7), with an empty context: canonical encodings alone, S under
 * the order.
 *
 * The RFC leaves it open whether the equation is multiplied by the cofactor. OpenSSL does so for Ed448 and not for
 * Ed25519, and signatures can be made that tell the difference; to have one answer, this does as OpenSSL.
 */
export function verifyEddsa(
  name: EdwardsName,
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const A = edwardsPoint(name, publicKey);
  if (signature.length !== EDWARDS[name].lengths.signature) return false;
  if (name === 'Ed25519') return verifyEd25519(A, message, signature);
  return !hasSmallOrderR(signature) && ed448.verify(signature, message, A.toBytes(), { zip215: false });
}

/** Checks S × B = R + k × A by comparing the encoding of R. */
function verifyEd25519(A: EdwardsPoint, message: Uint8Array, signature: Uint8Array): boolean {
  const { Point } = ed25519;
  const order = Point.Fn.ORDER;
  const R = signature.subarray(0, 32);
  const S = littleEndian(signature.subarray(32));
  if (S >= order) return false;
  const k = littleEndian(sha512(concat(R, A.toBytes(), message))) % order;
  return equal(Point.BASE.multiplyUnsafe(S).subtract(A.multiplyUnsafe(k)).toBytes(), R);
}

/** y of the points on edwards448 whose order is 1, 2 or 4. */
const SMALL_ORDER_Y: readonly bigint[] = [0n, 1n, ed448.Point.Fp.ORDER - 1n];

/**
 * Whether R of an Ed448 signature has small order, which no signer arrives at. OpenSSL's versions differ about it.
 *
 * @param signature 114 bytes.
 */
export function hasSmallOrderR(signature: Uint8Array): boolean {
  // The top bit is the sign of x.
  return SMALL_ORDER_Y.includes(BigInt.asUintN(455, littleEndian(signature.subarray(0, 57))));
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytesToUnsigned(bytes.toReversed());
}
