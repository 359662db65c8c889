import { equal } from '@cutaway/primitives/bytes';
import type { CryptoProvider, HashName } from '@cutaway/primitives/crypto';
import type { Certificate } from '../certificate/index.js';
import { type DerReader, element, octetString, sequence, Tag } from '../der/index.js';
import {
  type AlgorithmIdentifier,
  algorithmIdentifier,
  readAlgorithmIdentifier,
  type SubjectPublicKeyInfo,
} from '../keys/index.js';
import type { Name } from '../name/index.js';
import { OID } from '../oids.js';

/** Names a certificate by its issuer and serial number (RFC 6960 §4.1.1). */
export interface CertID {
  readonly bytes: Uint8Array;
  readonly hashAlgorithm: AlgorithmIdentifier;
  readonly issuerNameHash: Uint8Array;
  readonly issuerKeyHash: Uint8Array;
  /** Contents of the INTEGER. */
  readonly serialNumber: Uint8Array;
}

/** An issuer as OCSP knows it: a certificate, or a bare trust anchor. */
export interface OcspIssuer {
  readonly subject: Name;
  readonly subjectPublicKeyInfo: SubjectPublicKeyInfo;
}

const HASHES: readonly (readonly [oid: string, hash: HashName])[] = [
  [OID['id-sha1'], 'SHA-1'],
  [OID['id-sha256'], 'SHA-256'],
  [OID['id-sha384'], 'SHA-384'],
  [OID['id-sha512'], 'SHA-512'],
];

export function readCertID(reader: DerReader, name: string): CertID {
  const start = reader.offset;
  const parts = reader.sequence(name, 'CertID', () => ({
    hashAlgorithm: readAlgorithmIdentifier(reader, 'hashAlgorithm'),
    issuerNameHash: reader.octetString('issuerNameHash'),
    issuerKeyHash: reader.octetString('issuerKeyHash'),
    serialNumber: reader.integer('serialNumber'),
  }));
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

/**
 * The encoding of a CertID.
 *
 * @param hash SHA-1 unless given: it is what responders know a certificate by (RFC 5019 §2.1.1). Nothing rests on its
 * strength.
 */
export function encodeCertID(
  certificate: Pick<Certificate, 'serialNumber'>,
  issuer: OcspIssuer,
  provider: CryptoProvider,
  hash: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512' = 'SHA-1',
): Uint8Array {
  const [oid] = HASHES.find(([, name]) => name === hash) as (typeof HASHES)[number];
  return sequence(
    algorithmIdentifier(oid, 'NULL'),
    octetString(provider.digest(hash, issuer.subject.bytes)),
    octetString(provider.digest(hash, issuer.subjectPublicKeyInfo.subjectPublicKey.bytes)),
    element(Tag.INTEGER, certificate.serialNumber),
  );
}

/** Whether a CertID stands for a certificate of an issuer. Digests that are not known match nothing. */
export function certIDMatches(
  { hashAlgorithm, issuerNameHash, issuerKeyHash, serialNumber }: CertID,
  certificate: Pick<Certificate, 'serialNumber'>,
  issuer: OcspIssuer,
  provider: CryptoProvider,
): boolean {
  const hash = HASHES.find(([oid]) => oid === hashAlgorithm.algorithm)?.[1];
  return (
    hash !== undefined &&
    equal(serialNumber, certificate.serialNumber) &&
    equal(issuerNameHash, provider.digest(hash, issuer.subject.bytes)) &&
    equal(issuerKeyHash, provider.digest(hash, issuer.subjectPublicKeyInfo.subjectPublicKey.bytes))
  );
}
