import { equal } from '@cutaway/primitives/bytes';
import type { CryptoProvider } from '@cutaway/primitives/crypto';
import {
  type Certificate,
  extension,
  extKeyUsage,
  keyUsage,
  ocspNoCheck,
  verifyCertificateSignature,
} from '../certificate/index.js';
import { X509Error } from '../errors.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import { namesMatch } from '../name/index.js';
import { OID } from '../oids.js';
import type { OcspIssuer } from './cert-id.js';
import type { BasicOCSPResponse, ResponderID } from './response.js';

/** Whose key signed a response, and by what right (RFC 6960 §4.2.2.2). */
export interface Responder {
  /** `issuer` signed itself, `delegated` was made responder by the issuer, `trusted` by the caller. */
  readonly authority: 'issuer' | 'delegated' | 'trusted';
  readonly subjectPublicKeyInfo: SubjectPublicKeyInfo;
  /** `undefined` when the issuer is a bare trust anchor. */
  readonly certificate: Certificate | undefined;
  /** Whether the certificate says that its own revocation need not be checked. */
  readonly noCheck: boolean;
}

/** Why a certificate is not that of a responder; each is the name of what is in the way. */
export type ResponderObstacle =
  | 'other-issuer'
  | 'bad-signature'
  | 'purpose'
  | 'key-usage'
  | 'not-yet-valid'
  | 'expired'
  | 'unsupported'
  | 'budget';

/** What finding a responder needs. */
export interface ResponderSearch {
  readonly issuer: OcspIssuer;
  readonly time: Date;
  readonly provider: CryptoProvider;
  readonly trustedResponders: readonly Certificate[];
  /** Counts a signature by a key; `false` when no more may be verified. */
  spendSignature(key: SubjectPublicKeyInfo): boolean;
}

function isMeant(id: ResponderID, candidate: OcspIssuer, provider: CryptoProvider): boolean {
  if (id.type === 'byName') return namesMatch(id.name, candidate.subject);
  // The digest is SHA-1 by definition (RFC 6960 §4.2.1).
  return equal(id.keyHash, provider.digest('SHA-1', candidate.subjectPublicKeyInfo.subjectPublicKey.bytes));
}

function obstacle(certificate: Certificate, search: ResponderSearch): ResponderObstacle | undefined {
  const { issuer, time, provider } = search;
  if (!namesMatch(certificate.issuer, issuer.subject)) return 'other-issuer';
  if (extension(certificate, extKeyUsage)?.value.includes(OID['id-kp-OCSPSigning']) !== true) return 'purpose';
  if (extension(certificate, keyUsage)?.value.has('digitalSignature') === false) return 'key-usage';
  if (time < certificate.validity.notBefore) return 'not-yet-valid';
  if (time > certificate.validity.notAfter) return 'expired';
  if (!search.spendSignature(issuer.subjectPublicKeyInfo)) return 'budget';
  try {
    return verifyCertificateSignature(certificate, issuer.subjectPublicKeyInfo, provider) ? undefined : 'bad-signature';
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    return 'unsupported';
  }
}

/**
 * Finds who may have signed a response: the issuer itself, a certificate that the issuer made for the purpose
 * id-kp-OCSPSigning, or one that the caller trusts (RFC 6960 §4.2.2.2).
 *
 * @returns the responder; or why each candidate that the response names is none.
 */
export function findResponder(
  response: BasicOCSPResponse,
  search: ResponderSearch,
): Responder | { readonly obstacles: readonly ResponderObstacle[] } {
  const { issuer, provider, trustedResponders } = search;
  const { responderID, certs } = response;
  const asIssuer = 'bytes' in issuer ? (issuer as Certificate) : undefined;
  if (isMeant(responderID, issuer, provider)) {
    const { subjectPublicKeyInfo } = issuer;
    return { authority: 'issuer', subjectPublicKeyInfo, certificate: asIssuer, noCheck: true };
  }
  const obstacles: ResponderObstacle[] = [];
  for (const certificate of [...trustedResponders, ...certs]) {
    if (!isMeant(responderID, certificate, provider)) continue;
    const { subjectPublicKeyInfo } = certificate;
    const noCheck = extension(certificate, ocspNoCheck) !== undefined;
    if (trustedResponders.some((trusted) => equal(trusted.bytes, certificate.bytes))) {
      return { authority: 'trusted', subjectPublicKeyInfo, certificate, noCheck };
    }
    const inTheWay = obstacle(certificate, search);
    if (inTheWay === undefined) return { authority: 'delegated', subjectPublicKeyInfo, certificate, noCheck };
    obstacles.push(inTheWay);
  }
  return { obstacles };
}
