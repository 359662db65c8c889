import { bytesToUnsigned, equal, unsignedToBytes } from '@cutaway/primitives/bytes';
import type { PrivateKey, PublicKey, RsaPrivateKey } from '@cutaway/primitives/crypto';
import { SshError } from '../errors/index.js';
import { type SshPublicKey, sshPublicKey } from './public-key.js';

/** What a FIDO key's file holds in place of a private key (PROTOCOL.u2f): the private key stays in the authenticator. */
export interface SecurityKeyHandle {
  /** What the authenticator is to ask for: bit 0 touch, bit 2 PIN or biometrics, bit 5 resident key. */
  readonly flags: number;
  readonly keyHandle: Uint8Array;
  readonly reserved: Uint8Array;
}

/** A private key that can sign by itself. */
export interface SoftwareKey {
  readonly key: SshPublicKey;
  /** For a `CryptoProvider`. */
  readonly privateKey: PrivateKey;
  readonly comment: string;
}

/** The file of a FIDO key. */
export interface SecurityKey {
  readonly key: SshPublicKey;
  readonly securityKey: SecurityKeyHandle;
  readonly comment: string;
}

/** A private key with its public half and its comment. */
export type SshPrivateKey = SoftwareKey | SecurityKey;

/**
 * A private key of a `CryptoProvider` as SSH's.
 *
 * @throws {SshError} `ssh/unknown-key-type` for X25519 and X448.
 */
export function sshPrivateKey(privateKey: PrivateKey, comment = ''): SoftwareKey {
  return { key: sshPublicKey(publicHalf(privateKey)), privateKey, comment };
}

function publicHalf(key: PrivateKey): PublicKey {
  switch (key.type) {
    case 'RSA':
      return { type: 'RSA', n: key.n, e: key.e };
    case 'DSA':
      return { type: 'DSA', p: key.p, q: key.q, g: key.g, y: key.y };
    case 'EC':
      return { type: 'EC', curve: key.curve, point: key.point };
    default:
      return { type: key.type, key: key.key };
  }
}

/**
 * What is wrong with a private key's bytes or text.
 *
 * @param reason the field, or the condition that does not hold, as a formula: it must read the same in every language.
 */
export function malformedPrivateKey(reason: string, rule?: string, cause?: unknown): SshError {
  return new SshError('ssh/malformed-private-key', {
    context: { reason },
    ...(rule === undefined ? {} : { rule }),
    ...(cause === undefined ? {} : { cause }),
  });
}

/**
 * Adds what an RSA private key needs for the Chinese remainder theorem and SSH does not store (RFC 8017 §3.2).
 *
 * @throws {SshError} `ssh/malformed-private-key` when p × q is not n.
 */
export function rsaPrivateKey(numbers: Pick<RsaPrivateKey, 'n' | 'e' | 'd' | 'p' | 'q' | 'qInv'>): RsaPrivateKey {
  const [n, d, p, q] = [numbers.n, numbers.d, numbers.p, numbers.q].map(bytesToUnsigned) as [
    bigint,
    bigint,
    bigint,
    bigint,
  ];
  if (p <= 1n || q <= 1n || p * q !== n) throw malformedPrivateKey('p × q ≠ n', 'RFC 8017 §3.2');
  return { type: 'RSA', ...numbers, dP: unsignedToBytes(d % (p - 1n)), dQ: unsignedToBytes(d % (q - 1n)) };
}

/**
 * An Ed25519 or Ed448 private key from the public key and SSH's form of the private one, the seed and the public key
 * in a row.
 *
 * @throws {SshError} `ssh/malformed-private-key` when the two do not go together.
 */
export function edwardsPrivateKey(type: 'Ed25519' | 'Ed448', key: Uint8Array, seedAndKey: Uint8Array): PrivateKey {
  const length = key.length;
  if (seedAndKey.length !== 2 * length || !equal(seedAndKey.subarray(length), key)) {
    throw malformedPrivateKey('sk ≠ seed ‖ pk');
  }
  return { type, key, seed: seedAndKey.subarray(0, length) };
}
