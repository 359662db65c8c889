import {
  bitString,
  contextTag,
  type DerReader,
  element,
  namedBitString,
  namedBits,
  present,
  sequence,
} from '../../der/index.js';
import { encodeGeneralName, type GeneralName, readGeneralNames } from '../../general-name/index.js';
import { type RelativeDistinguishedName, readRelativeDistinguishedName } from '../../name/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** ReasonFlags, by their bits (RFC 5280 §4.2.1.13). */
export const REASONS = [
  'unused',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'privilegeWithdrawn',
  'aACompromise',
] as const;

/** The name of a ReasonFlags bit. */
export type ReasonFlag = (typeof REASONS)[number];

/** A DistributionPointName: full names, or what is added to the CRL issuer's name. */
export type DistributionPointName =
  | { readonly fullName: readonly GeneralName[] }
  | { readonly nameRelativeToCRLIssuer: RelativeDistinguishedName; readonly bytes: Uint8Array };

/** DistributionPoint (RFC 5280 §4.2.1.13): where a CRL is, which reasons it is for, and who signs it. */
export interface DistributionPoint {
  readonly distributionPoint: DistributionPointName | undefined;
  readonly reasons: ReadonlySet<ReasonFlag> | undefined;
  readonly cRLIssuer: readonly GeneralName[] | undefined;
}

const FULL_NAME = contextTag(0, true);
const RELATIVE_NAME = contextTag(1, true);
const CRL_ISSUER = contextTag(2, true);
const REASON_FLAGS = contextTag(1, false);

/** Reads a DistributionPointName, which being a CHOICE has an explicit tag around it. */
export function readDistributionPointName(reader: DerReader, name: string): DistributionPointName {
  return reader.explicit(0, name, () => {
    if (!reader.next(RELATIVE_NAME)) return { fullName: readGeneralNames(reader, 'fullName', FULL_NAME) };
    const start = reader.offset;
    const nameRelativeToCRLIssuer = readRelativeDistinguishedName(reader, 'nameRelativeToCRLIssuer', RELATIVE_NAME);
    return { nameRelativeToCRLIssuer, bytes: reader.bytes.subarray(start, reader.offset) };
  });
}

/** The encoding of a DistributionPointName (RFC 5280 §4.2.1.13). */
export function encodeDistributionPointName(name: DistributionPointName): Uint8Array {
  const choice = 'fullName' in name ? element(FULL_NAME, ...name.fullName.map(encodeGeneralName)) : name.bytes;
  return element(contextTag(0, true), choice);
}

/** Reads ReasonFlags under a tag of their own. */
export function readReasonFlags(reader: DerReader, name: string, tag: number): ReadonlySet<ReasonFlag> {
  const value = reader.namedBitString(name, (bits) => namedBits(bits, REASONS).join(', '), tag);
  return new Set(namedBits(value, REASONS) as ReasonFlag[]);
}

/** The encoding of ReasonFlags (RFC 5280 §4.2.1.13) under a tag of their own. */
export function encodeReasonFlags(reasons: ReadonlySet<ReasonFlag>, tag: number): Uint8Array {
  return bitString(namedBitString(reasons, REASONS), tag);
}

function readPoint(reader: DerReader, name: string): DistributionPoint {
  return reader.sequence(name, 'DistributionPoint', () => ({
    distributionPoint: reader.next(0xa0) ? readDistributionPointName(reader, 'distributionPoint') : undefined,
    reasons: reader.next(REASON_FLAGS) ? readReasonFlags(reader, 'reasons', REASON_FLAGS) : undefined,
    cRLIssuer: reader.next(CRL_ISSUER) ? readGeneralNames(reader, 'cRLIssuer', CRL_ISSUER) : undefined,
  }));
}

const read = (reader: DerReader): DistributionPoint[] =>
  reader.sequenceOf('', 'CRLDistributionPoints', (index) => readPoint(reader, index), 1);

function encode(points: readonly DistributionPoint[]): Uint8Array {
  return sequence(
    ...points.map(({ distributionPoint, reasons, cRLIssuer }) =>
      sequence(
        ...present(
          distributionPoint && encodeDistributionPointName(distributionPoint),
          reasons && encodeReasonFlags(reasons, REASON_FLAGS),
          cRLIssuer && element(CRL_ISSUER, ...cRLIssuer.map(encodeGeneralName)),
        ),
      ),
    ),
  );
}

/** RFC 5280 §4.2.1.13 */
export const cRLDistributionPoints: ExtensionType<readonly DistributionPoint[]> = {
  oid: OID.cRLDistributionPoints,
  name: 'cRLDistributionPoints',
  rule: 'RFC 5280 §4.2.1.13',
  read,
  encode,
};

/** RFC 5280 §4.2.1.15 */
export const freshestCRL: ExtensionType<readonly DistributionPoint[]> = {
  oid: OID.freshestCRL,
  name: 'freshestCRL',
  rule: 'RFC 5280 §4.2.1.15',
  read,
  encode,
};
