import { contextTag, present, sequence, Tag, timeOfType } from '../../der/index.js';
import { OID } from '../../oids.js';
import type { ExtensionType } from './extension-type.js';

/** RFC 3280 §4.2.1.4; still found, no longer part of RFC 5280. */
export interface PrivateKeyUsagePeriod {
  readonly notBefore: Date | undefined;
  readonly notAfter: Date | undefined;
}

const NOT_BEFORE = contextTag(0, false);
const NOT_AFTER = contextTag(1, false);

/** RFC 3280 §4.2.1.4: when the private key may sign. */
export const privateKeyUsagePeriod: ExtensionType<PrivateKeyUsagePeriod> = {
  oid: OID.privateKeyUsagePeriod,
  name: 'privateKeyUsagePeriod',
  rule: 'RFC 3280 §4.2.1.4',
  read: (reader) =>
    reader.sequence('', 'PrivateKeyUsagePeriod', () => ({
      notBefore: reader.next(NOT_BEFORE) ? reader.timeAs('notBefore', Tag.GeneralizedTime, NOT_BEFORE) : undefined,
      notAfter: reader.next(NOT_AFTER) ? reader.timeAs('notAfter', Tag.GeneralizedTime, NOT_AFTER) : undefined,
    })),
  encode: ({ notBefore, notAfter }) =>
    sequence(
      ...present(
        notBefore && timeOfType(Tag.GeneralizedTime, notBefore, NOT_BEFORE),
        notAfter && timeOfType(Tag.GeneralizedTime, notAfter, NOT_AFTER),
      ),
    ),
};
