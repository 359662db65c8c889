import { equal } from '@cutaway/primitives/bytes';
import {
  authorityKeyIdentifier,
  basicConstraints,
  type Certificate,
  cRLDistributionPoints,
  type ExtensionType,
  extension,
  findExtension,
  keyUsage,
  subjectKeyIdentifier,
  verifySignature,
} from '../certificate/index.js';
import { X509Error } from '../errors.js';
import { namesMatch } from '../name/index.js';
import type { RevocationQuestion, RevocationSource, RevocationStatus } from '../verify/index.js';
import { type CertificateList, findRevoked } from './certificate-list.js';
import { cRLNumber, deltaCRLIndicator } from './extensions/crl-number.js';
import { reasonCode } from './extensions/entry-extensions.js';
import { type IssuingDistributionPoint, issuingDistributionPoint } from './extensions/issuing-distribution-point.js';

/** Why a CRL cannot answer a question; each is the name of what is in the way. */
type Obstacle =
  | 'other-issuer'
  | 'delta'
  | 'indirect'
  | 'scope'
  | 'extension-missing'
  | 'wrong-criticality'
  | 'unknown-critical-extension'
  | 'not-yet-valid'
  | 'expired'
  | 'no-next-update'
  | 'other-key'
  | 'issuer-may-not-sign'
  | 'bad-signature'
  | 'budget';

/** What every CRL must have (RFC 5280 §5.2). */
const REQUIRED: readonly ExtensionType<unknown, never>[] = [authorityKeyIdentifier, cRLNumber];

/** What must be critical, as nothing else may be (RFC 5280 §5.2). */
const CRITICAL: ReadonlySet<string> = new Set([deltaCRLIndicator.oid, issuingDistributionPoint.oid]);

/** RFC 5280 §6.3.3 (b) (2): whether the certificate is in the scope that the CRL states. */
function inScope(point: IssuingDistributionPoint, certificate: Certificate): boolean {
  const isCa = extension(certificate, basicConstraints)?.value.cA === true;
  if (point.onlyContainsAttributeCerts) return false;
  if (point.onlyContainsUserCerts && isCa) return false;
  if (point.onlyContainsCACerts && !isCa) return false;
  const { distributionPoint } = point;
  if (distributionPoint === undefined) return true;
  if (!('fullName' in distributionPoint)) return false;
  const own = extension(certificate, cRLDistributionPoints)?.value ?? [];
  return own.some(({ distributionPoint: name }) =>
    name !== undefined && 'fullName' in name
      ? name.fullName.some((a) => distributionPoint.fullName.some((b) => equal(a.bytes, b.bytes)))
      : false,
  );
}

/** RFC 5280 §6.3.3 (a) to (f), for complete CRLs that the certificate's issuer signed itself. */
function obstacle(list: CertificateList, { certificate, issuer, time }: RevocationQuestion): Obstacle | undefined {
  if (!namesMatch(list.issuer, certificate.issuer)) return 'other-issuer';
  if (list.crlExtensions.some(({ critical, type }) => critical && type === undefined))
    return 'unknown-critical-extension';
  if (findExtension(list.crlExtensions, deltaCRLIndicator) !== undefined) return 'delta';
  const point = findExtension(list.crlExtensions, issuingDistributionPoint)?.value;
  if (point?.indirectCRL === true) return 'indirect';
  if (point !== undefined && !inScope(point, certificate)) return 'scope';
  for (const type of REQUIRED) if (findExtension(list.crlExtensions, type) === undefined) return 'extension-missing';
  if (list.crlExtensions.some(({ critical, extnID }) => critical !== CRITICAL.has(extnID))) return 'wrong-criticality';
  if (time < list.thisUpdate) return 'not-yet-valid';
  if (list.nextUpdate === undefined) return 'no-next-update';
  if (time > list.nextUpdate) return 'expired';
  if ('bytes' in issuer) {
    const wanted = findExtension(list.crlExtensions, authorityKeyIdentifier)?.value.keyIdentifier;
    const own = extension(issuer, subjectKeyIdentifier)?.value;
    if (wanted !== undefined && own !== undefined && !equal(wanted, own)) return 'other-key';
    if (extension(issuer, keyUsage)?.value.has('cRLSign') === false) return 'issuer-may-not-sign';
  }
  return undefined;
}

/**
 * Revocation by CRLs that are at hand (RFC 5280 §6.3).
 *
 * A CRL counts when it is complete, in force, has the extensions that §5.2 requires, the CRL number among them, and is
 * signed by the key of the certificate's issuer. Delta and indirect CRLs are passed over.
 *
 * @param crls in any order, unverified.
 */
export function crlSource(crls: readonly CertificateList[]): RevocationSource {
  const verified = new Map<CertificateList, { readonly key: Uint8Array; readonly right: boolean }>();

  const signatureIsRight = (list: CertificateList, question: RevocationQuestion): boolean | undefined => {
    const { subjectPublicKeyInfo } = question.issuer;
    const earlier = verified.get(list);
    if (earlier !== undefined && equal(earlier.key, subjectPublicKeyInfo.bytes)) return earlier.right;
    if (!question.spendSignature(subjectPublicKeyInfo)) return undefined;
    let right = false;
    try {
      right = verifySignature(list.tbsCertList, list, subjectPublicKeyInfo, question.provider);
    } catch (error) {
      if (!(error instanceof X509Error)) throw error;
    }
    verified.set(list, { key: subjectPublicKeyInfo.bytes, right });
    return right;
  };

  const ask = (list: CertificateList, question: RevocationQuestion): RevocationStatus => {
    const rule = 'RFC 5280 §6.3.3';
    const unknown = (reason: Obstacle): RevocationStatus => ({ status: 'unknown', rule, reason });
    const inTheWay = obstacle(list, question);
    if (inTheWay !== undefined) return unknown(inTheWay);
    const right = signatureIsRight(list, question);
    if (right === undefined) return unknown('budget');
    if (!right) return unknown('bad-signature');

    const thisUpdate = list.thisUpdate.toISOString();
    const entry = findRevoked(list, question.certificate.serialNumber);
    if (entry === undefined) {
      // A CRL for some reasons only cannot clear a certificate (§6.3.3 (d), (e)).
      const some = findExtension(list.crlExtensions, issuingDistributionPoint)?.value.onlySomeReasons;
      return some === undefined ? { status: 'good', rule, context: { thisUpdate } } : unknown('scope');
    }
    const reason = findExtension(entry.crlEntryExtensions, reasonCode)?.value ?? 'unspecified';
    return { status: 'revoked', rule, context: { date: entry.revocationDate.toISOString(), reason, thisUpdate } };
  };

  return {
    name: 'CRL',
    status: (question) => {
      const reasons = new Set<string>();
      let good: RevocationStatus | undefined;
      for (const list of crls) {
        const answer = ask(list, question);
        if (answer.status === 'revoked') return answer;
        if (answer.status === 'good') good ??= answer;
        else reasons.add(answer.reason);
      }
      const reason = reasons.size === 0 ? 'none' : [...reasons].join(', ');
      return good ?? { status: 'unknown', rule: 'RFC 5280 §6.3.3', reason };
    },
  };
}
