import type { HashName } from '@cutaway/primitives/crypto';
import { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  algorithmName,
  hasNoParameters,
  hasNullParameters,
} from '../keys/algorithm-identifier.js';
import { OID } from '../oids.js';

const HMACS: Readonly<Partial<Record<HashName, string>>> = {
  'SHA-1': OID['id-hmacWithSHA1'],
  'SHA-224': OID['id-hmacWithSHA224'],
  'SHA-256': OID['id-hmacWithSHA256'],
  'SHA-384': OID['id-hmacWithSHA384'],
  'SHA-512': OID['id-hmacWithSHA512'],
};

/** The digest of an HMAC (RFC 8018 Appendix B.1.2). @throws {X509Error} `x509/unsupported-algorithm` */
export function hmacHash(identifier: AlgorithmIdentifier): HashName {
  for (const [hash, oid] of Object.entries(HMACS)) {
    if (oid === identifier.algorithm && (hasNullParameters(identifier) || hasNoParameters(identifier))) {
      return hash as HashName;
    }
  }
  throw new X509Error('x509/unsupported-algorithm', { context: { actual: algorithmName(identifier) } });
}

/** The AlgorithmIdentifier of an HMAC. @throws {X509Error} `x509/unsupported-algorithm` for digests without one. */
export function hmacIdentifier(hash: HashName): Uint8Array {
  const oid = HMACS[hash];
  if (oid === undefined) throw new X509Error('x509/unsupported-algorithm', { context: { actual: `HMAC ${hash}` } });
  return algorithmIdentifier(oid, 'NULL');
}
