import { equal, toHex } from '@cutaway/primitives/bytes';
import {
  authorityKeyIdentifier,
  type Certificate,
  type ExtensionType,
  findExtension,
  type ReasonFlag,
} from '../certificate/index.js';
import type { RevocationQuestion, RevocationSource, RevocationStatus } from '../verify/index.js';
import type { CertificateList, RevokedCertificate } from './certificate-list.js';
import { CrlIssuers, type IssuerObstacle } from './crl-issuer.js';
import { cRLNumber, deltaCRLIndicator } from './extensions/crl-number.js';
import { reasonCode } from './extensions/entry-extensions.js';
import { issuingDistributionPoint } from './extensions/issuing-distribution-point.js';
import { findRevoked, hasUnknownCriticalEntry } from './find-revoked.js';
import { ALL_REASONS, reasonsCovered, type ScopeObstacle } from './scope.js';

/** Why a CRL cannot answer a question; each is the name of what is in the way. */
type Obstacle =
  | ScopeObstacle
  | IssuerObstacle
  | 'delta'
  | 'extension-missing'
  | 'wrong-criticality'
  | 'unknown-critical-extension'
  | 'not-yet-valid'
  | 'expired'
  | 'no-next-update';

/** What CRLs are used with. */
export interface CrlSourceOptions {
  /**
   * Certificates of those who sign CRLs in another's place (of indirect CRLs, or by another key of the same CA), and of
   * authorities above them; the verification's intermediates are looked through too. Each CRL issuer must have the key
   * usage cRLSign and a valid path to the trust anchor of the certificate that is asked about; where all certificates of
   * the path are asked about, those on this one are too.
   */
  readonly issuers?: readonly Certificate[];
}

const RULE = 'RFC 5280 §6.3.3';

/** What every CRL must have (RFC 5280 §5.2). */
const REQUIRED: readonly ExtensionType<unknown, never>[] = [authorityKeyIdentifier, cRLNumber];

/** What must be critical, as nothing else may be (RFC 5280 §5.2). */
const CRITICAL: ReadonlySet<string> = new Set([deltaCRLIndicator.oid, issuingDistributionPoint.oid]);

/** What is wrong with a CRL whatever it is asked about (RFC 5280 §5.2, §6.3.3 (a)). */
function ownObstacle(list: CertificateList, time: Date): Obstacle | undefined {
  const { crlExtensions } = list;
  if (crlExtensions.some(({ critical, type }) => critical && type === undefined)) return 'unknown-critical-extension';
  for (const type of REQUIRED) if (findExtension(crlExtensions, type) === undefined) return 'extension-missing';
  if (crlExtensions.some(({ critical, extnID }) => critical !== CRITICAL.has(extnID))) return 'wrong-criticality';
  if (hasUnknownCriticalEntry(list)) return 'unknown-critical-extension';
  // The comparisons are written so that an invalid Date fails.
  if (!(time >= list.thisUpdate)) return 'not-yet-valid';
  if (list.nextUpdate === undefined) return 'no-next-update';
  return time <= list.nextUpdate ? undefined : 'expired';
}

