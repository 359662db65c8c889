import { copy } from '@cutaway/primitives/bytes';
import { type Codec, decode, list, rest, sized32, struct } from '@cutaway/primitives/wire';
import { decoding } from '../errors/decoding.js';
import { SshError } from '../errors/index.js';
import { blobType } from '../keys/blob-type.js';
import {
  checkRsaLength,
  type PublicKeyLimits,
  parsePublicKey,
  type SshPublicKey,
  sshPublicKey,
} from '../keys/public-key.js';
import { PUBLIC_KEY_FORMATS, type PublicKeyFields } from '../keys/public-key-formats.js';
import { string, text, uint32, uint64 } from '../wire/index.js';
import { certifiedKeyType } from './certificate-types.js';

const RULE = 'PROTOCOL.certkeys';

/** A critical option or an extension: its name and its data, which is a `string` inside, or nothing for a flag. */
export interface CertificateOption {
  readonly name: string;
  readonly data: Uint8Array;
}

/** The fields of a certificate, under the names of PROTOCOL.certkeys. */
export interface CertificateFields {
  /** The certificate's type, in front of the fields that the document names. */
  readonly format: string;
  readonly nonce: Uint8Array;
  readonly key: PublicKeyFields | Uint8Array;
  readonly serial: bigint;
  /** 1 for users, 2 for hosts. */
  readonly type: number;
  readonly key_id: string;
  readonly valid_principals: readonly string[];
  readonly valid_after: bigint;
  readonly valid_before: bigint;
  readonly critical_options: readonly CertificateOption[];
  readonly extensions: readonly CertificateOption[];
  readonly reserved: Uint8Array;
  readonly signature_key: Uint8Array;
  readonly signature: Uint8Array;
}

const options: Codec<CertificateOption[]> = sized32(
  list(struct<CertificateOption>('option', { name: text(), data: string() })),
);

/** A certificate: everything before `signature` is signed (PROTOCOL.certkeys). */
export const CertificateBlob: Codec<CertificateFields> = struct<CertificateFields>('certificate', {
  format: text(),
  nonce: string(),
  key: ({ format = '' }) => {
    const type = certifiedKeyType(format);
    return (type === undefined ? rest : PUBLIC_KEY_FORMATS[type].fields) as Codec<PublicKeyFields | Uint8Array>;
  },
  serial: uint64,
  type: uint32,
  key_id: text(),
  valid_principals: sized32(list(text())) as Codec<readonly string[]>,
  valid_after: uint64,
  valid_before: uint64,
  critical_options: options as Codec<readonly CertificateOption[]>,
  extensions: options as Codec<readonly CertificateOption[]>,
  reserved: string(),
  signature_key: string(),
  signature: string(),
});

/** Whom a certificate is for. */
export type CertificateRole = 'user' | 'host';

/** A certificate that was read. Its signature has not been checked: see `certificateProblems`. */
export interface SshCertificate {
  /** `ssh-ed25519-cert-v01@openssh.com` and the like. */
  readonly type: string;
  readonly blob: Uint8Array;
  /** The certified key. */
  readonly key: SshPublicKey;
  readonly nonce: Uint8Array;
  readonly serial: bigint;
  readonly role: CertificateRole;
  readonly keyId: string;
  /** User or host names it is good for; none means any, where the checker allows that. */
  readonly principals: readonly string[];
  /** Seconds since 1970; valid from here on. */
  readonly validAfter: bigint;
  /** Seconds since 1970; valid before, not at. 2^64 − 1 means for ever. */
  readonly validBefore: bigint;
  readonly criticalOptions: readonly CertificateOption[];
  readonly extensions: readonly CertificateOption[];
  /** The certificate authority's key. */
  readonly signatureKey: SshPublicKey;
  readonly signature: Uint8Array;
  /** What the signature is over. */
  readonly signedBytes: Uint8Array;
}

/**
 * Reads a certificate.
 *
 * @param blob is copied.
 * @throws {SshError} `ssh/malformed-certificate`; also for options that are repeated or out of order, and for a
 * certificate as the signature key. `ssh/unknown-key-type`, `ssh/key-too-short`, `ssh/malformed-key` for the
 * signature key.
 */
export function parseCertificate(blob: Uint8Array, limits: PublicKeyLimits = {}): SshCertificate {
  const owned = copy(blob);
  const fields = decoding('ssh/malformed-certificate', { message: 'certificate', rule: RULE }, () =>
    decode(CertificateBlob, owned),
  );
  const { format, key, type } = fields;
  if (key instanceof Uint8Array) {
    throw new SshError('ssh/unknown-key-type', { context: { type: format }, rule: RULE });
  }
  checkRsaLength(key.publicKey, limits);
  if (type !== 1 && type !== 2) throw malformed('type', { actual: type });
  checkOrder('critical_options', fields.critical_options);
  checkOrder('extensions', fields.extensions);
  return {
    type: format,
    blob: owned,
    key: sshPublicKey(key.publicKey, key.application),
    nonce: fields.nonce,
    serial: fields.serial,
    role: type === 1 ? 'user' : 'host',
    keyId: fields.key_id,
    principals: fields.valid_principals,
    validAfter: fields.valid_after,
    validBefore: fields.valid_before,
    criticalOptions: fields.critical_options,
    extensions: fields.extensions,
    signatureKey: parsePublicKey(fields.signature_key, limits),
    signature: fields.signature,
    signedBytes: owned.subarray(0, owned.length - 4 - fields.signature.length),
  };
}

/** Names must be in lexical order, each at most once. */
function checkOrder(path: string, sequence: readonly CertificateOption[]): void {
  sequence.forEach(({ name }, index) => {
    const before = sequence[index - 1];
    if (before !== undefined && before.name >= name) throw malformed(`${path}[${index}]`, { actual: name });
  });
}

function malformed(path: string, context: { actual: string | number }): SshError {
  return new SshError('ssh/malformed-certificate', {
    context: { reason: path, ...context },
    place: { message: 'certificate', path },
    rule: RULE,
  });
}

/** Whether a type or key blob is that of a certificate. */
export function isCertificateType(type: string): boolean {
  return certifiedKeyType(type) !== undefined;
}

/**
 * Reads what may be either, as a host key in key exchange or a key in user authentication is.
 *
 * @throws {SshError} as {@link parseCertificate} and {@link parsePublicKey}.
 */
export function parseKeyOrCertificate(
  blob: Uint8Array,
  limits: PublicKeyLimits = {},
): { key: SshPublicKey; certificate?: SshCertificate } {
  if (!isCertificateType(blobType(blob))) return { key: parsePublicKey(blob, limits) };
  const certificate = parseCertificate(blob, limits);
  return { key: certificate.key, certificate };
}
