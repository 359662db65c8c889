import type { KeyPair } from '@cutaway/primitives/crypto';
import type { Lab } from '../lab/lab.js';

/** Gives the keys of the server, and those of the attacker, for a kind of certificate. */
export function keysOf(lab: Lab, certificate: string): (owner: 'server' | 'attacker') => KeyPair {
  return (owner) => {
    if (certificate === 'rsa') return lab.rsaKeyPair(owner);
    if (certificate === 'ecdsa') return lab.ecKeyPair(owner);
    const label = `Ed25519 key of ${owner}`;
    return lab.once(label, () => lab.crypto.generateKeyPair({ type: 'Ed25519' }, lab.random(label)));
  };
}
