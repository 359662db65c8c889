import type { LintRule } from '../rule.js';
import { alternativeNameRules } from './alternative-names.js';
import { baseRules } from './base.js';
import { constraintRules } from './constraints.js';
import { identifierRules } from './identifiers.js';
import { keyRules } from './keys.js';
import { nameRules } from './names.js';
import { policyRules } from './policies.js';
import { revocationRules } from './revocation.js';
import { usageRules } from './usage.js';

/** Every rule, in the order of a certificate's fields. */
export const lintRules: readonly LintRule[] = [
  ...baseRules,
  ...nameRules,
  ...keyRules,
  ...usageRules,
  ...identifierRules,
  ...alternativeNameRules,
  ...policyRules,
  ...constraintRules,
  ...revocationRules,
];
