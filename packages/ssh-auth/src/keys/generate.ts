import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { type SoftwareKey, sshPrivateKey } from './private-key.js';
import type { PublicKeyType } from './public-key-formats.js';

/** The key types that can be made here: FIDO keys are made by authenticators, DSA keys are history. */
export type GeneratedKeyType = Exclude<PublicKeyType, `sk-${string}` | 'ssh-dss'>;

const CURVE = {
  'ecdsa-sha2-nistp256': 'P-256',
  'ecdsa-sha2-nistp384': 'P-384',
  'ecdsa-sha2-nistp521': 'P-521',
} as const;

/** Makes a key, as `ssh-keygen` does: Ed25519 unless another type is asked for, RSA with 3072 bits. */
export function generatePrivateKey(
  options: {
    readonly type?: GeneratedKeyType;
    /** Bits of an RSA modulus. */
    readonly modulusLength?: number;
    readonly comment?: string;
    readonly crypto?: CryptoProvider;
    readonly random?: RandomSource;
  } = {},
): SoftwareKey {
  const { type = 'ssh-ed25519', modulusLength = 3072, comment, crypto = noble, random } = options;
  const kind =
    type === 'ssh-rsa'
      ? ({ type: 'RSA', modulusLength } as const)
      : type === 'ssh-ed25519' || type === 'ssh-ed448'
        ? ({ type: type === 'ssh-ed25519' ? 'Ed25519' : 'Ed448' } as const)
        : ({ type: 'EC', curve: CURVE[type] } as const);
  return sshPrivateKey(crypto.generateKeyPair(kind, random).privateKey, comment);
}
