import type { CryptoProvider, PrivateKey } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { certificatesFromPem, privateKeyFromPem } from '@cutaway/x509';
import type { MessageFlow } from '../connection/message-flow.js';
import { TlsError } from '../errors/tls-error.js';
import { type SignatureSchemeName, signatureScheme } from '../registry/signature-schemes.js';
import { type CertifiedKey, legacyAlgorithm } from './signatures.js';

/**
 * A private key that is somewhere else: a token, an agent, a key server (Keyless). Both operations may take their time.
 */
export interface PrivateKeyOperations {
  /**
   * Signs `message`, which is not hashed yet.
   *
   * @param scheme `undefined` before TLS 1.2: MD5 and SHA-1 with RSA, SHA-1 with ECDSA.
   * @returns the signature as TLS carries it: ECDSA in DER.
   */
  sign?(scheme: SignatureSchemeName | undefined, message: Uint8Array): Uint8Array | PromiseLike<Uint8Array>;
  /**
   * Decrypts an RSA-encrypted pre-master secret (static RSA alone). Must not tell whether the padding was right: give
   * random bytes instead (RFC 5246 §7.4.7.1).
   */
  decrypt?(ciphertext: Uint8Array): Uint8Array | PromiseLike<Uint8Array>;
}

/** A certificate chain and the means to prove it is ours. */
export interface Credential {
  /** DER, our own first, then the authorities without the root. */
  readonly certificates: readonly Uint8Array[];
  readonly privateKey: PrivateKey | PrivateKeyOperations;
  /** An OCSP response about our own certificate, DER: a server staples it for clients that ask (RFC 6066 §8). */
  readonly ocspResponse?: Uint8Array;
  /** Serialised SCTs of our own certificate: a server sends them to clients that ask (RFC 6962 §3.3). */
  readonly signedCertificateTimestamps?: readonly Uint8Array[];
}

/**
 * A credential from PEM texts, as files have them.
 *
 * @param certificates our own first, then the authorities.
 * @param options `password`: of an encrypted key; `crypto`: to decrypt it, `noble` unless given.
 * @throws {X509Error} when either cannot be read.
 */
export function credentialFromPem(
  certificates: string,
  privateKey: string,
  options: { readonly password?: string; readonly crypto?: CryptoProvider } = {},
): Credential {
  const { password, crypto: provider = noble } = options;
  return {
    certificates: certificatesFromPem(certificates).map(({ bytes }) => bytes),
    privateKey: privateKeyFromPem(privateKey, { provider, password }),
  };
}

export function isPrivateKey(key: PrivateKey | PrivateKeyOperations): key is PrivateKey {
  return 'type' in key;
}

/**
 * Signs with a key at hand or elsewhere.
 *
 * @param scheme a SignatureScheme of this package, or `undefined` before TLS 1.2.
 * @throws {TlsError} `tls/invalid-options` for a key elsewhere that cannot sign; `tls/certificate-key-unfit` for a key
 * that has no way to sign before TLS 1.2.
 */
export function signWith(
  flow: MessageFlow,
  credential: Credential,
  key: CertifiedKey,
  scheme: number | undefined,
  message: Uint8Array,
): Uint8Array | PromiseLike<Uint8Array> {
  const { privateKey } = credential;
  const parameters = scheme === undefined ? undefined : signatureScheme(scheme);
  if (isPrivateKey(privateKey)) {
    const algorithm = parameters?.algorithm ?? legacyAlgorithm(key.publicKey);
    return flow.crypto.sign(algorithm, privateKey, message, flow.givenRandom);
  }
  if (privateKey.sign === undefined) {
    throw new TlsError('tls/invalid-options', { option: 'credential.privateKey.sign', value: '' });
  }
  return privateKey.sign(parameters?.name, message);
}
