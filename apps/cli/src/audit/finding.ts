import type { AuditRuleId } from './rules.js';

/** How grave a finding is, the gravest first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = (typeof SEVERITIES)[number];

/** Something that was found on a server. Its sentences are in the command's catalogue, under the id. */
export interface Finding {
  /** A rule of the audit; `x509/…` for a check of the chain that failed, `lint/…` for a rule of the linter. */
  readonly id: AuditRuleId | `x509/${string}` | `lint/${string}`;
  readonly severity: Severity;
  /** The clause that says so. */
  readonly rule: string;
  /** What was found, for the sentence. */
  readonly context: Readonly<Record<string, string | number>>;
}

/** Whether a severity is at least as grave as another. */
export function atLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(least);
}

/** The gravest first; otherwise in the order they were found. */
export function byGravity(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}
