import { equal } from '@cutaway/primitives/bytes';
import {
  authorityKeyIdentifier,
  type Certificate,
  extension,
  findExtension,
  keyUsage,
  subjectKeyIdentifier,
  verifySignature,
} from '../certificate/index.js';
import { X509Error } from '../errors.js';
import type { SubjectPublicKeyInfo } from '../keys/index.js';
import { namesMatch } from '../name/index.js';
import type { CrlIssuerObstacle, RevocationQuestion, TrustAnchor } from '../verify/index.js';
import type { CertificateList } from './certificate-list.js';

/** Why nobody is found who may have signed a CRL. */
export type IssuerObstacle =
  | 'other-key'
  | 'issuer-may-not-sign'
  | 'issuer-unknown'
  | CrlIssuerObstacle
  | 'bad-signature'
  | 'budget';

/** Signatures that were verified, so that each is verified once under a key. */
type Verified = Map<CertificateList, { readonly key: Uint8Array; readonly right: boolean }[]>;

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
    const { issuer, anchor, intermediates } = question;
    let last: IssuerObstacle = 'issuer-unknown';
    // The path to these two is the one in question.
    for (const trusted of issuer === anchor ? [issuer] : [issuer, anchor]) {
      if (!namesMatch(trusted.subject, list.issuer)) continue;
      const inTheWay =
        keyObstacle(trusted, wanted) ?? this.signatureObstacle(list, trusted.subjectPublicKeyInfo, question);
      if (inTheWay === undefined) return undefined;
      last = inTheWay;
    }
    for (const certificate of [...this.issuers, ...intermediates]) {
      if (certificate === issuer || certificate === anchor || !namesMatch(certificate.subject, list.issuer)) continue;
      const inTheWay =
        keyObstacle(certificate, wanted) ??
        this.signatureObstacle(list, certificate.subjectPublicKeyInfo, question) ??
        this.pathObstacle(certificate, question);
      if (inTheWay === undefined) return undefined;
      last = inTheWay;
    }
    return last;
  }

  /** Whether the CRL issuer is one by its certificate, and its path leads to the same trust anchor (§6.3.3 (f)). */
  private pathObstacle(certificate: Certificate, question: RevocationQuestion): IssuerObstacle | undefined {
    if (extension(certificate, keyUsage)?.value.has('cRLSign') !== true) return 'issuer-may-not-sign';
    return question.crlIssuerObstacle(certificate, this.issuers);
  }

  private signatureObstacle(
    list: CertificateList,
    key: SubjectPublicKeyInfo,
    question: RevocationQuestion,
  ): IssuerObstacle | undefined {
    const known = this.verified.get(list) ?? [];
    let found = known.find((entry) => equal(entry.key, key.bytes));
    if (found === undefined) {
      if (!question.spendSignature(key)) return 'budget';
      found = { key: key.bytes, right: holds(() => verifySignature(list.tbsCertList, list, key, question.provider)) };
      this.verified.set(list, [...known, found]);
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
