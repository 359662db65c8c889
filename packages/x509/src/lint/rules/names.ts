import { subjectAltName } from '../../certificate/index.js';
import { Tag } from '../../der/index.js';
import { attributeAbbreviation, isEmptyName, type Name, type NameAttribute } from '../../name/index.js';
import { OID } from '../../oids.js';
import { has, isCa, isCritical, type LintProblem, type LintRule, rule, webRule, when } from '../rule.js';

const all = (name: Name): NameAttribute[] => name.rdnSequence.flat();

function first(name: Name, field: string, isWrong: (attribute: NameAttribute) => boolean): LintProblem | undefined {
  for (const [index, rdn] of name.rdnSequence.entries()) {
    const attribute = rdn.find(isWrong);
    if (attribute !== undefined) {
      const { type, text = '' } = attribute;
      return when(true, `${field}.rdnSequence[${index}]`, {
        attribute: attributeAbbreviation(type),
        actual: text.slice(0, 100),
      });
    }
  }
  return undefined;
}

/** Upper bounds of RFC 5280 Appendix A.1, in characters. */
const BOUNDS: readonly (readonly [string, keyof typeof OID, number])[] = [
  ['common-name-too-long', 'commonName', 64],
  ['organization-name-too-long', 'organizationName', 64],
  ['organizational-unit-name-too-long', 'organizationalUnitName', 64],
  ['locality-name-too-long', 'localityName', 128],
  ['state-or-province-name-too-long', 'stateOrProvinceName', 128],
  ['serial-number-attribute-too-long', 'serialNumber', 64],
];

/** Issuer and subject. */
export const nameRules: readonly LintRule[] = [
  rule('issuer-empty', 'error', 'RFC 5280 §4.1.2.4', ({ issuer }) => when(isEmptyName(issuer), 'issuer')),
  rule('ca-subject-empty', 'error', 'RFC 5280 §4.1.2.6', (certificate) =>
    when(isCa(certificate) && isEmptyName(certificate.subject), 'subject'),
  ),
  rule('subject-empty-without-names', 'error', 'RFC 5280 §4.1.2.6', (certificate) =>
    when(isEmptyName(certificate.subject) && !has(certificate, subjectAltName), 'subject'),
  ),
  rule('subject-empty-names-not-critical', 'error', 'RFC 5280 §4.2.1.6', (certificate) =>
    when(
      isEmptyName(certificate.subject) && has(certificate, subjectAltName) && !isCritical(certificate, subjectAltName),
      'subject',
    ),
  ),
  ...BOUNDS.map(([id, type, bound]) =>
    rule(id, 'error', 'RFC 5280 Appendix A.1', ({ subject }) =>
      first(subject, 'subject', (attribute) => attribute.type === OID[type] && (attribute.text?.length ?? 0) > bound),
    ),
  ),
  rule('country-name-not-two-letters', 'error', 'RFC 5280 Appendix A.1', ({ subject }) =>
    first(subject, 'subject', ({ type, text = '' }) => type === OID.countryName && !/^[A-Z]{2}$/.test(text)),
  ),
  rule('country-name-not-printable', 'error', 'RFC 5280 Appendix A.1', ({ subject }) =>
    first(subject, 'subject', ({ type, tag }) => type === OID.countryName && tag !== Tag.PrintableString),
  ),
  rule('name-old-string-type', 'warning', 'RFC 5280 §4.1.2.4', ({ subject }) =>
    first(
      subject,
      'subject',
      ({ tag }) => tag === Tag.TeletexString || tag === Tag.BMPString || tag === Tag.UniversalString,
    ),
  ),
  rule('name-control-character', 'error', 'RFC 5280 §4.1.2.6', ({ subject }) =>
    first(subject, 'subject', ({ text = '' }) => /\p{Cc}/u.test(text)),
  ),
  rule('name-space-at-end', 'warning', 'RFC 5280 §7.1', ({ subject }) =>
    first(subject, 'subject', ({ text = '' }) => text !== text.trim()),
  ),
  rule('name-value-empty', 'error', 'X.520', ({ subject }) => first(subject, 'subject', ({ text }) => text === '')),
  rule('name-several-values', 'notice', 'RFC 5280 §4.1.2.4', ({ subject }) =>
    when(
      subject.rdnSequence.some((rdn) => rdn.length > 1),
      'subject',
    ),
  ),
  rule('email-in-subject', 'warning', 'RFC 5280 §4.1.2.6', ({ subject }) =>
    first(subject, 'subject', ({ type }) => type === OID.emailAddress),
  ),
  webRule(
    'organizational-unit-name-present',
    'error',
    '§7.1.2.7.4',
    ({ subject }) => first(subject, 'subject', ({ type }) => type === OID.organizationalUnitName),
    '2022-09-01',
  ),
  webRule('subject-attribute-twice', 'error', '§7.1.4.1', ({ subject }) => {
    const allowed = new Set<string>([OID.domainComponent, OID.streetAddress]);
    const types = all(subject).map(({ type }) => type);
    const twice = types.find((type, index) => !allowed.has(type) && types.indexOf(type) !== index);
    return when(twice !== undefined, 'subject', { attribute: attributeAbbreviation(twice ?? '') });
  }),
  rule('unique-identifier-present', 'error', 'RFC 5280 §4.1.2.8', ({ issuerUniqueID, subjectUniqueID }) =>
    when(
      issuerUniqueID !== undefined || subjectUniqueID !== undefined,
      issuerUniqueID ? 'issuerUniqueID' : 'subjectUniqueID',
    ),
  ),
];
