import { toHex } from '@cutaway/primitives/bytes';
import {
  authorityInfoAccess,
  authorityKeyIdentifier,
  basicConstraints,
  certificatePolicies,
  cRLDistributionPoints,
  type DistributionPoint,
  type Extension,
  type ExtensionType,
  extKeyUsage,
  freshestCRL,
  inhibitAnyPolicy,
  issuerAltName,
  keyUsage,
  nameConstraints,
  ocspNoCheck,
  policyConstraints,
  policyMappings,
  precertificatePoison,
  privateKeyUsagePeriod,
  qcStatements,
  signedCertificateTimestampList,
  subjectAltName,
  subjectInfoAccess,
  subjectKeyIdentifier,
  tlsFeature,
} from '../certificate/index.js';
import { cRLNumber, deltaCRLIndicator } from '../crl/extensions/crl-number.js';
import { certificateIssuer, invalidityDate, reasonCode } from '../crl/extensions/entry-extensions.js';
import { issuingDistributionPoint } from '../crl/extensions/issuing-distribution-point.js';
import { objectIdentifierName } from '../oids.js';
import { colonHex, serialText, timeText } from './bytes.js';
import type { Fact } from './description.js';
import { generalNameFact } from './general-name.js';
import type { Word } from './words.js';

/** Writes the value of one type of extension. */
type Write<T> = (value: T, word: Word) => readonly Fact[];

const named = (oid: string): string => objectIdentifierName(oid) ?? oid;
const plain = (value: string): readonly Fact[] => [{ label: '', value }];

const WRITERS: ReadonlyMap<ExtensionType<unknown, never>, Write<never>> = new Map<
  ExtensionType<unknown, never>,
  Write<never>
>([
  writer(subjectKeyIdentifier, (value) => plain(colonHex(value))),
  writer(authorityKeyIdentifier, ({ keyIdentifier, authorityCertIssuer = [], authorityCertSerialNumber }) => [
    ...(keyIdentifier === undefined ? [] : [{ label: 'keyIdentifier', value: colonHex(keyIdentifier) }]),
    ...authorityCertIssuer.map(generalNameFact),
    ...(authorityCertSerialNumber === undefined
      ? []
      : [{ label: 'authorityCertSerialNumber', value: serialText(authorityCertSerialNumber) }]),
  ]),
  writer(keyUsage, (usages) => plain([...usages].join(', '))),
  writer(extKeyUsage, (purposes) => purposes.map((purpose) => ({ label: '', value: named(purpose) }))),
  writer(basicConstraints, ({ cA, pathLenConstraint }) => [
    { label: 'cA', value: String(cA).toUpperCase() },
    ...(pathLenConstraint === undefined ? [] : [{ label: 'pathLenConstraint', value: String(pathLenConstraint) }]),
  ]),
  writer(subjectAltName, (names) => names.map(generalNameFact)),
  writer(issuerAltName, (names) => names.map(generalNameFact)),
  writer(nameConstraints, ({ permittedSubtrees = [], excludedSubtrees = [] }) => [
    ...permittedSubtrees.map(({ base }) => ({ label: 'permittedSubtrees', facts: [generalNameFact(base)] })),
    ...excludedSubtrees.map(({ base }) => ({ label: 'excludedSubtrees', facts: [generalNameFact(base)] })),
  ]),
  writer(certificatePolicies, (policies) =>
    policies.map(({ policyIdentifier, policyQualifiers = [] }) => ({
      label: 'policyIdentifier',
      value: named(policyIdentifier),
      facts: policyQualifiers.map(({ policyQualifierId, qualifier }) => ({
        label: named(policyQualifierId),
        value: qualifierText(qualifier.bytes),
      })),
    })),
  ),
  writer(policyMappings, (mappings) =>
    mappings.map(({ issuerDomainPolicy, subjectDomainPolicy }) => ({
      label: named(issuerDomainPolicy),
      value: named(subjectDomainPolicy),
    })),
  ),
  writer(policyConstraints, ({ requireExplicitPolicy, inhibitPolicyMapping }) => [
    ...(requireExplicitPolicy === undefined
      ? []
      : [{ label: 'requireExplicitPolicy', value: String(requireExplicitPolicy) }]),
    ...(inhibitPolicyMapping === undefined
      ? []
      : [{ label: 'inhibitPolicyMapping', value: String(inhibitPolicyMapping) }]),
  ]),
  writer(inhibitAnyPolicy, (count) => plain(String(count))),
  ...[authorityInfoAccess, subjectInfoAccess].map((type) =>
    writer(type, (descriptions) =>
      descriptions.map(({ accessMethod, accessLocation }) => ({
        label: named(accessMethod),
        value: generalNameFact(accessLocation).value ?? '',
      })),
    ),
  ),
  ...[cRLDistributionPoints, freshestCRL].map((type) => writer(type, (points) => points.map(distributionPointFact))),
  writer(privateKeyUsagePeriod, ({ notBefore, notAfter }) => [
    ...(notBefore === undefined ? [] : [{ label: 'notBefore', value: timeText(notBefore) }]),
    ...(notAfter === undefined ? [] : [{ label: 'notAfter', value: timeText(notAfter) }]),
  ]),
  writer(signedCertificateTimestampList, (timestamps) =>
    timestamps.map(({ sct_version, id, timestamp, signature }) => ({
      label: `v${sct_version + 1}`,
      value: timeText(new Date(Number(timestamp))),
      facts: [
        { label: 'id', value: colonHex(id) },
        { label: 'signature', value: colonHex(signature) },
      ],
    })),
  ),
  writer(tlsFeature, (features, word) =>
    features.map((feature) => ({
      label: '',
      value: feature === 5 ? `status_request (${word('describe.mustStaple')})` : String(feature),
    })),
  ),
  writer(qcStatements, (statements) => statements.map(({ statementId }) => ({ label: '', value: named(statementId) }))),
  writer(ocspNoCheck, () => []),
  writer(precertificatePoison, () => []),
  writer(cRLNumber, (number) => plain(String(number))),
  writer(deltaCRLIndicator, (number) => plain(String(number))),
  writer(reasonCode, (reason) => plain(reason)),
  writer(invalidityDate, (date) => plain(timeText(date))),
  writer(certificateIssuer, (names) => names.map(generalNameFact)),
  writer(issuingDistributionPoint, ({ distributionPoint, onlySomeReasons, ...flags }) => [
    ...(distributionPoint === undefined
      ? []
      : [distributionPointFact({ distributionPoint, reasons: undefined, cRLIssuer: undefined })]),
    ...(onlySomeReasons === undefined ? [] : [{ label: 'onlySomeReasons', value: [...onlySomeReasons].join(', ') }]),
    ...Object.entries(flags)
      .filter(([, value]) => value === true)
      .map(([label]) => ({ label, value: 'TRUE' })),
  ]),
]);

