import { copy, utf8 } from '@cutaway/primitives/bytes';
import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { type Codec, constant, decode, encode, struct } from '@cutaway/primitives/wire';
import { parseKeyOrCertificate, type SshCertificate } from '../certificates/certificate.js';
import { decoding } from '../errors/decoding.js';
import { SshError } from '../errors/index.js';
import type { SoftwareKey } from '../keys/private-key.js';
import type { SshPublicKey } from '../keys/public-key.js';
import type { AuthenticatorData } from '../keys/security-key-signature.js';
import { signMessage, verifySignature } from '../keys/signature.js';
import { type SignatureAlgorithmName, signatureAlgorithmsOf } from '../keys/signature-algorithms.js';
import { readArmor, writeArmor } from '../keys/text-armor.js';
import { string, text, uint32 } from '../wire/index.js';

const RULE = 'PROTOCOL.sshsig';
const LABEL = 'SSH SIGNATURE';
const MAGIC_PREAMBLE = utf8('SSHSIG');
const VERSION = 1;

/** The digests that may be signed. */
export type SshsigHash = 'sha256' | 'sha512';

const HASH = { sha256: 'SHA-256', sha512: 'SHA-512' } as const;

interface SshsigFields {
  readonly MAGIC_PREAMBLE: Uint8Array;
  readonly SIG_VERSION: number;
  readonly publickey: Uint8Array;
  readonly namespace: string;
  readonly reserved: Uint8Array;
  readonly hash_algorithm: string;
  readonly signature: Uint8Array;
}

/** A signature file's bytes (PROTOCOL.sshsig §2). */
export const SshsigBlob: Codec<SshsigFields> = struct<SshsigFields>('SSHSIG', {
  MAGIC_PREAMBLE: constant(MAGIC_PREAMBLE),
  SIG_VERSION: uint32,
  publickey: string(),
  namespace: text(),
  reserved: string(),
  hash_algorithm: text(),
  signature: string(),
});

interface SignedDataFields {
  readonly MAGIC_PREAMBLE: Uint8Array;
  readonly namespace: string;
  readonly reserved: Uint8Array;
  readonly hash_algorithm: string;
  readonly hash: Uint8Array;
}

/** What is signed in place of the message (PROTOCOL.sshsig §3). */
export const SignedData: Codec<SignedDataFields> = struct<SignedDataFields>('signed data', {
  MAGIC_PREAMBLE: constant(MAGIC_PREAMBLE),
  namespace: text(),
  reserved: string(),
  hash_algorithm: text(),
  hash: string(),
});

/** A signature over a file or another message. It has not been checked. */
export interface Sshsig {
  readonly key: SshPublicKey;
  /** When the signer used a certificate. */
  readonly certificate?: SshCertificate;
  /** What the signature is for: `file`, `git`, `email` … */
  readonly namespace: string;
  readonly hash: SshsigHash;
  /** With its algorithm's name. */
  readonly signature: Uint8Array;
}

/**
 * Reads a signature.
 *
 * @param source the armored text, or the bytes in it.
 * @throws {SshError} `ssh/malformed-sshsig`, and what is wrong with the key.
 */
export function parseSshsig(source: string | Uint8Array): Sshsig {
  const fields = decoding('ssh/malformed-sshsig', { message: 'SSHSIG', rule: RULE }, () =>
    decode(SshsigBlob, copy(bytesOf(source))),
  );
  if (fields.SIG_VERSION !== VERSION) throw malformed('SIG_VERSION');
  if (!Object.hasOwn(HASH, fields.hash_algorithm)) throw malformed('hash_algorithm');
  if (fields.namespace === '') throw malformed('namespace');
  const { namespace, signature } = fields;
  return {
    ...parseKeyOrCertificate(fields.publickey),
    namespace,
    hash: fields.hash_algorithm as SshsigHash,
    signature,
  };
}

function bytesOf(source: string | Uint8Array): Uint8Array {
  if (typeof source !== 'string') return source;
  const armor = readArmor(source);
  if (armor?.label !== LABEL) throw malformed('BEGIN SSH SIGNATURE');
  return armor.bytes;
}

/** The bytes that a key signs in place of a message. */
export function sshsigData(
  message: Uint8Array,
  namespace: string,
  hash: SshsigHash,
  crypto: CryptoProvider = noble,
): Uint8Array {
  return encode(SignedData, {
    MAGIC_PREAMBLE,
    namespace,
    reserved: new Uint8Array(),
    hash_algorithm: hash,
    hash: crypto.digest(HASH[hash], message),
  });
}

/** Writes a signature that was made elsewhere over {@link sshsigData} as armored text. */
export function sshsigText({ key, certificate, namespace, hash, signature }: Sshsig): string {
  const blob = encode(SshsigBlob, {
    MAGIC_PREAMBLE,
    SIG_VERSION: VERSION,
    publickey: (certificate ?? key).blob,
    namespace,
    reserved: new Uint8Array(),
    hash_algorithm: hash,
    signature,
  });
  return writeArmor(LABEL, blob, 70);
}

/**
 * Signs a message as `ssh-keygen -Y sign` does.
 *
 * @param namespace what the signature is for, so that it cannot be used for anything else: `file`, `git`, or a name
 * with your domain.
 * @returns armored text.
 * @throws {SshError} `ssh/malformed-sshsig` for an empty namespace.
 */
export function signSshsig(
  message: Uint8Array,
  namespace: string,
  key: SoftwareKey,
  options: {
    /** `sha512` unless given. */
    readonly hash?: SshsigHash;
    readonly certificate?: SshCertificate;
    readonly crypto?: CryptoProvider;
    readonly random?: RandomSource;
  } = {},
): string {
  const { hash = 'sha512', certificate, crypto = noble, random } = options;
  if (namespace === '') throw malformed('namespace');
  // The first is the best, and for RSA never the one with SHA-1, which is not allowed here.
  const [algorithm] = signatureAlgorithmsOf(key.key.type) as [SignatureAlgorithmName];
  const signature = signMessage(key.privateKey, algorithm, sshsigData(message, namespace, hash, crypto), {
    crypto,
    ...(random === undefined ? {} : { random }),
  });
  return sshsigText({
    key: key.key,
    namespace,
    hash,
    signature,
    ...(certificate === undefined ? {} : { certificate }),
  });
}

/**
 * Whether a signature is right: by the key in it, over this message, for this namespace. Whose key that is, is not
 * asked here: see `AllowedSigners`.
 *
 * @returns what the signing authenticator said, for FIDO keys; `undefined` when the signature is not right.
 * @throws {SshError} `ssh/malformed-signature`, `ssh/signature-algorithm` (also for SHA-1), `ssh/malformed-key`.
 */
export function verifySshsig(
  message: Uint8Array,
  namespace: string,
  signature: Sshsig,
  crypto: CryptoProvider = noble,
): { readonly authenticator?: AuthenticatorData } | undefined {
  if (signature.namespace !== namespace) return undefined;
  const data = sshsigData(message, namespace, signature.hash, crypto);
  const { valid, authenticator } = verifySignature(signature.key, data, signature.signature, { crypto });
  if (!valid) return undefined;
  return authenticator === undefined ? {} : { authenticator };
}

function malformed(reason: string): SshError {
  return new SshError('ssh/malformed-sshsig', { context: { reason }, rule: RULE });
}
