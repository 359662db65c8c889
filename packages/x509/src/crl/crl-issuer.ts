import { equal } from '@cutaway/primitives/bytes';
import {
  authorityKeyIdentifier,
  type Certificate,
  extension,
  findExtension,
  keyUsage,
  subjectKeyIdentifier,
  verifyCertificateSignature,
  verifySignature,
} from '../certificate/index.js';
import { X509Error } from '../errors.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import { namesMatch } from '../name/index.js';
import type { RevocationQuestion, TrustAnchor } from '../verify/index.js';
import type { CertificateList } from './certificate-list.js';

/** Why nobody is found who may have signed a CRL. */
export type IssuerObstacle = 'other-key' | 'issuer-may-not-sign' | 'issuer-unknown' | 'bad-signature' | 'budget';

/** Signatures that were verified, so that each is verified once under a key. */
type Verified = Map<object, { readonly key: Uint8Array; readonly right: boolean }[]>;

/** Finds who signed a CRL, and whether the signature is right (RFC 5280 §6.3.3 (f), (g)). */
export class CrlIssuers {
  private readonly issuers: readonly Certificate[];
  private readonly verified: Verified = new Map();

  /** @param issuers certificates of CRL issuers that are not the certificates' own, unverified. */
  constructor(issuers: readonly Certificate[]) {
    this.issuers = issuers;
  }

  /** `undefined` when the CRL is signed by who may sign it. */
  obstacle(list: CertificateList, question: RevocationQuestion): IssuerObstacle | undefined {
    const wanted = findExtension(list.crlExtensions, authorityKeyIdentifier)?.value.keyIdentifier;
    const own = namesMatch(question.issuer.subject, list.issuer)
      ? keyObstacle(question.issuer, wanted)
      : ('issuer-unknown' as const);
    if (own === undefined) return this.signatureObstacle(list, question.issuer.subjectPublicKeyInfo, question);
    let last: IssuerObstacle = own;
    for (const issuer of this.issuers) {
      if (!namesMatch(issuer.subject, list.issuer)) continue;
      const inTheWay =
        keyObstacle(issuer, wanted) ??
        this.certificateObstacle(issuer, question) ??
        this.signatureObstacle(list, issuer.subjectPublicKeyInfo, question);
      if (inTheWay === undefined) return undefined;
      last = inTheWay;
    }
    return last;
  }

  /**
   * Whether the certificate's issuer made this one, and for signing CRLs. RFC 5280 §6.3.3 (f) wants a path to the same
   * trust anchor; one step from the issuer whose path is verified already is such a path.
   */
  private certificateObstacle(issuer: Certificate, question: RevocationQuestion): IssuerObstacle | undefined {
    const { time, provider } = question;
    const { subject, subjectPublicKeyInfo } = question.issuer;
    if (!namesMatch(issuer.issuer, subject)) return 'issuer-unknown';
    if (!(time >= issuer.validity.notBefore && time <= issuer.validity.notAfter)) return 'issuer-unknown';
    if (extension(issuer, keyUsage)?.value.has('cRLSign') !== true) return 'issuer-may-not-sign';
    return this.remembered(issuer, subjectPublicKeyInfo, question, () =>
      verifyCertificateSignature(issuer, subjectPublicKeyInfo, provider),
    );
  }

  private signatureObstacle(
    list: CertificateList,
    key: SubjectPublicKeyInfo,
    question: RevocationQuestion,
  ): IssuerObstacle | undefined {
    return this.remembered(list, key, question, () => verifySignature(list.tbsCertList, list, key, question.provider));
  }

  private remembered(
    signed: object,
    key: SubjectPublicKeyInfo,
    question: RevocationQuestion,
    verify: () => boolean,
  ): IssuerObstacle | undefined {
    const known = this.verified.get(signed) ?? [];
    let found = known.find((entry) => equal(entry.key, key.bytes));
    if (found === undefined) {
      if (!question.spendSignature(key)) return 'budget';
      found = { key: key.bytes, right: holds(verify) };
      this.verified.set(signed, [...known, found]);
    }
    return found.right ? undefined : 'bad-signature';
  }
}

function holds(verify: () => boolean): boolean {
  try {
    return verify();
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    return false;
  }
}

/** Whether this issuer's key is the one that the CRL names, and may sign CRLs. A bare trust anchor may do anything. */
function keyObstacle(issuer: Certificate | TrustAnchor, wanted: Uint8Array | undefined): IssuerObstacle | undefined {
  if (!('bytes' in issuer)) return undefined;
  const own = extension(issuer, subjectKeyIdentifier)?.value;
  if (wanted !== undefined && own !== undefined && !equal(wanted, own)) return 'other-key';
  return extension(issuer, keyUsage)?.value.has('cRLSign') === false ? 'issuer-may-not-sign' : undefined;
}
