import type { WeierstrassPoint, WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';
import { p256, p384, p521 } from '@noble/curves/nist.js';
import { equal } from '../../bytes/operations.js';
import { bytesToUnsigned } from '../../bytes/unsigned.js';
import type { EllipticCurve, PrivateKey, PublicKey } from '../../crypto/keys.js';
import { invalidKey, requireKeyType } from './invalid-key.js';

/** The curves' points and scalars, by name. */
export const CURVES: Readonly<Record<EllipticCurve, WeierstrassPointCons<bigint>>> = {
  'P-256': p256.Point,
  'P-384': p384.Point,
  'P-521': p521.Point,
};

type EllipticPublicKey = Extract<PublicKey, { type: 'EC' }>;
type EllipticPrivateKey = Extract<PrivateKey, { type: 'EC' }>;

const checkedPublicKeys = new WeakSet<EllipticPublicKey | EllipticPrivateKey>();
const checkedPrivateKeys = new WeakSet<EllipticPrivateKey>();

/**
 * An elliptic-curve key whose point was checked, once per key object (SEC 1 §3.2.2.1).
 *
 * @throws {CryptoError} `crypto/invalid-key` for another type of key, an unknown curve, a point of the wrong form, with
 * coordinates out of range or not on the curve.
 */
export function ellipticPublicKey(
  algorithm: string,
  key: PublicKey | PrivateKey,
): EllipticPublicKey | EllipticPrivateKey {
  const ec: EllipticPublicKey | EllipticPrivateKey = requireKeyType(algorithm, key, 'EC');
  if (checkedPublicKeys.has(ec)) return ec;
  if (!Object.hasOwn(CURVES, ec.curve)) throw invalidKey(algorithm, `curve ${ec.curve}`);
  const Point = CURVES[ec.curve];
  const length = 1 + 2 * Point.Fp.BYTES;
  if (ec.point.length !== length) throw invalidKey(algorithm, `length(point) ≠ ${length}`, 'SEC 1 §2.3.4');
  if (ec.point[0] !== 0x04) throw invalidKey(algorithm, 'point[0] ≠ 0x04', 'SEC 1 §2.3.4');
  if (pointOf(Point, ec.point) === undefined) throw invalidKey(algorithm, 'y² ≠ x³ + ax + b', 'SEC 1 §3.2.2.1');
  checkedPublicKeys.add(ec);
  return ec;
}

function pointOf(Point: WeierstrassPointCons<bigint>, bytes: Uint8Array): WeierstrassPoint<bigint> | undefined {
  try {
    const point = Point.fromBytes(bytes);
    point.assertValidity();
    return point;
  } catch {
    return undefined;
  }
}

/**
 * An elliptic-curve private key whose scalar was checked to be in range and to give the point, once per key object.
 *
 * @param pointFrom computes the uncompressed point that belongs to a scalar in range.
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function ellipticPrivateKey(
  algorithm: string,
  key: PrivateKey,
  pointFrom: (curve: EllipticCurve, scalar: Uint8Array) => Uint8Array = pointFromScalar,
): EllipticPrivateKey {
  const ec = requireKeyType(algorithm, key, 'EC');
  if (checkedPrivateKeys.has(ec)) return ec;
  ellipticPublicKey(algorithm, ec);
  const { Fn } = CURVES[ec.curve];
  const rule = 'SEC 1 §3.2.1';
  if (ec.scalar.length !== Fn.BYTES) throw invalidKey(algorithm, `length(scalar) ≠ ${Fn.BYTES}`, rule);
  const scalar = bytesToUnsigned(ec.scalar);
  if (scalar === 0n || scalar >= Fn.ORDER) throw invalidKey(algorithm, 'scalar = 0 ∨ scalar ≥ n', rule);
  if (!equal(pointFrom(ec.curve, ec.scalar), ec.point)) throw invalidKey(algorithm, 'scalar × G ≠ point', rule);
  checkedPrivateKeys.add(ec);
  return ec;
}

function pointFromScalar(curve: EllipticCurve, scalar: Uint8Array): Uint8Array {
  return CURVES[curve].BASE.multiply(bytesToUnsigned(scalar)).toBytes(false);
}
