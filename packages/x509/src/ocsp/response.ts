import type { Field } from '@cutaway/primitives/wire';
import { type Certificate, type Extension, readCertificate, readExtensions } from '../certificate/index.js';
import { type CRLReason, reasonCode } from '../crl/extensions/entry-extensions.js';
import { type BitString, contextTag, type DerOptions, type DerReader, dissectDer, readDer, Tag } from '../der/index.js';
import type { X509Error } from '../errors.js';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from '../keys/index.js';
import { type Name, readName } from '../name/index.js';
import { OID, objectIdentifierName } from '../oids.js';
import { type CertID, readCertID } from './cert-id.js';
import { OCSP_EXTENSIONS } from './extensions.js';

/** OCSPResponseStatus by number; 4 is not used (RFC 6960 §4.2.1). */
export const RESPONSE_STATUSES = [
  'successful',
  'malformedRequest',
  'internalError',
  'tryLater',
  undefined,
  'sigRequired',
  'unauthorized',
] as const;

/** OCSPResponseStatus (RFC 6960 §4.2.1); only `successful` brings an answer. */
export type OCSPResponseStatus = Exclude<(typeof RESPONSE_STATUSES)[number], undefined>;

/** What a responder says about a certificate. */
export type CertStatus =
  | { readonly type: 'good' | 'unknown' }
  | { readonly type: 'revoked'; readonly revocationTime: Date; readonly revocationReason: CRLReason | undefined };

/** SingleResponse (RFC 6960 §4.2.1): what is said of one certificate; `bytes` is its DER. */
export interface SingleResponse {
  readonly bytes: Uint8Array;
  readonly certID: CertID;
  readonly certStatus: CertStatus;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly singleExtensions: readonly Extension[];
}

/** Who signed: a name, or the SHA-1 digest of a key. */
export type ResponderID =
  | { readonly type: 'byName'; readonly name: Name }
  | { readonly type: 'byKey'; readonly keyHash: Uint8Array };

/** A BasicOCSPResponse (RFC 6960 §4.2.1). All byte strings are views into the response. */
export interface BasicOCSPResponse {
  /** The bytes that were signed. */
  readonly tbsResponseData: Uint8Array;
  readonly responderID: ResponderID;
  readonly producedAt: Date;
  readonly responses: readonly SingleResponse[];
  readonly responseExtensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier;
  readonly signature: BitString;
  readonly certs: readonly Certificate[];
}

/** An OCSP response (RFC 6960 §4.2). */
export interface OCSPResponse {
  readonly bytes: Uint8Array;
  readonly responseStatus: OCSPResponseStatus;
  /** There when the status is `successful`. */
  readonly basic: BasicOCSPResponse | undefined;
}

const GOOD = contextTag(0, false);
const REVOKED = contextTag(1, true);
const UNKNOWN = contextTag(2, false);

function readCertStatus(reader: DerReader): CertStatus {
  if (reader.next(REVOKED)) {
    return reader.sequence(
      'certStatus.revoked',
      'RevokedInfo',
      () => ({
        type: 'revoked',
        revocationTime: reader.timeAs('revocationTime', Tag.GeneralizedTime),
        revocationReason: reader.next(0xa0)
          ? reader.explicit(0, 'revocationReason', () => reasonCode.read(reader))
          : undefined,
      }),
      REVOKED,
    );
  }
  const type = reader.next(UNKNOWN) ? 'unknown' : 'good';
  reader.null(`certStatus.${type}`, type === 'unknown' ? UNKNOWN : GOOD);
  return { type };
}

