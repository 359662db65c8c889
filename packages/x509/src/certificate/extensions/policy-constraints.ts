import { contextTag, element, present, sequence } from '../../der/index.js';
import { bigIntToInteger } from '../../der/integer.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 5280 §4.2.1.11: numbers of certificates after which the rule takes hold. */
export interface PolicyConstraints {
  readonly requireExplicitPolicy: number | undefined;
  readonly inhibitPolicyMapping: number | undefined;
}

const EXPLICIT = contextTag(0, false);
const INHIBIT = contextTag(1, false);
const skipCerts = (tag: number, value: number | undefined): Uint8Array | undefined =>
  value === undefined ? undefined : element(tag, bigIntToInteger(BigInt(value)));

/** RFC 5280 §4.2.1.11: from where on policies are required, and may not be mapped. */
export const policyConstraints: ExtensionType<PolicyConstraints> = {
  oid: OID.policyConstraints,
  name: 'policyConstraints',
  rule: 'RFC 5280 §4.2.1.11',
  read: (reader) => {
    const at = reader.offset;
    const value = reader.sequence('', 'PolicyConstraints', () => ({
      requireExplicitPolicy: reader.next(EXPLICIT)
        ? reader.smallInteger('requireExplicitPolicy', undefined, EXPLICIT)
        : undefined,
      inhibitPolicyMapping: reader.next(INHIBIT)
        ? reader.smallInteger('inhibitPolicyMapping', undefined, INHIBIT)
        : undefined,
    }));
    if (value.requireExplicitPolicy === undefined && value.inhibitPolicyMapping === undefined) {
      reader.report('x509/empty-sequence', at, { type: 'PolicyConstraints', expected: 1 }, 'RFC 5280 §4.2.1.11');
    }
    return value;
  },
  encode: ({ requireExplicitPolicy, inhibitPolicyMapping }) =>
    sequence(...present(skipCerts(EXPLICIT, requireExplicitPolicy), skipCerts(INHIBIT, inhibitPolicyMapping))),
};
