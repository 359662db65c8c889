import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { parsePublicKey, publicKeyLine, type SoftwareKey, sshPrivateKey } from '../src/keys/index.js';
import { type SigningKey, signingKey } from '../src/keys/signing-key.js';

/** A key of this run, for a host or a user. */
export interface MadeKey {
  readonly privateKey: SoftwareKey;
  readonly signing: SigningKey;
  /** As in `authorized_keys`. */
  readonly line: string;
}

/** Makes a key. */
export function makeKey(kind: KeyGeneration): MadeKey {
  const { privateKey } = nodeCrypto.generateKeyPair(kind);
  const signing = signingKey(privateKey, { crypto: nodeCrypto });
  return {
    // paramiko cannot read a file without padding whose comment is empty.
    privateKey: sshPrivateKey(privateKey, 'test'),
    signing,
    line: publicKeyLine(parsePublicKey(signing.blob)),
  };
}

/** The types that most peers have. */
export type KeyName = 'ed25519' | 'ecdsa256' | 'ecdsa384' | 'ecdsa521' | 'rsa';

/** A key of each type. */
export const KEYS: Readonly<Record<KeyName, MadeKey>> = {
  ed25519: makeKey({ type: 'Ed25519' }),
  ecdsa256: makeKey({ type: 'EC', curve: 'P-256' }),
  ecdsa384: makeKey({ type: 'EC', curve: 'P-384' }),
  ecdsa521: makeKey({ type: 'EC', curve: 'P-521' }),
  rsa: makeKey({ type: 'RSA', modulusLength: 2048 }),
};

export const KEY_NAMES: readonly KeyName[] = Object.keys(KEYS) as KeyName[];