function compareNumbers(a: Uint8Array, b: Uint8Array): number {
  if (a.length !== b.length) return a.length - b.length;
  const [left, right] = [toHex(a), toHex(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** What must be the same in a complete CRL and a delta CRL that adds to it (RFC 5280 §6.3.3 (c) (1) to (3)). */
function haveSameScope(base: CertificateList, delta: CertificateList): boolean {
  return [issuingDistributionPoint, authorityKeyIdentifier].every((type: ExtensionType<unknown, never>) => {
    const [a, b] = [base, delta].map((list) => findExtension(list.crlExtensions, type)?.extnValue);
    return a === undefined || b === undefined ? a === b : equal(a, b);
  });
}

/** Whether a delta CRL brings a complete one up to date (RFC 5280 §5.2.4). */
function addsTo(base: CertificateList, delta: CertificateList): boolean {
  const from = findExtension(delta.crlExtensions, deltaCRLIndicator)?.value;
  const baseNumber = findExtension(base.crlExtensions, cRLNumber)?.value;
  const deltaNumber = findExtension(delta.crlExtensions, cRLNumber)?.value;
  if (from === undefined || baseNumber === undefined || deltaNumber === undefined) return false;
  if (!equal(base.issuer.bytes, delta.issuer.bytes) || !haveSameScope(base, delta)) return false;
  return compareNumbers(from, baseNumber) <= 0 && compareNumbers(baseNumber, deltaNumber) < 0;
}

const isDelta = (list: CertificateList): boolean => findExtension(list.crlExtensions, deltaCRLIndicator) !== undefined;

function reasonOf(entry: RevokedCertificate): string {
  return findExtension(entry.crlEntryExtensions, reasonCode)?.value ?? 'unspecified';
}

/**
 * Revocation by CRLs that are at hand (RFC 5280 §6.3).
 *
 * A CRL counts when it is in force, has the extensions that §5.2 requires, the CRL number among them, covers the
 * certificate by its issuer, kind and distribution point, and is signed by who may sign it. Delta CRLs bring complete
 * ones up to date. CRLs for some reasons clear a certificate when together they are for all.
 *
 * @param crls in any order, unverified.
 */
export function crlSource(crls: readonly CertificateList[], options: CrlSourceOptions = {}): RevocationSource {
  const issuers = new CrlIssuers(options.issuers ?? []);
  const complete = crls.filter((list) => !isDelta(list));
  const deltas = crls.filter(isDelta);

  /** The entry that counts: the newest delta CRL's before the complete CRL's. */
  const entryFor = (list: CertificateList, question: RevocationQuestion): RevokedCertificate | undefined => {
    const { serialNumber, issuer } = question.certificate;
    const newest = deltas
      .filter((delta) => addsTo(list, delta) && ownObstacle(delta, question.time) === undefined)
      .sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime());
    for (const delta of newest) {
      if (issuers.obstacle(delta, question) !== undefined) continue;
      const entry = findRevoked(delta, serialNumber, issuer);
      if (entry !== undefined) return reasonOf(entry) === 'removeFromCRL' ? undefined : entry;
      break;
    }
    return findRevoked(list, serialNumber, issuer);
  };

  return {
    name: 'CRL',
    status: (question) => {
      const obstacles = new Set<Obstacle>();
      const cleared = new Set<ReasonFlag>();
      let thisUpdate: Date | undefined;
      for (const list of complete) {
        const covered = reasonsCovered(list, question.certificate);
        const inTheWay =
          (typeof covered === 'string' ? covered : undefined) ??
          ownObstacle(list, question.time) ??
          issuers.obstacle(list, question);
        if (inTheWay !== undefined) {
          obstacles.add(inTheWay);
          continue;
        }
        const updated = list.thisUpdate.toISOString();
        const entry = entryFor(list, question);
        if (entry !== undefined) {
          const context = { date: entry.revocationDate.toISOString(), reason: reasonOf(entry), thisUpdate: updated };
          return { status: 'revoked', rule: RULE, context };
        }
        for (const reason of covered as ReadonlySet<ReasonFlag>) cleared.add(reason);
        thisUpdate ??= list.thisUpdate;
      }
      if (thisUpdate !== undefined && [...ALL_REASONS].every((reason) => cleared.has(reason))) {
        return { status: 'good', rule: RULE, context: { thisUpdate: thisUpdate.toISOString() } };
      }
      if (complete.length === 0 && deltas.length > 0) obstacles.add('delta');
      // What there is does not speak for every reason (§6.3.3 (d), (e)).
      if (thisUpdate !== undefined) obstacles.add('scope');
      const reason = obstacles.size === 0 ? 'none' : [...obstacles].join(', ');
      return { status: 'unknown', rule: RULE, reason } satisfies RevocationStatus;
    },
  };
}
