import { toHex } from '@cutaway/primitives/bytes';
import { REASONS } from '../certificate/extensions/crl-distribution-points.js';
import {
  basicConstraints,
  type Certificate,
  cRLDistributionPoints,
  type DistributionPoint,
  type DistributionPointName,
  extension,
  findExtension,
  type ReasonFlag,
} from '../certificate/index.js';
import type { GeneralName } from '../general-name/index.js';
import { rdnKey } from '../name/compare.js';
import { type Name, nameKey, namesMatch } from '../name/index.js';
import type { CertificateList } from './certificate-list.js';
import { issuingDistributionPoint } from './extensions/issuing-distribution-point.js';

/** Every reason that a CRL can be for; a CRL without onlySomeReasons is for all of them. */
export const ALL_REASONS: ReadonlySet<ReasonFlag> = new Set(REASONS.filter((flag) => flag !== 'unused'));

const generalNameKey = (name: GeneralName): string =>
  name.type === 'directoryName' ? `directoryName ${nameKey(name.value)}` : toHex(name.bytes);

/** What a DistributionPointName comes to: texts that are the same for names that match. */
function pointKeys(point: DistributionPointName, crlIssuer: Name): string[] {
  if ('fullName' in point) return point.fullName.map(generalNameKey);
  const rdns = [...crlIssuer.rdnSequence.map(rdnKey), rdnKey(point.nameRelativeToCRLIssuer)];
  return [`directoryName ${rdns.join('\u0000')}`];
}

const intersect = (a: ReadonlySet<ReasonFlag>, b: ReadonlySet<ReasonFlag>): ReadonlySet<ReasonFlag> =>
  new Set([...a].filter((reason) => b.has(reason)));

/** Whether a distribution point leads to a CRL of this issuer (RFC 5280 §6.3.3 (b) (1)). */
function leadsToIssuer({ cRLIssuer }: DistributionPoint, list: CertificateList, certificate: Certificate): boolean {
  if (cRLIssuer === undefined) return namesMatch(list.issuer, certificate.issuer);
  return cRLIssuer.some((name) => name.type === 'directoryName' && namesMatch(name.value, list.issuer));
}

/** Whether the names of the CRL's point and of the certificate's meet (RFC 5280 §6.3.3 (b) (2) (i)). */
function pointsMeet(own: DistributionPoint, stated: DistributionPointName | undefined, list: CertificateList): boolean {
  if (stated === undefined) return true;
  const wanted = new Set(pointKeys(stated, list.issuer));
  const offered =
    own.distributionPoint === undefined
      ? (own.cRLIssuer ?? []).map(generalNameKey)
      : pointKeys(own.distributionPoint, list.issuer);
  return offered.some((key) => wanted.has(key));
}

/** Why a CRL does not cover a certificate. */
export type ScopeObstacle = 'other-issuer' | 'indirect' | 'scope';

/**
 * The reasons for which a CRL covers a certificate, or why it does not (RFC 5280 §6.3.3 (b), (d), (e)).
 *
 * A certificate without cRLDistributionPoints is covered by the CRLs of its issuer that are bound to no point.
 */
export function reasonsCovered(
  list: CertificateList,
  certificate: Certificate,
): ReadonlySet<ReasonFlag> | ScopeObstacle {
  const point = findExtension(list.crlExtensions, issuingDistributionPoint)?.value;
  const sameIssuer = namesMatch(list.issuer, certificate.issuer);
  const isCa = extension(certificate, basicConstraints)?.value.cA === true;
  if (!sameIssuer && point?.indirectCRL !== true) return 'other-issuer';
  if (point?.onlyContainsAttributeCerts === true) return 'scope';
  if (point?.onlyContainsUserCerts === true && isCa) return 'scope';
  if (point?.onlyContainsCACerts === true && !isCa) return 'scope';

  const stated = point?.onlySomeReasons ?? ALL_REASONS;
  const own = extension(certificate, cRLDistributionPoints)?.value ?? [];
  const leading = own.filter((each) => leadsToIssuer(each, list, certificate));
  const met = leading.filter((each) => pointsMeet(each, point?.distributionPoint, list));
  // Reasons of a point limit what its CRLs are asked for, not what a CRL of wider scope has to say.
  if (met.length > 0) {
    const narrow = point?.distributionPoint !== undefined || !sameIssuer;
    if (!narrow || met.some(({ reasons }) => reasons === undefined)) return stated;
    return intersect(stated, new Set(met.flatMap(({ reasons }) => [...(reasons ?? [])])));
  }
  if (!sameIssuer) return 'indirect';
  return point?.distributionPoint === undefined ? stated : 'scope';
}