function writer<T>(type: ExtensionType<T, never>, write: Write<T>): [ExtensionType<unknown, never>, Write<never>] {
  return [type as ExtensionType<unknown, never>, write as Write<never>];
}

function distributionPointFact({ distributionPoint, reasons, cRLIssuer = [] }: DistributionPoint): Fact {
  const names =
    distributionPoint === undefined
      ? []
      : 'fullName' in distributionPoint
        ? distributionPoint.fullName.map(generalNameFact)
        : [{ label: 'nameRelativeToCRLIssuer', value: toHex(distributionPoint.bytes) }];
  return {
    label: 'distributionPoint',
    facts: [
      ...names,
      ...(reasons === undefined ? [] : [{ label: 'reasons', value: [...reasons].join(', ') }]),
      ...cRLIssuer.map((name) => ({ label: 'cRLIssuer', facts: [generalNameFact(name)] })),
    ],
  };
}

/** The text of a qualifier that is a bare IA5String (a CPS address), its bytes otherwise. */
function qualifierText(bytes: Uint8Array): string {
  const isText =
    bytes[0] === 0x16 && bytes.length < 130 && bytes.subarray(2).every((byte) => byte >= 0x20 && byte < 0x7f);
  return isText ? String.fromCharCode(...bytes.subarray(2)) : colonHex(bytes);
}

/** An extension: its name, whether it is critical, and its value; bytes when nothing can read it. */
export function extensionFact(extension: Extension, word: Word): Fact {
  const { extnID, critical, extnValue, type, value } = extension;
  const label = `${type?.name ?? named(extnID)}${critical ? ` (${word('describe.critical')})` : ''}`;
  const write = type === undefined ? undefined : WRITERS.get(type);
  if (write === undefined || value === undefined) {
    return { label, facts: [{ label: word('describe.notRead'), value: colonHex(extnValue) }] };
  }
  return { label, facts: write(value as never, word) };
}
