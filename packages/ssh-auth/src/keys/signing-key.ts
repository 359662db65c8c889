import type { CryptoProvider, PrivateKey, RandomSource } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { certificateTypeOf } from '../certificates/certificate-types.js';
import { sshPublicKey } from './public-key.js';
import { signMessage } from './signature.js';
import { type SignatureAlgorithmName, signatureAlgorithmsOf } from './signature-algorithms.js';

/** A private key that can sign, wherever it is kept: in memory, in an agent, on another machine. */
export interface SigningKey {
  /** Its public key, or a certificate for it, encoded. */
  readonly blob: Uint8Array;
  /** The public key algorithms it can be used with, the best first; names of certificate algorithms for a certificate. */
  readonly algorithms: readonly string[];
  /** What its owner calls it. */
  readonly comment?: string;
  /**
   * Signs a message.
   *
   * @param algorithm one of `algorithms`.
   * @returns the signature with its algorithm's name (RFC 4253 §6.6).
   */
  sign(algorithm: string, message: Uint8Array): Uint8Array | Promise<Uint8Array>;
}

/** What else belongs to a private key. */
export interface SigningKeyOptions {
  /** A certificate for the key, encoded: it is shown in place of the key. */
  readonly certificate?: Uint8Array;
  readonly comment?: string;
  readonly crypto?: CryptoProvider;
  /** Replaces the system's generator, for runs that must be repeatable. */
  readonly random?: RandomSource;
}

/**
 * A signing key made from a private key at hand.
 *
 * @throws {SshError} `ssh/unknown-key-type` for keys that cannot sign.
 */
export function signingKey(privateKey: PrivateKey, options: SigningKeyOptions = {}): SigningKey {
  const { certificate, comment, crypto = nobleForConnections, random } = options;
  const { type, blob } = sshPublicKey(crypto.publicKey(privateKey));
  const signatures = signatureAlgorithmsOf(type);
  const named = new Map<string, SignatureAlgorithmName>(
    signatures.map((name) => [certificate === undefined ? name : certificateTypeOf(name), name]),
  );
  return {
    blob: certificate ?? blob,
    algorithms: [...named.keys()],
    ...(comment === undefined ? {} : { comment }),
    sign: (algorithm, message) =>
      signMessage(privateKey, named.get(algorithm) ?? (algorithm as SignatureAlgorithmName), message, {
        crypto,
        ...(random === undefined ? {} : { random }),
      }),
  };
}
