import type { EllipticCurve, KeyGeneration, KeyPair } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';

const made = new Map<string, KeyPair>();

/** A key pair for tests, made at its first use in a run. */
export function keyPair(kind: KeyGeneration): KeyPair {
  const name = JSON.stringify(kind);
  let pair = made.get(name);
  if (pair === undefined) {
    pair = nodeCrypto.generateKeyPair(kind);
    made.set(name, pair);
  }
  return pair;
}

export const rsa = (modulusLength: number): KeyPair => keyPair({ type: 'RSA', modulusLength });
export const ec = (curve: EllipticCurve): KeyPair => keyPair({ type: 'EC', curve });
