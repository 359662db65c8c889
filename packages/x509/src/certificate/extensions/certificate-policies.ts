import { type DerElement, objectIdentifier, sequence } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** A PolicyQualifierInfo; `id-qt-cps` holds an IA5String, `id-qt-unotice` a UserNotice. */
export interface PolicyQualifierInfo {
  readonly policyQualifierId: string;
  readonly qualifier: DerElement;
}

/** PolicyInformation (RFC 5280 §4.2.1.4). */
export interface PolicyInformation {
  /** Dotted decimals; `2.5.29.32.0` is anyPolicy. */
  readonly policyIdentifier: string;
  readonly policyQualifiers: readonly PolicyQualifierInfo[] | undefined;
}

/** RFC 5280 §4.2.1.4 */
export const certificatePolicies: ExtensionType<readonly PolicyInformation[]> = {
  oid: OID.certificatePolicies,
  name: 'certificatePolicies',
  rule: 'RFC 5280 §4.2.1.4',
  read: (reader) => {
    const readQualifier = (index: string): PolicyQualifierInfo =>
      reader.sequence(index, 'PolicyQualifierInfo', () => ({
        policyQualifierId: reader.objectIdentifier('policyQualifierId'),
        qualifier: reader.any('qualifier'),
      }));
    const readPolicy = (index: string): PolicyInformation =>
      reader.sequence(index, 'PolicyInformation', () => ({
        policyIdentifier: reader.objectIdentifier('policyIdentifier'),
        policyQualifiers: reader.atEnd
          ? undefined
          : reader.sequenceOf('policyQualifiers', 'SEQUENCE OF PolicyQualifierInfo', readQualifier, 1),
      }));
    return reader.sequenceOf('', 'CertificatePolicies', readPolicy, 1);
  },
  encode: (policies) =>
    sequence(
      ...policies.map(({ policyIdentifier, policyQualifiers }) => {
        const identifier = objectIdentifier(policyIdentifier);
        if (policyQualifiers === undefined) return sequence(identifier);
        const qualifiers = policyQualifiers.map(({ policyQualifierId, qualifier }) =>
          sequence(objectIdentifier(policyQualifierId), qualifier.bytes),
        );
        return sequence(identifier, sequence(...qualifiers));
      }),
    ),
};
