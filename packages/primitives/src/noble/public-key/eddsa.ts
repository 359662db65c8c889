import type { EdDSA } from '@noble/curves/abstract/edwards.js';
import { ed448 } from '@noble/curves/ed448.js';
import { ed25519 } from '@noble/curves/ed25519.js';
import { equal } from '../../bytes/operations.js';
import type { PrivateKey, PublicKey } from '../../crypto/keys.js';
import { invalidKey, requireKeyType } from './invalid-key.js';

type EdwardsName = 'Ed25519' | 'Ed448';
type EdwardsPublicKey = Extract<PublicKey, { key: Uint8Array }>;
type EdwardsPrivateKey = Extract<PrivateKey, { seed: Uint8Array }>;

const INSTANCES: Readonly<Record<EdwardsName, EdDSA>> = { Ed25519: ed25519, Ed448: ed448 };

const checkedPublicKeys = new WeakSet<EdwardsPublicKey | EdwardsPrivateKey>();
const checkedPrivateKeys = new WeakSet<EdwardsPrivateKey>();

/**
 * The key's bytes, checked once per key object to be the canonical encoding of a point that is not of small order.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function edwardsPublicKey(name: EdwardsName, key: PublicKey | PrivateKey): Uint8Array {
  const edwards = requireKeyType(name, key, name) as EdwardsPublicKey | EdwardsPrivateKey;
  if (checkedPublicKeys.has(edwards)) return edwards.key;
  const { Point, lengths } = INSTANCES[name];
  const rule = name === 'Ed25519' ? 'RFC 8032 §5.1.3' : 'RFC 8032 §5.2.3';
  if (edwards.key.length !== lengths.publicKey) throw invalidKey(name, `length(A) ≠ ${lengths.publicKey}`, rule);
  let smallOrder: boolean;
  try {
    smallOrder = Point.fromBytes(edwards.key, false).isSmallOrder();
  } catch {
    throw invalidKey(name, 'A ∉ curve', rule);
  }
  if (smallOrder) throw invalidKey(name, 'h × A = 0', rule);
  checkedPublicKeys.add(edwards);
  return edwards.key;
}

/**
 * The seed, checked once per key object to give the public key.
 *
 * @throws {CryptoError} `crypto/invalid-key`
 */
export function edwardsSeed(name: EdwardsName, key: PrivateKey): Uint8Array {
  const edwards = requireKeyType(name, key, name) as EdwardsPrivateKey;
  if (checkedPrivateKeys.has(edwards)) return edwards.seed;
  const { lengths, getPublicKey } = INSTANCES[name];
  const rule = name === 'Ed25519' ? 'RFC 8032 §5.1.5' : 'RFC 8032 §5.2.5';
  if (edwards.seed.length !== lengths.secretKey) throw invalidKey(name, `length(seed) ≠ ${lengths.secretKey}`, rule);
  // Signing under one public key what was hashed with another gives the secret scalar away.
  if (!equal(getPublicKey(edwards.seed), edwards.key)) throw invalidKey(name, 's × B ≠ A', rule);
  checkedPrivateKeys.add(edwards);
  return edwards.seed;
}

/** Ed25519 or Ed448 signature (RFC 8032 §5.1.6, §5.2.6; empty context). */
export function signEddsa(name: EdwardsName, privateKey: PrivateKey, message: Uint8Array): Uint8Array {
  return INSTANCES[name].sign(message, edwardsSeed(name, privateKey));
}

/** Ed25519 or Ed448 verification (RFC 8032 §5.1.7, §5.2.7): canonical encodings alone, s under the order. */
export function verifyEddsa(
  name: EdwardsName,
  publicKey: PublicKey,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  const key = edwardsPublicKey(name, publicKey);
  const instance = INSTANCES[name];
  if (signature.length !== instance.lengths.signature) return false;
  return instance.verify(signature, message, key, { zip215: false });
}
