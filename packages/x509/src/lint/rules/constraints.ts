import { extension, nameConstraints, subjectDirectoryAttributes } from '../../certificate/index.js';
import { has, isCa, isCritical, type LintRule, rule, when, whenAt } from '../rule.js';

/** Name constraints and what must be understood. */
export const constraintRules: readonly LintRule[] = [
  rule('name-constraints-in-end-entity', 'error', 'RFC 5280 §4.2.1.10', (certificate) =>
    whenAt(certificate, nameConstraints, has(certificate, nameConstraints) && !isCa(certificate)),
  ),
  rule('name-constraints-not-critical', 'error', 'RFC 5280 §4.2.1.10', (certificate) =>
    whenAt(
      certificate,
      nameConstraints,
      has(certificate, nameConstraints) && !isCritical(certificate, nameConstraints),
    ),
  ),
  rule('name-constraints-empty', 'error', 'RFC 5280 §4.2.1.10', (certificate) => {
    const value = extension(certificate, nameConstraints)?.value;
    const empty = (value?.permittedSubtrees ?? []).length === 0 && (value?.excludedSubtrees ?? []).length === 0;
    return whenAt(certificate, nameConstraints, value !== undefined && empty);
  }),
  rule('name-constraints-minimum', 'error', 'RFC 5280 §4.2.1.10', (certificate) => {
    const { permittedSubtrees = [], excludedSubtrees = [] } = extension(certificate, nameConstraints)?.value ?? {};
    const odd = [...permittedSubtrees, ...excludedSubtrees].some(
      ({ minimum, maximum }) => minimum !== 0 || maximum !== undefined,
    );
    return whenAt(certificate, nameConstraints, odd);
  }),
  rule('subject-directory-attributes-critical', 'error', 'RFC 5280 §4.2.1.8', (certificate) =>
    whenAt(certificate, subjectDirectoryAttributes, isCritical(certificate, subjectDirectoryAttributes)),
  ),
  rule('critical-extension-unknown', 'warning', 'RFC 5280 §4.2', ({ extensions }) => {
    const index = extensions.findIndex(({ critical, type }) => critical && type === undefined);
    return when(index >= 0, `extensions[${index}]`, { actual: extensions[index]?.extnID ?? '' });
  }),
];
