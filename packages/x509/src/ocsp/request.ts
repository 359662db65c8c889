import type { CryptoProvider, RandomSource } from '@cutaway/primitives/crypto';
import type { Field } from '@cutaway/primitives/wire';
import { type Certificate, type Extension, encodeExtension, readExtensions } from '../certificate/index.js';
import { type DerOptions, type DerReader, dissectDer, explicit, readDer, sequence } from '../der/index.js';
import type { X509Error } from '../errors.js';
import { type GeneralName, readGeneralName } from '../general-name/index.js';
import { type CertID, encodeCertID, type OcspIssuer, readCertID } from './cert-id.js';
import { nonce, OCSP_EXTENSIONS } from './extensions.js';

/** A Request: one certificate that is asked about (RFC 6960 §4.1.1). */
export interface SingleRequest {
  readonly reqCert: CertID;
  readonly singleRequestExtensions: readonly Extension[];
}

/** An OCSP request (RFC 6960 §4.1). A signature on it is kept as bytes; responders on the web ignore it. */
export interface OCSPRequest {
  readonly bytes: Uint8Array;
  readonly tbsRequest: Uint8Array;
  readonly requestorName: GeneralName | undefined;
  readonly requestList: readonly SingleRequest[];
  readonly requestExtensions: readonly Extension[];
  readonly optionalSignature: Uint8Array | undefined;
}

function readVersion(reader: DerReader): void {
  if (!reader.next(0xa0)) return;
  const at = reader.offset;
  const version = reader.explicit(0, 'version', () => reader.smallInteger(''));
  if (version !== 0) throw reader.error('x509/unexpected-version', at, { actual: version + 1 }, 'RFC 6960 §4.1.1');
  reader.defaultEncoded('version', at);
}

function readSingleRequest(reader: DerReader, name: string): SingleRequest {
  return reader.sequence(name, 'Request', () => ({
    reqCert: readCertID(reader, 'reqCert'),
    singleRequestExtensions: reader.next(0xa0)
      ? reader.explicit(0, 'singleRequestExtensions', () => readExtensions(reader, '', OCSP_EXTENSIONS))
      : [],
  }));
}

function readRequest(reader: DerReader): OCSPRequest {
  const start = reader.offset;
  const parts = reader.sequence('', 'OCSPRequest', () => {
    const tbsStart = reader.offset;
    const tbs = reader.sequence('tbsRequest', 'TBSRequest', () => {
      readVersion(reader);
      return {
        requestorName: reader.next(0xa1)
          ? reader.explicit(1, 'requestorName', () => readGeneralName(reader, ''))
          : undefined,
        requestList: reader.sequenceOf('requestList', 'SEQUENCE OF Request', (index) =>
          readSingleRequest(reader, index),
        ),
        requestExtensions: reader.next(0xa2)
          ? reader.explicit(2, 'requestExtensions', () => readExtensions(reader, '', OCSP_EXTENSIONS))
          : [],
      };
    });
    const tbsRequest = reader.bytes.subarray(tbsStart, reader.offset);
    const optionalSignature = reader.next(0xa0) ? reader.any('optionalSignature').bytes : undefined;
    return { tbsRequest, ...tbs, optionalSignature };
  });
  return { bytes: reader.bytes.subarray(start, reader.offset), ...parts };
}

/** Parses a DER-encoded OCSP request. @throws {X509Error} with field path and offset; nothing else, whatever the bytes. */
export function parseOCSPRequest(bytes: Uint8Array, options: DerOptions = {}): OCSPRequest {
  return readDer(bytes, 'OCSPRequest', readRequest, options);
}

/** Parses an OCSP request and gives the tree of its fields with their byte ranges; see `dissectCertificate`. */
export function dissectOCSPRequest(
  bytes: Uint8Array,
  options: DerOptions = {},
): { readonly value?: OCSPRequest; readonly field: Field; readonly error?: X509Error } {
  return dissectDer(bytes, 'OCSPRequest', readRequest, options);
}

/** How to ask. */
export interface OCSPRequestOptions {
  readonly provider: CryptoProvider;
  /** Names issuers; SHA-1 unless given, which is what responders know (RFC 5019 §2.1.1). */
  readonly hash?: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512';
  /**
   * `true` adds 32 random bytes for the response to repeat; bytes add those. Without a nonce a response may come from a
   * cache.
   */
  readonly nonce?: boolean | Uint8Array;
  /** Replaces the provider's generator, for runs that must be repeatable. */
  readonly random?: RandomSource;
}

/** Makes an OCSP request about one certificate (RFC 6960 §4.1, RFC 9654), without a signature. */
export function createOCSPRequest(
  certificate: Pick<Certificate, 'serialNumber'>,
  issuer: OcspIssuer,
  options: OCSPRequestOptions,
): OCSPRequest {
  const { provider, hash } = options;
  const random = options.random ?? ((length: number) => provider.random(length));
  const value = options.nonce === true ? random(32).slice() : options.nonce || undefined;
  const requestList = sequence(sequence(encodeCertID(certificate, issuer, provider, hash)));
  const extensions = value === undefined ? [] : [explicit(2, sequence(encodeExtension(nonce, value, false)))];
  return parseOCSPRequest(sequence(sequence(requestList, ...extensions)));
}
