import type { CryptoProvider } from '@cutaway/primitives/crypto';
import type { Field } from '@cutaway/primitives/wire';
import { type Extension, readExtensions, verifySignature } from '../certificate/index.js';
import {
  type BitString,
  contextTag,
  type DerElement,
  type DerOptions,
  type DerReader,
  dissectDer,
  readDer,
} from '../der/index.js';
import type { X509Error } from '../errors.js';
import {
  type AlgorithmIdentifier,
  readAlgorithmIdentifier,
  readSubjectPublicKeyInfo,
  type SubjectPublicKeyInfo,
} from '../keys/index.js';
import { type Name, readName } from '../name/index.js';
import { OID } from '../oids.js';
import { encodePem, pemBlock } from '../pem/index.js';

/** An attribute of a request that asks for no extensions (RFC 2986 §4.1). */
export interface RequestAttribute {
  /** Dotted decimals: `challengePassword`, `unstructuredName` (RFC 2985 §5.4) … */
  readonly type: string;
  readonly values: readonly DerElement[];
}

/**
 * A certification request, PKCS #10 (RFC 2986 §4). Field names are those of the ASN.1 module; all byte strings are views
 * into {@link bytes}.
 */
export interface CertificationRequest {
  readonly bytes: Uint8Array;
  /** The bytes that were signed. */
  readonly certificationRequestInfo: Uint8Array;
  readonly subject: Name;
  readonly subjectPKInfo: SubjectPublicKeyInfo;
  /** What the attribute extensionRequest asks for (RFC 2985 §5.4.2). */
  readonly extensions: readonly Extension[];
  /** All other attributes. */
  readonly attributes: readonly RequestAttribute[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: BitString;
}

type RequestInfo = Pick<CertificationRequest, 'subject' | 'subjectPKInfo' | 'extensions' | 'attributes'>;

const ATTRIBUTES = contextTag(0, true);

function readAttributes(reader: DerReader): Pick<CertificationRequest, 'extensions' | 'attributes'> {
  const attributes: RequestAttribute[] = [];
  let extensions: Extension[] | undefined;
  const readAttribute = (index: string): void =>
    reader.sequence(index, 'Attribute', () => {
      const at = reader.offset;
      const type = reader.objectIdentifier('type');
      if (type !== OID.extensionRequest) {
        const values = reader.setOf('values', 'SET OF AttributeValue', (name) => reader.any(name), 1);
        attributes.push({ type, values });
        return;
      }
      const values = reader.setOf('values', 'SET OF ExtensionRequest', (name) => readExtensions(reader, name), 1);
      if (extensions !== undefined || values.length > 1) {
        reader.report('x509/duplicate-extension', at, { actual: 'extensionRequest' }, 'RFC 2985 §5.4.2');
      }
      extensions = values[0] ?? [];
    });
  reader.setOf('attributes', 'Attributes', readAttribute, 0, ATTRIBUTES);
  return { extensions: extensions ?? [], attributes };
}

function readRequestInfo(reader: DerReader): RequestInfo {
  const at = reader.offset;
  const version = reader.smallInteger('version');
  if (version !== 0) {
    throw reader.error('x509/unexpected-version', at, { actual: version + 1 }, 'RFC 2986 §4.1');
  }
  return {
    subject: readName(reader, 'subject'),
    subjectPKInfo: readSubjectPublicKeyInfo(reader, 'subjectPKInfo'),
    ...readAttributes(reader),
  };
}

/** Reads a CertificationRequest where the reader stands. */
export function readCertificationRequest(reader: DerReader, name: string): CertificationRequest {
  const start = reader.offset;
  const parts = reader.sequence(name, 'CertificationRequest', () => {
    const infoStart = reader.offset;
    const type = 'CertificationRequestInfo';
    const info = reader.sequence('certificationRequestInfo', type, () => readRequestInfo(reader));
    const certificationRequestInfo = reader.bytes.subarray(infoStart, reader.offset);
    const signatureAlgorithm = readAlgorithmIdentifier(reader, 'signatureAlgorithm');
    return { certificationRequestInfo, ...info, signatureAlgorithm, signature: reader.bitString('signature') };
  });
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

/**
 * Parses a DER-encoded certification request. Strict as `parseCertificate` is. The signature is not verified: see
 * {@link verifyCertificationRequest}.
 *
 * @throws {X509Error} with field path and offset; nothing else, whatever the bytes.
 */
export function parseCertificationRequest(bytes: Uint8Array, options: DerOptions = {}): CertificationRequest {
  return readDer(bytes, 'CertificationRequest', (reader) => readCertificationRequest(reader, ''), options);
}

/** Parses a request and gives the tree of its fields with their byte ranges; see `dissectCertificate`. */
export function dissectCertificationRequest(
  bytes: Uint8Array,
  options: DerOptions = {},
): { readonly value?: CertificationRequest; readonly field: Field; readonly error?: X509Error } {
  return dissectDer(bytes, 'CertificationRequest', (reader) => readCertificationRequest(reader, ''), options);
}

/**
 * Whether a request was signed by the private key of the public key in it: proof that the sender has it.
 *
 * @throws {X509Error} `x509/unsupported-algorithm`, `x509/unsupported-key` when it cannot be verified at all.
 */
export function verifyCertificationRequest(request: CertificationRequest, provider: CryptoProvider): boolean {
  const { certificationRequestInfo, signatureAlgorithm, signature, subjectPKInfo } = request;
  const signed = { signatureAlgorithm, signatureValue: signature };
  return verifySignature(certificationRequestInfo, signed, subjectPKInfo, provider);
}

/** The first `-----BEGIN CERTIFICATE REQUEST-----` in a PEM text. @throws {X509Error} */
export function certificationRequestFromPem(text: string, options: DerOptions = {}): CertificationRequest {
  const { bytes } = pemBlock(text, 'CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST');
  return parseCertificationRequest(bytes, options);
}

/** A request as `-----BEGIN CERTIFICATE REQUEST-----`. */
export function certificationRequestToPem(request: CertificationRequest): string {
  return encodePem('CERTIFICATE REQUEST', request.bytes);
}
