/** How bad it is to fall for a case, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low'] as const;

/** How bad it is to fall for a case. */
export type Severity = (typeof severities)[number];

/** Whether `severity` is as bad as `threshold` or worse. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}
