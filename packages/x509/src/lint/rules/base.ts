import { isSelfIssued } from '../../certificate/index.js';
import { Tag } from '../../der/index.js';
import { isCa, type LintRule, rule, webRule, when } from '../rule.js';

const DAY = 86_400_000;
const days = ({ notBefore, notAfter }: { notBefore: Date; notAfter: Date }): number =>
  (notAfter.getTime() - notBefore.getTime() + 1000) / DAY;

const shorterThan =
  (limit: number): Parameters<typeof webRule>[3] =>
  (certificate) =>
    when(!isCa(certificate) && days(certificate.validity) > limit, 'validity', {
      limit,
      actual: Math.ceil(days(certificate.validity)),
    });

/** Version, serial number, dates. */
export const baseRules: readonly LintRule[] = [
  rule('version-not-3', 'warning', 'RFC 5280 §4.1.2.1', ({ version }) =>
    when(version !== 3, 'version', { actual: version }),
  ),
  rule('serial-number-zero', 'error', 'RFC 5280 §4.1.2.2', ({ serialNumber }) =>
    when(
      serialNumber.every((byte) => byte === 0),
      'serialNumber',
    ),
  ),
  webRule(
    'serial-number-short',
    'error',
    '§7.1',
    ({ serialNumber }) => when(serialNumber.length < 8, 'serialNumber', { actual: 8 * serialNumber.length }),
    '2016-09-30',
  ),
  rule('validity-reversed', 'error', 'RFC 5280 §4.1.2.5', ({ validity }) =>
    when(validity.notAfter < validity.notBefore, 'validity'),
  ),
  rule('time-type-wrong', 'error', 'RFC 5280 §4.1.2.5', ({ validity }) => {
    const wrong = (time: Date, tag: number): boolean => time.getUTCFullYear() < 2050 !== (tag === Tag.UTCTime);
    const { notBefore, notAfter, notBeforeTag, notAfterTag } = validity;
    if (wrong(notBefore, notBeforeTag)) return when(true, 'validity.notBefore');
    return when(wrong(notAfter, notAfterTag), 'validity.notAfter');
  }),
  webRule('validity-over-825-days', 'error', '§6.3.2', shorterThan(825), '2018-03-01'),
  webRule('validity-over-398-days', 'error', '§6.3.2', shorterThan(398), '2020-09-01'),
  webRule('validity-over-200-days', 'error', '§6.3.2', shorterThan(200), '2026-03-15'),
  webRule('validity-over-100-days', 'error', '§6.3.2', shorterThan(100), '2027-03-15'),
  rule('ca-validity-over-25-years', 'notice', 'CA/B BR §6.3.2', (certificate) =>
    when(isCa(certificate) && days(certificate.validity) > 25 * 366, 'validity'),
  ),
  rule('self-signed-end-entity', 'notice', 'RFC 5280 §3.2', (certificate) =>
    when(!isCa(certificate) && isSelfIssued(certificate), 'issuer'),
  ),
];
