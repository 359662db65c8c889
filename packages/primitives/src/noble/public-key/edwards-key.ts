import type { EdDSA, EdwardsPoint } from '@noble/curves/abstract/edwards.js';
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { equal } from '../../bytes/operations.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { invalidKey, requireKeyType } from './invalid-key.js';

/** The signature systems of RFC 8032. */
export type EdwardsName = 'Ed25519' | 'Ed448';

type EdwardsPublicKey = Extract<PublicKey, { key: Uint8Array }>;
type EdwardsPrivateKey = Extract<PrivateKey, { seed: Uint8Array }>;

/** The library's functions, by name. */
export const EDWARDS: Readonly<Record<EdwardsName, EdDSA>> = { Ed25519: ed25519, Ed448: ed448 };

const points = new WeakMap<EdwardsPublicKey | EdwardsPrivateKey, EdwardsPoint>();
const checkedPrivateKeys = new WeakSet<EdwardsPrivateKey>();

/**
 * The point of a public key, checked once per key object: its encoding must be canonical, its order not small.
 *
 * Under a key of small order one signature is good for many messages.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function edwardsPoint(name: EdwardsName, key: PublicKey | PrivateKey): EdwardsPoint {
  const edwards = requireKeyType(name, key, name) as EdwardsPublicKey | EdwardsPrivateKey;
  const known = points.get(edwards);
  if (known !== undefined) return known;
  const { Point, lengths } = EDWARDS[name];
  const rule = name === 'Ed25519' ? 'RFC 8032 §5.1.3' : 'RFC 8032 §5.2.3';
  if (edwards.key.length !== lengths.publicKey) throw invalidKey(name, `length(A) ≠ ${lengths.publicKey}`, rule);
  let point: EdwardsPoint;
  try {
    point = Point.fromBytes(edwards.key, false);
  } catch {
    throw invalidKey(name, 'A ∉ curve', rule);
  }
  if (point.isSmallOrder()) throw invalidKey(name, 'h × A = 0', rule);
  points.set(edwards, point);
  return point;
}

/**
 * The seed, checked once per key object to give the public key.
 *
 * @param publicKeyFrom computes the public key that belongs to a seed.
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function edwardsSeed(
  name: EdwardsName,
  key: PrivateKey,
  publicKeyFrom: (seed: Uint8Array) => Uint8Array = EDWARDS[name].getPublicKey,
): Uint8Array {
  const edwards = requireKeyType(name, key, name) as EdwardsPrivateKey;
  if (checkedPrivateKeys.has(edwards)) return edwards.seed;
  const length = EDWARDS[name].lengths.secretKey;
  const rule = name === 'Ed25519' ? 'RFC 8032 §5.1.5' : 'RFC 8032 §5.2.5';
  if (edwards.seed.length !== length) throw invalidKey(name, `length(seed) ≠ ${length}`, rule);
  // A signature made with another public key in the hash gives the secret scalar away.
  if (!equal(publicKeyFrom(edwards.seed), edwards.key)) throw invalidKey(name, 's × B ≠ A', rule);
  checkedPrivateKeys.add(edwards);
  return edwards.seed;
}
