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

function make(kind: KeyGeneration): MadeKey {
  const { privateKey } = nodeCrypto.generateKeyPair(kind);
  const signing = signingKey(privateKey, { crypto: nodeCrypto });
  return {
    privateKey: sshPrivateKey(privateKey),
    signing,
    line: publicKeyLine(parsePublicKey(signing.blob)),
  };
}

/** The types that most peers have. */
export type KeyName = 'ed25519' | 'ecdsa256' | 'ecdsa384' | 'ecdsa521' | 'rsa';

/** A key of each type. */
export const KEYS: Readonly<Record<KeyName, MadeKey>> = {
  ed25519: make({ type: 'Ed25519' }),
  ecdsa256: make({ type: 'EC', curve: 'P-256' }),
  ecdsa384: make({ type: 'EC', curve: 'P-384' }),
  ecdsa521: make({ type: 'EC', curve: 'P-521' }),
  rsa: make({ type: 'RSA', modulusLength: 2048 }),
};

export const KEY_NAMES: readonly KeyName[] = Object.keys(KEYS) as KeyName[];
