import { objectIdentifier, sequence } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** A pair of policies that count as the same (RFC 5280 §4.2.1.5); object identifiers in dotted decimals. */
export interface PolicyMapping {
  readonly issuerDomainPolicy: string;
  readonly subjectDomainPolicy: string;
}

/** RFC 5280 §4.2.1.5 */
export const policyMappings: ExtensionType<readonly PolicyMapping[]> = {
  oid: OID.policyMappings,
  name: 'policyMappings',
  rule: 'RFC 5280 §4.2.1.5',
  read: (reader) => {
    const readMapping = (index: string): PolicyMapping =>
      reader.sequence(index, 'PolicyMapping', () => ({
        issuerDomainPolicy: reader.objectIdentifier('issuerDomainPolicy'),
        subjectDomainPolicy: reader.objectIdentifier('subjectDomainPolicy'),
      }));
    return reader.sequenceOf('', 'PolicyMappings', readMapping, 1);
  },
  encode: (mappings) =>
    sequence(
      ...mappings.map(({ issuerDomainPolicy, subjectDomainPolicy }) =>
        sequence(objectIdentifier(issuerDomainPolicy), objectIdentifier(subjectDomainPolicy)),
      ),
    ),
};
