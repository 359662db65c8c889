/**
 * A linter for certificates: rules with names, severity and citation (RFC 5280, CA/Browser Forum).
 *
 * @module
 */
export { type LintFinding, type LintOptions, lintCertificate } from './lint-certificate.js';
export type { LintProblem, LintRule, LintSeverity } from './rule.js';
export { lintRules } from './rules/index.js';
