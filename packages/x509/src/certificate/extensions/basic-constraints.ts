import { boolean, integer, present, sequence, Tag } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 5280 §4.2.1.9 */
export interface BasicConstraints {
  readonly cA: boolean;
  /** How many certificates, not self-issued, may stand between this one and the last. */
  readonly pathLenConstraint: number | undefined;
}

/** RFC 5280 §4.2.1.9: whether the subject may issue, and how many authorities may stand below. */
export const basicConstraints: ExtensionType<BasicConstraints> = {
  oid: OID.basicConstraints,
  name: 'basicConstraints',
  rule: 'RFC 5280 §4.2.1.9',
  read: (reader) =>
    reader.sequence('', 'BasicConstraints', () => ({
      cA: reader.booleanDefaultFalse('cA'),
      pathLenConstraint: reader.next(Tag.INTEGER) ? reader.smallInteger('pathLenConstraint') : undefined,
    })),
  encode: ({ cA, pathLenConstraint }) =>
    sequence(
      ...present(
        cA ? boolean(true) : undefined,
        pathLenConstraint === undefined ? undefined : integer(pathLenConstraint),
      ),
    ),
};
