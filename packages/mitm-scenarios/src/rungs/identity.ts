import type { KeyPair } from '@cutaway/primitives/crypto';
import type { Lab } from '../lab/lab.js';
import type { Identity } from './rung.js';

/** Whose keys go with an identity. */
export const ownerOf = (identity: Identity): 'server' | 'attacker' => (identity === 'genuine' ? 'server' : 'attacker');

/** The RSA keys that go with an identity. */
export const rsaKeysOf = (lab: Lab, identity: Identity): KeyPair => lab.rsaKeyPair(ownerOf(identity));
