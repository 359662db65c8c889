import { concat } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { encode } from '@cutaway/primitives/wire';
import type { SoftwareKey } from '../keys/private-key.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { signMessage } from '../keys/signature.js';
import { type SignatureAlgorithmName, signatureAlgorithmsOf } from '../keys/signature-algorithms.js';
import { string } from '../wire/index.js';
import { CertificateBlob, type CertificateRole, parseCertificate, type SshCertificate } from './certificate.js';
import { certificateTypeOf } from './certificate-types.js';
import { certificateOptions, DEFAULT_EXTENSIONS, type OptionValues } from './options.js';

/** A certificate's end of validity when it has none. */
export const FOREVER: bigint = (1n << 64n) - 1n;

const NONCE_LENGTH = 32;

/** What a certificate is to say. */
export interface CertificateRequest {
  /** The key to certify. */
  readonly key: SshPublicKey;
  readonly role: CertificateRole;
  /** A name for logs. */
  readonly keyId: string;
  /** User names or host names it is good for. None means all, where the verifier takes that: better name them. */
  readonly principals: readonly string[];
  /** Seconds since 1970; 0 unless given. */
  readonly validAfter?: bigint | number;
  /** Seconds since 1970; {@link FOREVER} unless given. */
  readonly validBefore?: bigint | number;
  /** 0 unless given, which revocation by serial number cannot name. */
  readonly serial?: bigint | number;
  readonly criticalOptions?: OptionValues;
  /** {@link DEFAULT_EXTENSIONS} for users and none for hosts unless given. */
  readonly extensions?: OptionValues;
}

/** A certificate that lacks its signature, for authorities whose private key is elsewhere. */
export interface UnsignedCertificate {
  /** What the authority must sign. */
  readonly signedBytes: Uint8Array;
  /** Puts the signature in. @param signature with its algorithm's name, as `signMessage` gives it. */
  finish(signature: Uint8Array): SshCertificate;
}

/** Writes a certificate up to its signature. */
export function prepareCertificate(
  request: CertificateRequest,
  signatureKey: SshPublicKey,
  crypto: CryptoProvider = noble,
): UnsignedCertificate {
  const { key, role, keyId, principals, criticalOptions = {} } = request;
  const { validAfter = 0n, validBefore = FOREVER, serial = 0n } = request;
  const permitted: OptionValues = Object.fromEntries(DEFAULT_EXTENSIONS.map((name) => [name, true]));
  const extensions = request.extensions ?? (role === 'user' ? permitted : {});
  const empty = encode(CertificateBlob, {
    format: certificateTypeOf(key.type),
    nonce: crypto.random(NONCE_LENGTH),
    key,
    serial: BigInt(serial),
    type: role === 'user' ? 1 : 2,
    key_id: keyId,
    valid_principals: principals,
    valid_after: BigInt(validAfter),
    valid_before: BigInt(validBefore),
    critical_options: certificateOptions(criticalOptions),
    extensions: certificateOptions(extensions),
    reserved: new Uint8Array(),
    signature_key: signatureKey.blob,
    signature: new Uint8Array(),
  });
  const signedBytes = empty.subarray(0, empty.length - 4);
  return {
    signedBytes,
    finish: (signature) => parseCertificate(concat(signedBytes, encode(string(), signature))),
  };
}

/**
 * Issues a certificate.
 *
 * @param algorithm the authority signs with; its key's best unless given, `rsa-sha2-512` for RSA.
 */
export function issueCertificate(
  request: CertificateRequest,
  authority: SoftwareKey,
  { crypto = noble, algorithm }: { readonly crypto?: CryptoProvider; readonly algorithm?: SignatureAlgorithmName } = {},
): SshCertificate {
  const prepared = prepareCertificate(request, authority.key, crypto);
  const [best] = signatureAlgorithmsOf(authority.key.type);
  const chosen = algorithm ?? (best as SignatureAlgorithmName);
  return prepared.finish(signMessage(authority.privateKey, chosen, prepared.signedBytes, { crypto }));
}
