import { equal } from '@cutaway/primitives/bytes';
import type { Field } from '@cutaway/primitives/wire';
import { type BitString, type DerOptions, type DerReader, dissectDer, isNegative, readDer } from '../der/index.js';
import type { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  readAlgorithmIdentifier,
  readSubjectPublicKeyInfo,
  type SubjectPublicKeyInfo,
} from '../keys/index.js';
import { type Name, namesMatch, readName } from '../name/index.js';
import {
  type Extension,
  type ExtensionType,
  findExtension,
  type KnownExtension,
  readExtensions,
} from './extensions/index.js';

/** A period of time, both ends included (RFC 5280 §4.1.2.5). */
export interface Validity {
  /** The DER encoding, a view into the certificate. */
  readonly bytes: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `Tag.UTCTime` or `Tag.GeneralizedTime`. */
  readonly notBeforeTag: number;
  readonly notAfterTag: number;
}

/**
 * A certificate (RFC 5280 §4.1), read in full. Field names are those of the ASN.1 module; all byte strings are views
 * into {@link bytes}.
 */
export interface Certificate {
  /** The whole certificate. */
  readonly bytes: Uint8Array;
  /** The bytes that were signed. */
  readonly tbsCertificate: Uint8Array;
  readonly version: 1 | 2 | 3;
  /** Contents of the INTEGER, at most 20 bytes. */
  readonly serialNumber: Uint8Array;
  /** The signature algorithm as the signed part states it. */
  readonly signature: AlgorithmIdentifier;
  readonly issuer: Name;
  readonly validity: Validity;
  readonly subject: Name;
  readonly subjectPublicKeyInfo: SubjectPublicKeyInfo;
  readonly issuerUniqueID: BitString | undefined;
  readonly subjectUniqueID: BitString | undefined;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signatureValue: BitString;
}

type ToBeSigned = Omit<Certificate, 'bytes' | 'tbsCertificate' | 'signatureAlgorithm' | 'signatureValue'>;

const ISSUER_UNIQUE_ID = 0x81;
const SUBJECT_UNIQUE_ID = 0x82;

function readVersion(reader: DerReader): 1 | 2 | 3 {
  if (!reader.next(0xa0)) return 1;
  const at = reader.offset;
  const value = reader.explicit(0, 'version', () => reader.smallInteger(''));
  if (value === 0) reader.defaultEncoded('version', at);
  if (value > 2)
    throw reader.fieldError('version', 'x509/unexpected-version', at, { actual: value + 1 }, 'RFC 5280 §4.1.2.1');
  return (value + 1) as 1 | 2 | 3;
}

function readSerialNumber(reader: DerReader): Uint8Array {
  const at = reader.offset;
  const serialNumber = reader.integer('serialNumber');
  if (isNegative(serialNumber)) {
    reader.reportField('serialNumber', 'x509/serial-number-negative', at, {}, 'RFC 5280 §4.1.2.2');
  } else if (serialNumber.length > 20) {
    const context = { max: 20, actual: serialNumber.length };
    reader.reportField('serialNumber', 'x509/serial-number-too-long', at, context, 'RFC 5280 §4.1.2.2');
  }
  return serialNumber;
}

function readValidity(reader: DerReader): Validity {
  const start = reader.offset;
  const parts = reader.sequence('validity', 'Validity', () => {
    const notBefore = reader.time('notBefore');
    const notAfter = reader.time('notAfter');
    return {
      notBefore: notBefore.time,
      notAfter: notAfter.time,
      notBeforeTag: notBefore.tag,
      notAfterTag: notAfter.tag,
    };
  });
  return { ...parts, bytes: reader.bytes.subarray(start, reader.offset) };
}

