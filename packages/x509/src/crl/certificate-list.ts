import { equal } from '@cutaway/primitives/bytes';
import type { Field } from '@cutaway/primitives/wire';
import { type Extension, readExtensions } from '../certificate/index.js';
import {
  type BitString,
  type DerLimits,
  type DerOptions,
  type DerReader,
  dissectDer,
  readDer,
  Tag,
} from '../der/index.js';
import type { X509Error } from '../errors.js';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../keys/index.js';
import { type Name, readName } from '../name/index.js';
import { encodePem, pemBlock } from '../pem/index.js';
import { CRL_ENTRY_EXTENSIONS, CRL_EXTENSIONS } from './extensions/index.js';

/** One revoked certificate. */
export interface RevokedCertificate {
  /** Contents of the INTEGER. */
  readonly userCertificate: Uint8Array;
  readonly revocationDate: Date;
  readonly crlEntryExtensions: readonly Extension[];
}

/**
 * A certificate revocation list (RFC 5280 §5.1). Field names are those of the ASN.1 module; all byte strings are views
 * into {@link bytes}.
 */
export interface CertificateList {
  readonly bytes: Uint8Array;
  /** The bytes that were signed. */
  readonly tbsCertList: Uint8Array;
  readonly version: 1 | 2;
  readonly signature: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly revokedCertificates: readonly RevokedCertificate[];
  readonly crlExtensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signatureValue: BitString;
}

/** CRLs of large CAs hold hundreds of thousands of entries. */
const LIMITS: DerLimits = { size: 64 << 20, depth: 32, elements: 8_000_000 };

function readRevoked(reader: DerReader, name: string): RevokedCertificate {
  return reader.sequence(name, 'revokedCertificate', () => ({
    userCertificate: reader.integer('userCertificate'),
    revocationDate: reader.time('revocationDate').time,
    crlEntryExtensions: reader.atEnd ? [] : readExtensions(reader, 'crlEntryExtensions', CRL_ENTRY_EXTENSIONS),
  }));
}

type ToBeSigned = Omit<CertificateList, 'bytes' | 'tbsCertList' | 'signatureAlgorithm' | 'signatureValue'>;

function readToBeSigned(reader: DerReader): ToBeSigned {
  const versionAt = reader.offset;
  const version = reader.next(Tag.INTEGER) ? reader.smallInteger('version') + 1 : 1;
  if (reader.offset > versionAt && version !== 2) {
    throw reader.fieldError('version', 'x509/unexpected-version', versionAt, { actual: version }, 'RFC 5280 §5.1.2.1');
  }
  const signature = readAlgorithmIdentifier(reader, 'signature');
  const issuer = readName(reader, 'issuer');
  const thisUpdate = reader.time('thisUpdate').time;
  const hasNext = reader.next(Tag.UTCTime) || reader.next(Tag.GeneralizedTime);
  const nextUpdate = hasNext ? reader.time('nextUpdate').time : undefined;
  const revokedCertificates = reader.next(Tag.SEQUENCE)
    ? reader.sequenceOf('revokedCertificates', 'revokedCertificates', (index) => readRevoked(reader, index), 1)
    : [];
  const extensionsAt = reader.offset;
  const crlExtensions = reader.next(0xa0)
    ? reader.explicit(0, 'crlExtensions', () => readExtensions(reader, '', CRL_EXTENSIONS))
    : [];
  const extended = crlExtensions.length > 0 || revokedCertificates.some((entry) => entry.crlEntryExtensions.length > 0);
  if (extended && version === 1) {
    reader.report('x509/unexpected-version', extensionsAt, { actual: version }, 'RFC 5280 §5.1.2.1');
  }
  return {
    version: version as 1 | 2,
    signature,
    issuer,
    thisUpdate,
    nextUpdate,
    revokedCertificates,
    crlExtensions,
  };
}

/** Reads a CertificateList where the reader stands. */
export function readCertificateList(reader: DerReader, name: string): CertificateList {
  const start = reader.offset;
  const parts = reader.sequence(name, 'CertificateList', () => {
    const tbsStart = reader.offset;
    const tbs = reader.sequence('tbsCertList', 'TBSCertList', () => readToBeSigned(reader));
    const tbsCertList = reader.bytes.subarray(tbsStart, reader.offset);
    const algorithmAt = reader.offset;
    const signatureAlgorithm = readAlgorithmIdentifier(reader, 'signatureAlgorithm');
    if (!equal(signatureAlgorithm.bytes, tbs.signature.bytes)) {
      const context = { expected: tbs.signature.algorithm, actual: signatureAlgorithm.algorithm };
      const code = 'x509/signature-algorithm-mismatch';
      reader.reportField('signatureAlgorithm', code, algorithmAt, context, 'RFC 5280 §5.1.1.2');
    }
    return { tbsCertList, ...tbs, signatureAlgorithm, signatureValue: reader.bitString('signatureValue') };
  });
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

function withLimits(options: DerOptions): DerOptions {
  return { ...options, limits: { ...LIMITS, ...options.limits } };
}

/**
 * Parses a DER-encoded CRL. Strict as `parseCertificate` is; up to 64 MiB unless `limits` say otherwise.
 *
 * @throws {X509Error} with field path and offset; nothing else, whatever the bytes.
 */
export function parseCertificateList(bytes: Uint8Array, options: DerOptions = {}): CertificateList {
  return readDer(bytes, 'CertificateList', (reader) => readCertificateList(reader, ''), withLimits(options));
}

/** Parses a CRL and gives the tree of its fields with their byte ranges; see `dissectCertificate`. */
export function dissectCertificateList(
  bytes: Uint8Array,
  options: DerOptions = {},
): { readonly value?: CertificateList; readonly field: Field; readonly error?: X509Error } {
  return dissectDer(bytes, 'CertificateList', (reader) => readCertificateList(reader, ''), withLimits(options));
}

/** The first `-----BEGIN X509 CRL-----` in a PEM text. @throws {X509Error} */
export function certificateListFromPem(text: string, options: DerOptions = {}): CertificateList {
  return parseCertificateList(pemBlock(text, 'X509 CRL').bytes, options);
}

/** A CRL as `-----BEGIN X509 CRL-----`. */
export function certificateListToPem(list: CertificateList): string {
  return encodePem('X509 CRL', list.bytes);
}