function readSingleResponse(reader: DerReader, name: string): SingleResponse {
  const start = reader.offset;
  const parts = reader.sequence(name, 'SingleResponse', () => ({
    certID: readCertID(reader, 'certID'),
    certStatus: readCertStatus(reader),
    thisUpdate: reader.timeAs('thisUpdate', Tag.GeneralizedTime),
    nextUpdate: reader.next(0xa0)
      ? reader.explicit(0, 'nextUpdate', () => reader.timeAs('', Tag.GeneralizedTime))
      : undefined,
    singleExtensions: reader.next(0xa1)
      ? reader.explicit(1, 'singleExtensions', () => readExtensions(reader, '', OCSP_EXTENSIONS))
      : [],
  }));
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

function readResponderID(reader: DerReader): ResponderID {
  if (reader.next(0xa1)) {
    return reader.explicit(1, 'responderID', () => ({ type: 'byName', name: readName(reader, 'byName') }));
  }
  return reader.explicit(2, 'responderID', () => ({ type: 'byKey', keyHash: reader.octetString('byKey') }));
}

function readResponseData(
  reader: DerReader,
): Pick<BasicOCSPResponse, 'responderID' | 'producedAt' | 'responses' | 'responseExtensions'> {
  if (reader.next(0xa0)) {
    const at = reader.offset;
    const version = reader.explicit(0, 'version', () => reader.smallInteger(''));
    if (version !== 0) throw reader.error('x509/unexpected-version', at, { actual: version + 1 }, 'RFC 6960 §4.2.1');
    reader.defaultEncoded('version', at);
  }
  return {
    responderID: readResponderID(reader),
    producedAt: reader.timeAs('producedAt', Tag.GeneralizedTime),
    responses: reader.sequenceOf('responses', 'SEQUENCE OF SingleResponse', (index) =>
      readSingleResponse(reader, index),
    ),
    responseExtensions: reader.next(0xa1)
      ? reader.explicit(1, 'responseExtensions', () => readExtensions(reader, '', OCSP_EXTENSIONS))
      : [],
  };
}

function readBasic(reader: DerReader): BasicOCSPResponse {
  return reader.sequence('', 'BasicOCSPResponse', () => {
    const start = reader.offset;
    const data = reader.sequence('tbsResponseData', 'ResponseData', () => readResponseData(reader));
    const tbsResponseData = reader.bytes.subarray(start, reader.offset);
    return {
      tbsResponseData,
      ...data,
      signatureAlgorithm: readAlgorithmIdentifier(reader, 'signatureAlgorithm'),
      signature: reader.bitString('signature'),
      certs: reader.next(0xa0)
        ? reader.explicit(0, 'certs', () =>
            reader.sequenceOf('', 'SEQUENCE OF Certificate', (index) => readCertificate(reader, index)),
          )
        : [],
    };
  });
}

function readResponse(reader: DerReader): OCSPResponse {
  const start = reader.offset;
  const parts = reader.sequence('', 'OCSPResponse', () => {
    const at = reader.offset;
    const number = reader.smallInteger('responseStatus', 0xff, Tag.ENUMERATED);
    const responseStatus = RESPONSE_STATUSES[number];
    if (responseStatus === undefined) {
      throw reader.error('x509/invalid-value', at, { type: 'OCSPResponseStatus', actual: number }, 'RFC 6960 §4.2.1');
    }
    const basic = reader.next(0xa0)
      ? reader.explicit(0, 'responseBytes', () =>
          reader.sequence('', 'ResponseBytes', () => {
            const typeAt = reader.offset;
            const type = reader.objectIdentifier('responseType');
            if (type !== OID['id-pkix-ocsp-basic']) {
              const context = { actual: objectIdentifierName(type) ?? type };
              throw reader.error('x509/unsupported-algorithm', typeAt, context, 'RFC 6960 §4.2.1');
            }
            return reader.insideOctetString('response', () => readBasic(reader));
          }),
        )
      : undefined;
    if ((responseStatus === 'successful') !== (basic !== undefined)) {
      const context = { type: 'OCSPResponse', actual: responseStatus };
      throw reader.error('x509/invalid-value', at, context, 'RFC 6960 §4.2.1');
    }
    return { responseStatus, basic };
  });
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

/** Parses a DER-encoded OCSP response. @throws {X509Error} with field path and offset; nothing else, whatever the bytes. */
export function parseOCSPResponse(bytes: Uint8Array, options: DerOptions = {}): OCSPResponse {
  return readDer(bytes, 'OCSPResponse', readResponse, options);
}

/** Parses an OCSP response and gives the tree of its fields with their byte ranges; see `dissectCertificate`. */
export function dissectOCSPResponse(
  bytes: Uint8Array,
  options: DerOptions = {},
): { readonly value?: OCSPResponse; readonly field: Field; readonly error?: X509Error } {
  return dissectDer(bytes, 'OCSPResponse', readResponse, options);
}
