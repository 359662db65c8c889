import { concat } from '@cutaway/primitives/bytes';
import {
  CryptoError,
  type CryptoProvider,
  type PrivateKey,
  type PublicKey,
  type RandomSource,
} from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { type Codec, decode, encode, optional, struct } from '@cutaway/primitives/wire';
import { decoding } from '../errors/decoding.js';
import { SshError } from '../errors/index.js';
import { mpint, string, text } from '../wire/index.js';
import type { SshPublicKey } from './public-key.js';
import { ELLIPTIC_CURVES } from './public-key-formats.js';
import { type AuthenticatorData, AuthenticatorFields, authenticatorMessage } from './security-key-signature.js';
import {
  DEFAULT_SIGNATURE_ALGORITHMS,
  isSignatureAlgorithmName,
  SIGNATURE_ALGORITHMS,
  type SignatureAlgorithmName,
  WEBAUTHN,
} from './signature-algorithms.js';

/** A signature: the algorithm's name and what that algorithm makes (RFC 4253 §6.6). */
export interface SshSignature {
  readonly algorithm: string;
  readonly signature: Uint8Array;
  /** On signatures of `sk-` keys alone. */
  readonly authenticator?: AuthenticatorData | undefined;
}

/** The encoding of a signature. */
export const SignatureBlob: Codec<SshSignature> = struct<SshSignature>('signature', {
  algorithm: text(),
  signature: string(),
  authenticator: optional(AuthenticatorFields),
});

const EcdsaSignature: Codec<{ r: Uint8Array; s: Uint8Array }> = struct<{ r: Uint8Array; s: Uint8Array }>(
  'ecdsa_signature_blob',
  { r: mpint, s: mpint },
);

/** What checking a signature found. */
export interface SignatureCheck {
  readonly valid: boolean;
  readonly algorithm: SignatureAlgorithmName;
  readonly authenticator?: AuthenticatorData;
}

/** Which signatures to take, and who computes. */
export interface SignatureOptions {
  /** The algorithms that are allowed: {@link DEFAULT_SIGNATURE_ALGORITHMS} unless given. */
  readonly algorithms?: readonly string[];
  readonly crypto?: CryptoProvider;
}

/**
 * Checks a signature.
 *
 * @param blob the signature with its algorithm's name.
 * @returns `valid: false` when the signature is not by this key over these bytes.
 * @throws {SshError} `ssh/malformed-signature` when the blob cannot be read; `ssh/signature-algorithm` when the
 * algorithm is unknown, not allowed, or not one of the key's; `ssh/malformed-key` when the key's numbers form no key.
 */
export function verifySignature(
  key: SshPublicKey,
  message: Uint8Array,
  blob: Uint8Array,
  options: SignatureOptions = {},
): SignatureCheck {
  const { algorithms = DEFAULT_SIGNATURE_ALGORITHMS, crypto = nobleForConnections } = options;
  const parsed = parseSignature(blob);
  const { algorithm: name, signature, authenticator } = parsed;
  if (
    !isSignatureAlgorithmName(name) ||
    !algorithms.includes(name) ||
    SIGNATURE_ALGORITHMS[name].keyType !== key.type
  ) {
    throw new SshError('ssh/signature-algorithm', {
      context: { algorithm: name, keyType: key.type, allowed: algorithms },
      rule: 'RFC 8332 §3',
    });
  }
  const isWebauthn = name === WEBAUTHN;
  if ((key.application !== undefined) !== (authenticator !== undefined) || isWebauthn !== hasWebauthn(authenticator)) {
    throw new SshError('ssh/malformed-signature', { context: { reason: 'flags, counter' }, rule: 'PROTOCOL.u2f' });
  }
  const raw = rawSignature(key.publicKey, signature);
  const signed = authenticator === undefined ? message : authenticatorMessage(key, message, authenticator, crypto);
  return {
    valid: raw !== undefined && signed !== undefined && verified(name, key.publicKey, signed, raw, crypto),
    algorithm: name,
    ...(authenticator === undefined ? {} : { authenticator }),
  };
}

const hasWebauthn = (authenticator: AuthenticatorData | undefined): boolean => authenticator?.webauthn !== undefined;

/** Keys come from the other side: numbers that form no key are that side's fault. */
function verified(
  name: SignatureAlgorithmName,
  publicKey: PublicKey,
  signed: Uint8Array,
  signature: Uint8Array,
  crypto: CryptoProvider,
): boolean {
  try {
    return crypto.verify(SIGNATURE_ALGORITHMS[name].signature, publicKey, signed, signature);
  } catch (error) {
    if (!(error instanceof CryptoError) || error.code !== 'crypto/invalid-key') throw error;
    const { context, rule, cause } = error;
    throw new SshError('ssh/malformed-key', { context, ...(rule === undefined ? {} : { rule }), cause });
  }
}

/** @throws {SshError} `ssh/malformed-signature`. */
export function parseSignature(blob: Uint8Array): SshSignature {
  return decoding('ssh/malformed-signature', {}, () => decode(SignatureBlob, blob));
}

/** The signature as a `CryptoProvider` takes it; `undefined` when it is too long to be one by this key. */
function rawSignature(key: PublicKey, signature: Uint8Array): Uint8Array | undefined {
  // Some signers drop leading zeros (RFC 4253 §6.6 leaves it open; OpenSSH and PuTTY take such signatures).
  if (key.type === 'RSA') return padded(signature, key.n.length);
  if (key.type !== 'EC') return signature;
  const { r, s } = decoding('ssh/malformed-signature', {}, () => decode(EcdsaSignature, signature));
  const { length } = ELLIPTIC_CURVES[key.curve];
  const [left, right] = [padded(r, length), padded(s, length)];
  return left === undefined || right === undefined ? undefined : concat(left, right);
}

/** An unsigned integer with zeros in front up to a length; `undefined` when it is longer. */
export function padded(unsigned: Uint8Array, length: number): Uint8Array | undefined {
  if (unsigned.length === length) return unsigned;
  if (unsigned.length > length) return undefined;
  const out = new Uint8Array(length);
  out.set(unsigned, length - unsigned.length);
  return out;
}

/**
 * Signs with a private key at hand.
 *
 * @param algorithm must be one of the key's.
 * @returns the signature with its algorithm's name.
 * @throws {SshError} `ssh/signature-algorithm` for FIDO algorithms, whose private keys never leave the authenticator.
 * @throws {CryptoError} when the key is not usable with the algorithm.
 */
export function signMessage(
  privateKey: PrivateKey,
  algorithm: SignatureAlgorithmName,
  message: Uint8Array,
  options: { readonly crypto?: CryptoProvider; readonly random?: RandomSource } = {},
): Uint8Array {
  const { crypto = nobleForConnections, random } = options;
  const { keyType, signature: provided } = SIGNATURE_ALGORITHMS[algorithm];
  if (keyType.startsWith('sk-')) throw new SshError('ssh/signature-algorithm', { context: { algorithm, keyType } });
  const raw = crypto.sign(provided, privateKey, message, random);
  const signature =
    privateKey.type === 'EC'
      ? encode(EcdsaSignature, { r: raw.subarray(0, raw.length / 2), s: raw.subarray(raw.length / 2) })
      : raw;
  return encode(SignatureBlob, { algorithm, signature });
}
