import {
  certificatePolicies,
  extension,
  inhibitAnyPolicy,
  policyConstraints,
  policyMappings,
} from '../../certificate/index.js';
import { OID } from '../../oids.js';
import { has, isCa, isCritical, type LintRule, rule, webRule, whenAt } from '../rule.js';

/** Certificate policies (RFC 5280 §4.2.1.4, §4.2.1.5, §4.2.1.11, §4.2.1.14). */
export const policyRules: readonly LintRule[] = [
  webRule('policies-missing', 'error', '§7.1.2.7.9', (certificate) =>
    whenAt(certificate, certificatePolicies, !isCa(certificate) && !has(certificate, certificatePolicies)),
  ),
  rule('policy-twice', 'error', 'RFC 5280 §4.2.1.4', (certificate) => {
    const all = (extension(certificate, certificatePolicies)?.value ?? []).map(
      ({ policyIdentifier }) => policyIdentifier,
    );
    return whenAt(certificate, certificatePolicies, new Set(all).size < all.length);
  }),
  webRule('any-policy-in-end-entity', 'error', '§7.1.2.7.9', (certificate) =>
    whenAt(
      certificate,
      certificatePolicies,
      !isCa(certificate) &&
        (extension(certificate, certificatePolicies)?.value ?? []).some(
          ({ policyIdentifier }) => policyIdentifier === OID.anyPolicy,
        ),
    ),
  ),
  webRule('policy-user-notice', 'warning', '§7.1.2.7.9', (certificate) =>
    whenAt(
      certificate,
      certificatePolicies,
      (extension(certificate, certificatePolicies)?.value ?? []).some(({ policyQualifiers = [] }) =>
        policyQualifiers.some(({ policyQualifierId }) => policyQualifierId === '1.3.6.1.5.5.7.2.2'),
      ),
    ),
  ),
  rule('policy-mapping-any', 'error', 'RFC 5280 §4.2.1.5', (certificate) =>
    whenAt(
      certificate,
      policyMappings,
      (extension(certificate, policyMappings)?.value ?? []).some(
        ({ issuerDomainPolicy, subjectDomainPolicy }) =>
          issuerDomainPolicy === OID.anyPolicy || subjectDomainPolicy === OID.anyPolicy,
      ),
    ),
  ),
  rule('policy-mappings-not-critical', 'warning', 'RFC 5280 §4.2.1.5', (certificate) =>
    whenAt(certificate, policyMappings, has(certificate, policyMappings) && !isCritical(certificate, policyMappings)),
  ),
  rule('policy-mappings-in-end-entity', 'error', 'RFC 5280 §4.2.1.5', (certificate) =>
    whenAt(certificate, policyMappings, has(certificate, policyMappings) && !isCa(certificate)),
  ),
  rule('policy-constraints-empty', 'error', 'RFC 5280 §4.2.1.11', (certificate) => {
    const value = extension(certificate, policyConstraints)?.value;
    const empty = value?.requireExplicitPolicy === undefined && value?.inhibitPolicyMapping === undefined;
    return whenAt(certificate, policyConstraints, value !== undefined && empty);
  }),
  rule('policy-constraints-not-critical', 'error', 'RFC 5280 §4.2.1.11', (certificate) =>
    whenAt(
      certificate,
      policyConstraints,
      has(certificate, policyConstraints) && !isCritical(certificate, policyConstraints),
    ),
  ),
  rule('inhibit-any-policy-not-critical', 'error', 'RFC 5280 §4.2.1.14', (certificate) =>
    whenAt(
      certificate,
      inhibitAnyPolicy,
      has(certificate, inhibitAnyPolicy) && !isCritical(certificate, inhibitAnyPolicy),
    ),
  ),
];