function readToBeSigned(reader: DerReader): ToBeSigned {
  const version = readVersion(reader);
  const serialNumber = readSerialNumber(reader);
  const signature = readAlgorithmIdentifier(reader, 'signature');
  const issuer = readName(reader, 'issuer');
  const validity = readValidity(reader);
  const subject = readName(reader, 'subject');
  const subjectPublicKeyInfo = readSubjectPublicKeyInfo(reader, 'subjectPublicKeyInfo');
  const uniqueAt = reader.offset;
  const issuerUniqueID = reader.next(ISSUER_UNIQUE_ID)
    ? reader.bitString('issuerUniqueID', ISSUER_UNIQUE_ID)
    : undefined;
  const subjectUniqueID = reader.next(SUBJECT_UNIQUE_ID)
    ? reader.bitString('subjectUniqueID', SUBJECT_UNIQUE_ID)
    : undefined;
  if (version < 2 && reader.offset > uniqueAt) {
    const name = issuerUniqueID === undefined ? 'subjectUniqueID' : 'issuerUniqueID';
    const code = 'x509/unique-identifiers-need-version-2';
    reader.reportField(name, code, uniqueAt, { actual: version }, 'RFC 5280 §4.1.2.8');
  }
  let extensions: readonly Extension[] = [];
  if (reader.next(0xa3)) {
    if (version < 3) {
      const code = 'x509/extensions-need-version-3';
      reader.reportField('extensions', code, reader.offset, { actual: version }, 'RFC 5280 §4.1.2.9');
    }
    extensions = reader.explicit(3, 'extensions', () => readExtensions(reader, ''));
  }
  return {
    version,
    serialNumber,
    signature,
    issuer,
    validity,
    subject,
    subjectPublicKeyInfo,
    issuerUniqueID,
    subjectUniqueID,
    extensions,
  };
}

/** Reads a Certificate where the reader stands. */
export function readCertificate(reader: DerReader, name: string): Certificate {
  const start = reader.offset;
  const parts = reader.sequence(name, 'Certificate', () => {
    const tbsStart = reader.offset;
    const tbs = reader.sequence('tbsCertificate', 'TBSCertificate', () => readToBeSigned(reader));
    const tbsCertificate = reader.bytes.subarray(tbsStart, reader.offset);
    const algorithmAt = reader.offset;
    const signatureAlgorithm = readAlgorithmIdentifier(reader, 'signatureAlgorithm');
    if (!equal(signatureAlgorithm.bytes, tbs.signature.bytes)) {
      const context = { expected: tbs.signature.algorithm, actual: signatureAlgorithm.algorithm };
      const rule = 'RFC 5280 §4.1.1.2';
      reader.reportField('signatureAlgorithm', 'x509/signature-algorithm-mismatch', algorithmAt, context, rule);
    }
    const signatureValue = reader.bitString('signatureValue');
    return { tbsCertificate, ...tbs, signatureAlgorithm, signatureValue };
  });
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

/**
 * Parses a DER-encoded certificate. Strict: every known extension is read, every rule of DER checked, no byte may be
 * left over.
 *
 * The certificate keeps views into `bytes`: do not change them afterwards.
 *
 * @param options `deviations` makes the reader lenient: broken rules are put there instead of thrown.
 * @throws {X509Error} with field path and offset; nothing else, whatever the bytes.
 */
export function parseCertificate(bytes: Uint8Array, options: DerOptions = {}): Certificate {
  return readDer(bytes, 'Certificate', (reader) => readCertificate(reader, ''), options);
}

/**
 * Parses a certificate as {@link parseCertificate} does and gives the tree of its fields with their byte ranges; for
 * bytes that are no certificate the tree up to the error, and the error.
 */
export function dissectCertificate(
  bytes: Uint8Array,
  options: DerOptions = {},
): { readonly value?: Certificate; readonly field: Field; readonly error?: X509Error } {
  return dissectDer(bytes, 'Certificate', (reader) => readCertificate(reader, ''), options);
}

/** An extension of a certificate or request by its type. `undefined` when it does not have it. */
export function extension<T>(
  holder: Pick<Certificate, 'extensions'>,
  type: ExtensionType<T, never>,
): KnownExtension<T> | undefined {
  return findExtension(holder.extensions, type);
}

/** Whether subject and issuer are the same name (RFC 5280 §3.2). */
export function isSelfIssued(certificate: Certificate): boolean {
  return namesMatch(certificate.subject, certificate.issuer);
}
