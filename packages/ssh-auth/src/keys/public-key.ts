import { copy, equal } from '@cutaway/primitives/bytes';
import type { PublicKey } from '@cutaway/primitives/crypto';
import { type Codec, decode, encode, rest, struct } from '@cutaway/primitives/wire';
import { decoding } from '../errors/decoding.js';
import { SshError } from '../errors/index.js';
import { text } from '../wire/index.js';
import {
  ELLIPTIC_CURVES,
  isPublicKeyType,
  PUBLIC_KEY_FORMATS,
  type PublicKeyFields,
  type PublicKeyType,
} from './public-key-formats.js';

/** A plain public key as SSH knows it. */
export interface SshPublicKey {
  readonly type: PublicKeyType;
  /** The encoding that goes over the wire, into `known_hosts` and into fingerprints (RFC 4253 §6.6). */
  readonly blob: Uint8Array;
  /** The key itself, for a `CryptoProvider`. */
  readonly publicKey: PublicKey;
  /** The FIDO application (relying party); on `sk-` keys alone. */
  readonly application?: string;
}

/** Limits on keys that are read. */
export interface PublicKeyLimits {
  /** The shortest RSA modulus, in bits: 1024 unless given, as in OpenSSH. */
  readonly minimumRsaLength?: number;
}

const RULE = 'RFC 4253 §6.6';
const MINIMUM_RSA_LENGTH = 1024;

/** A public key blob: its type, then the fields of that type. Fields of an unknown type are left as bytes. */
export const PublicKeyBlob: Codec<{ type: string; fields: PublicKeyFields | Uint8Array }> = struct<{
  type: string;
  fields: PublicKeyFields | Uint8Array;
}>('public key', {
  type: text(),
  fields: ({ type = '' }) =>
    (isPublicKeyType(type) ? PUBLIC_KEY_FORMATS[type].fields : rest) as Codec<PublicKeyFields | Uint8Array>,
});

/**
 * Reads the encoding of a plain public key (RFC 4253 §6.6).
 *
 * @param blob is copied; the result shares no memory with it.
 * @throws {SshError} `ssh/unknown-key-type`, `ssh/malformed-key`, `ssh/key-too-short`.
 */
export function parsePublicKey(blob: Uint8Array, limits: PublicKeyLimits = {}): SshPublicKey {
  const owned = copy(blob);
  const { type, fields } = decoding('ssh/malformed-key', { rule: RULE }, () => decode(PublicKeyBlob, owned));
  if (!isPublicKeyType(type) || fields instanceof Uint8Array) {
    throw new SshError('ssh/unknown-key-type', { context: { type }, rule: RULE });
  }
  checkRsaLength(fields.publicKey, limits);
  return { type, blob: owned, ...fields };
}

/** @throws {SshError} `ssh/key-too-short`. */
export function checkRsaLength(publicKey: PublicKey, limits: PublicKeyLimits): void {
  if (publicKey.type !== 'RSA') return;
  const actual = publicKeyLength(publicKey);
  const minimum = limits.minimumRsaLength ?? MINIMUM_RSA_LENGTH;
  if (actual < minimum) throw new SshError('ssh/key-too-short', { context: { actual, minimum } });
}

/**
 * The SSH form of a public key.
 *
 * @param application makes it a FIDO key (`sk-…`) of that application.
 * @throws {SshError} `ssh/unknown-key-type` for X25519, X448 and for FIDO keys of other types than Ed25519 and P-256.
 */
export function sshPublicKey(publicKey: PublicKey, application?: string): SshPublicKey {
  const type = publicKeyTypeOf(publicKey, application !== undefined);
  const fields: PublicKeyFields = { publicKey, ...(application === undefined ? {} : { application }) };
  return { type, blob: encode(PublicKeyBlob, { type, fields }), ...fields };
}

function publicKeyTypeOf(key: PublicKey, security: boolean): PublicKeyType {
  if (security && key.type === 'Ed25519') return 'sk-ssh-ed25519@openssh.com';
  if (security && key.type === 'EC' && key.curve === 'P-256') return 'sk-ecdsa-sha2-nistp256@openssh.com';
  if (!security) {
    if (key.type === 'RSA') return 'ssh-rsa';
    if (key.type === 'DSA') return 'ssh-dss';
    if (key.type === 'EC') return `ecdsa-sha2-${ELLIPTIC_CURVES[key.curve].identifier}`;
    if (key.type === 'Ed25519') return 'ssh-ed25519';
    if (key.type === 'Ed448') return 'ssh-ed448';
  }
  throw new SshError('ssh/unknown-key-type', { context: { type: key.type } });
}

/** Whether two keys are the same: type and numbers, and the application of a FIDO key. */
export function samePublicKey(a: SshPublicKey, b: SshPublicKey): boolean {
  return equal(a.blob, b.blob);
}

/** A key's length in bits as `ssh-keygen -l` shows it: of the modulus or prime, else of the curve. */
export function publicKeyLength(key: PublicKey): number {
  switch (key.type) {
    case 'RSA':
      return bitLength(key.n);
    case 'DSA':
      return bitLength(key.p);
    case 'EC':
      return Number(key.curve.slice(2));
    case 'Ed25519':
    case 'X25519':
      return 256;
    case 'Ed448':
    case 'X448':
      return 448;
  }
}

function bitLength(unsigned: Uint8Array): number {
  const first = unsigned.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (unsigned.length - first) * 8 - (Math.clz32(unsigned[first] as number) - 24);
}
