import type { PrivateKey } from '@cutaway/primitives/crypto';
import { type Certificate, encodeExtension } from '../certificate/index.js';
import type { SigningOptions } from '../create/index.js';
import { type CRLReason, reasonCode } from '../crl/extensions/entry-extensions.js';
import {
  bitString,
  contextTag,
  element,
  enumerated,
  explicit,
  objectIdentifier,
  octetString,
  present,
  sequence,
  Tag,
  timeOfType,
} from '../der/index.js';
import { defaultSignatureAlgorithm, signatureAlgorithmIdentifier } from '../keys/index.js';
import { OID } from '../oids.js';
import { nonce as nonceExtension } from './extensions.js';
import { type OCSPResponse, type OCSPResponseStatus, parseOCSPResponse, RESPONSE_STATUSES } from './response.js';

/** What to say about one certificate. */
export interface OCSPAnswer {
  /** DER-encoded, as the request has it: `SingleRequest.reqCert.bytes`, or from `encodeCertID`. */
  readonly certID: Uint8Array;
  readonly status:
    | 'good'
    | 'unknown'
    | { readonly revocationTime: Date; readonly revocationReason?: CRLReason | undefined };
  readonly thisUpdate: Date;
  /** When there will be a newer answer; absent when there always is. */
  readonly nextUpdate?: Date | undefined;
  /** DER-encoded. */
  readonly singleExtensions?: readonly Uint8Array[];
}

/** What to put into a response. */
export interface OCSPResponseContents {
  readonly answers: readonly OCSPAnswer[];
  readonly producedAt: Date;
  /** The request's, which the response repeats. */
  readonly nonce?: Uint8Array | undefined;
  /** Names the responder by the digest of its key (`byKey`, the default) or by its name. */
  readonly responderID?: 'byKey' | 'byName';
  /** Certificates to send along: a delegated responder's own. None unless given. */
  readonly certs?: readonly Certificate[];
  /** Further responseExtensions, DER-encoded. */
  readonly extensions?: readonly Uint8Array[];
}

/** Who signs: the issuer of the certificates, or a delegated responder. */
export interface OCSPSigner {
  readonly certificate: Certificate;
  readonly privateKey: PrivateKey;
}

const generalizedTime = (time: Date): Uint8Array => timeOfType(Tag.GeneralizedTime, time);

function encodeStatus(status: OCSPAnswer['status']): Uint8Array {
  if (status === 'good') return element(contextTag(0, false));
  if (status === 'unknown') return element(contextTag(2, false));
  const { revocationTime, revocationReason } = status;
  const reason = revocationReason === undefined ? undefined : explicit(0, reasonCode.encode(revocationReason));
  return element(contextTag(1, true), generalizedTime(revocationTime), ...present(reason));
}

function encodeAnswer({ certID, status, thisUpdate, nextUpdate, singleExtensions = [] }: OCSPAnswer): Uint8Array {
  return sequence(
    certID,
    encodeStatus(status),
    generalizedTime(thisUpdate),
    ...present(
      nextUpdate && explicit(0, generalizedTime(nextUpdate)),
      singleExtensions.length === 0 ? undefined : explicit(1, sequence(...singleExtensions)),
    ),
  );
}

/** Makes and signs an OCSP response (RFC 6960 §4.2). @throws {X509Error} when a part cannot be encoded. */
export function createOCSPResponse(
  contents: OCSPResponseContents,
  signer: OCSPSigner,
  options: SigningOptions,
): OCSPResponse {
  const { provider } = options;
  const { answers, producedAt, nonce, responderID = 'byKey', certs = [] } = contents;
  const { subject, subjectPublicKeyInfo } = signer.certificate;
  const keyHash = provider.digest('SHA-1', subjectPublicKeyInfo.subjectPublicKey.bytes);
  const responseExtensions = [
    ...(nonce === undefined ? [] : [encodeExtension(nonceExtension, nonce, false)]),
    ...(contents.extensions ?? []),
  ];
  const data = sequence(
    responderID === 'byName' ? explicit(1, subject.bytes) : explicit(2, octetString(keyHash)),
    generalizedTime(producedAt),
    sequence(...answers.map(encodeAnswer)),
    ...(responseExtensions.length === 0 ? [] : [explicit(1, sequence(...responseExtensions))]),
  );
  const algorithm = options.signatureAlgorithm ?? defaultSignatureAlgorithm(signer.privateKey);
  const basic = sequence(
    data,
    signatureAlgorithmIdentifier(algorithm),
    bitString(provider.sign(algorithm, signer.privateKey, data, options.random)),
    ...(certs.length === 0 ? [] : [explicit(0, sequence(...certs.map(({ bytes }) => bytes)))]),
  );
  const responseBytes = sequence(objectIdentifier(OID['id-pkix-ocsp-basic']), octetString(basic));
  return parseOCSPResponse(sequence(enumerated(0), explicit(0, responseBytes)));
}

/** An error response, which nobody signs (RFC 6960 §2.3). */
export function createOCSPErrorResponse(status: Exclude<OCSPResponseStatus, 'successful'>): OCSPResponse {
  return parseOCSPResponse(sequence(enumerated(RESPONSE_STATUSES.indexOf(status))));
}
