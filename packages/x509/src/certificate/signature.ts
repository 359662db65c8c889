import { equal } from '@cutaway/primitives/bytes';
import { CryptoError, type CryptoProvider, type PublicKey } from '@cutaway/primitives/crypto';
import type { BitString } from '../der/index.js';
import { X509Error } from '../errors.js';
import { type AlgorithmIdentifier, type SubjectPublicKeyInfo, signatureAlgorithm } from '../keys/index.js';
import { OID } from '../oids.js';

/** Something signed as certificates, CRLs and requests are: a signed part, an algorithm, a signature. */
export interface SignedStructure {
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signatureValue: BitString;
}

const KEY_TYPE = { 'RSASSA-PKCS1-v1_5': 'RSA', 'RSASSA-PSS': 'RSA', ECDSA: 'EC', DSA: 'DSA' } as const;

/**
 * Verifies a signature over `signed` by the key of `issuer`.
 *
 * @returns whether the signature is right.
 * @throws {X509Error} `x509/unsupported-algorithm`, `x509/invalid-algorithm-parameters`, `x509/unsupported-key` when it
 * cannot be verified at all: unknown algorithm, or a key of another type.
 */
export function verifySignature(
  signed: Uint8Array,
  structure: SignedStructure,
  issuer: SubjectPublicKeyInfo,
  provider: CryptoProvider,
): boolean {
  const algorithm = signatureAlgorithm(structure.signatureAlgorithm);
  const { publicKey } = issuer;
  const needed: PublicKey['type'] = 'hash' in algorithm ? KEY_TYPE[algorithm.name] : algorithm.name;
  if (publicKey?.type !== needed) {
    throw new X509Error('x509/unsupported-key', { context: { expected: needed, actual: issuer.keyName } });
  }
  // A key bound to PSS, and to PSS parameters, signs nothing else (RFC 4055 §3.1, §3.3).
  if (issuer.algorithm.algorithm === OID['id-RSASSA-PSS']) {
    if (algorithm.name !== 'RSASSA-PSS') {
      throw new X509Error('x509/unsupported-key', { context: { expected: algorithm.name, actual: issuer.keyName } });
    }
    const bound = issuer.algorithm.parameters;
    const used = structure.signatureAlgorithm.parameters;
    if (bound !== undefined && (used === undefined || !equal(bound.bytes, used.bytes))) {
      throw new X509Error('x509/invalid-algorithm-parameters', {
        context: { algorithm: issuer.keyName },
        rule: 'RFC 4055 §3.3',
      });
    }
  }
  if (structure.signatureValue.unusedBits !== 0) return false;
  try {
    return provider.verify(algorithm, publicKey, signed, structure.signatureValue.bytes);
  } catch (cause) {
    if (!(cause instanceof CryptoError)) throw cause;
    const code = cause.code === 'crypto/unsupported' ? 'x509/unsupported-algorithm' : 'x509/invalid-key';
    throw new X509Error(code, { context: { ...cause.context, actual: issuer.keyName }, cause });
  }
}

/** Whether a certificate was signed by the key of `issuer`. @throws {X509Error} as {@link verifySignature}. */
export function verifyCertificateSignature(
  certificate: SignedStructure & { readonly tbsCertificate: Uint8Array },
  issuer: SubjectPublicKeyInfo,
  provider: CryptoProvider,
): boolean {
  return verifySignature(certificate.tbsCertificate, certificate, issuer, provider);
}
