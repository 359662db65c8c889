import { contextTag, type DerReader, element, present, sequence } from '../../der/index.js';
import { bigIntToInteger } from '../../der/integer.js';
import { encodeGeneralName, type GeneralName, readGeneralName } from '../../general-name/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** A subtree of names. `minimum` must be 0 and `maximum` absent (RFC 5280 §4.2.1.10). */
export interface GeneralSubtree {
  readonly base: GeneralName;
  readonly minimum: number;
  readonly maximum: number | undefined;
}

/** RFC 5280 §4.2.1.10 */
export interface NameConstraints {
  readonly permittedSubtrees: readonly GeneralSubtree[] | undefined;
  readonly excludedSubtrees: readonly GeneralSubtree[] | undefined;
}

const PERMITTED = contextTag(0, true);
const EXCLUDED = contextTag(1, true);
const MINIMUM = contextTag(0, false);
const MAXIMUM = contextTag(1, false);

function readMinimum(reader: DerReader): number {
  if (!reader.next(MINIMUM)) return 0;
  const at = reader.offset;
  const minimum = reader.smallInteger('minimum', undefined, MINIMUM);
  if (minimum === 0) reader.defaultEncoded('minimum', at);
  return minimum;
}

function readSubtrees(reader: DerReader, name: string, tag: number): GeneralSubtree[] | undefined {
  if (!reader.next(tag)) return undefined;
  const readSubtree = (index: string): GeneralSubtree =>
    reader.sequence(index, 'GeneralSubtree', () => ({
      base: readGeneralName(reader, 'base'),
      minimum: readMinimum(reader),
      maximum: reader.next(MAXIMUM) ? reader.smallInteger('maximum', undefined, MAXIMUM) : undefined,
    }));
  return reader.sequenceOf(name, 'GeneralSubtrees', readSubtree, 1, tag);
}

function encodeSubtree({ base, minimum, maximum }: GeneralSubtree): Uint8Array {
  return sequence(
    encodeGeneralName(base),
    ...present(
      minimum === 0 ? undefined : element(MINIMUM, bigIntToInteger(BigInt(minimum))),
      maximum === undefined ? undefined : element(MAXIMUM, bigIntToInteger(BigInt(maximum))),
    ),
  );
}

/** RFC 5280 §4.2.1.10: the names that certificates below may and must not have. */
export const nameConstraints: ExtensionType<NameConstraints> = {
  oid: OID.nameConstraints,
  name: 'nameConstraints',
  rule: 'RFC 5280 §4.2.1.10',
  read: (reader) =>
    reader.sequence('', 'NameConstraints', () => ({
      permittedSubtrees: readSubtrees(reader, 'permittedSubtrees', PERMITTED),
      excludedSubtrees: readSubtrees(reader, 'excludedSubtrees', EXCLUDED),
    })),
  encode: ({ permittedSubtrees, excludedSubtrees }) =>
    sequence(
      ...present(
        permittedSubtrees && element(PERMITTED, ...permittedSubtrees.map(encodeSubtree)),
        excludedSubtrees && element(EXCLUDED, ...excludedSubtrees.map(encodeSubtree)),
      ),
    ),
};
