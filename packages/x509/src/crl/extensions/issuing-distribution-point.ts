import {
  type DistributionPointName,
  type ExtensionType,
  encodeDistributionPointName,
  encodeReasonFlags,
  type ReasonFlag,
  readDistributionPointName,
  readReasonFlags,
} from '../../certificate/index.js';
import { contextTag, element, present, sequence } from '../../der/index.js';
import { OID } from '../../oids.js';

/** RFC 5280 §5.2.5: which certificates a CRL covers. */
export interface IssuingDistributionPoint {
  readonly distributionPoint: DistributionPointName | undefined;
  readonly onlyContainsUserCerts: boolean;
  readonly onlyContainsCACerts: boolean;
  readonly onlySomeReasons: ReadonlySet<ReasonFlag> | undefined;
  readonly indirectCRL: boolean;
  readonly onlyContainsAttributeCerts: boolean;
}

const USER_CERTS = contextTag(1, false);
const CA_CERTS = contextTag(2, false);
const SOME_REASONS = contextTag(3, false);
const INDIRECT = contextTag(4, false);
const ATTRIBUTE_CERTS = contextTag(5, false);

const flag = (tag: number, set: boolean): Uint8Array | undefined =>
  set ? element(tag, Uint8Array.of(0xff)) : undefined;

/** RFC 5280 §5.2.5: what a CRL is for. */
export const issuingDistributionPoint: ExtensionType<IssuingDistributionPoint> = {
  oid: OID.issuingDistributionPoint,
  name: 'issuingDistributionPoint',
  rule: 'RFC 5280 §5.2.5',
  read: (reader) =>
    reader.sequence('', 'IssuingDistributionPoint', () => ({
      distributionPoint: reader.next(0xa0) ? readDistributionPointName(reader, 'distributionPoint') : undefined,
      onlyContainsUserCerts: reader.booleanDefaultFalse('onlyContainsUserCerts', USER_CERTS),
      onlyContainsCACerts: reader.booleanDefaultFalse('onlyContainsCACerts', CA_CERTS),
      onlySomeReasons: reader.next(SOME_REASONS) ? readReasonFlags(reader, 'onlySomeReasons', SOME_REASONS) : undefined,
      indirectCRL: reader.booleanDefaultFalse('indirectCRL', INDIRECT),
      onlyContainsAttributeCerts: reader.booleanDefaultFalse('onlyContainsAttributeCerts', ATTRIBUTE_CERTS),
    })),
  encode: (value) =>
    sequence(
      ...present(
        value.distributionPoint && encodeDistributionPointName(value.distributionPoint),
        flag(USER_CERTS, value.onlyContainsUserCerts),
        flag(CA_CERTS, value.onlyContainsCACerts),
        value.onlySomeReasons && encodeReasonFlags(value.onlySomeReasons, SOME_REASONS),
        flag(INDIRECT, value.indirectCRL),
        flag(ATTRIBUTE_CERTS, value.onlyContainsAttributeCerts),
      ),
    ),
};
