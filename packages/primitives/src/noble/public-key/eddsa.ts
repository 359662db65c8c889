import { sha512 } from '@noble/hashes/sha2.js';
import { shake256 } from '@noble/hashes/sha3.js';
import { concat, equal } from '../../bytes/operations.js';
import { utf8 } from '../../bytes/text.js';
import { bytesToUnsigned } from '../../bytes/unsigned.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { EDWARDS, type EdwardsName, edwardsPoint, edwardsSeed } from './edwards-key.js';

/** dom4 of RFC 8032 §5.2 for messages that are not hashed before, with an empty context. */
const DOM4 = concat(utf8('SigEd448'), Uint8Array.of(0, 0));

/** The hash that a signature answers, as a number: k in RFC 8032 §5.1.7 and §5.2.7. */
function challenge(name: EdwardsName, R: Uint8Array, A: Uint8Array, message: Uint8Array): bigint {
  const digest =
    name === 'Ed25519' ? sha512(concat(R, A, message)) : shake256(concat(DOM4, R, A, message), { dkLen: 114 });
  return littleEndian(digest);
}

function littleEndian(bytes: Uint8Array): bigint {
  return bytesToUnsigned(bytes.toReversed());
}

/** Ed25519 or Ed448 signature (RFC 8032 §5.1.6, §5.2.6), with an empty context. */
export function signEddsa(name: EdwardsName, privateKey: PrivateKey, message: Uint8Array): Uint8Array {
  return EDWARDS[name].sign(message, edwardsSeed(name, privateKey));
}

/**
 * Ed25519 or Ed448 verification (RFC 8032 §5.1.7, §5.2.7), with an empty context.
 *
 * Checks S × B = R + k × A without the cofactor, by comparing the encoding of R: of the two equations that the RFC
 * allows the stricter one, which OpenSSL checks too. S must be under the order.
 */
export function verifyEddsa(
  name: EdwardsName,
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const A = edwardsPoint(name, publicKey);
  const { Point, lengths } = EDWARDS[name];
  if (signature.length !== lengths.signature) return false;
  const half = signature.length / 2;
  const R = signature.subarray(0, half);
  const S = littleEndian(signature.subarray(half));
  const order = Point.Fn.ORDER;
  if (S >= order) return false;
  const k = challenge(name, R, A.toBytes(), message) % order;
  return equal(Point.BASE.multiplyUnsafe(S).subtract(A.multiplyUnsafe(k)).toBytes(), R);
}
