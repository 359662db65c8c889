import type { Severity } from '../../audit/finding.js';

/** The options of every audit, as commander names them. */
export interface AuditOptions {
  readonly timeout: number;
  readonly failOn: Severity;
}

/** The options of the audit of one server. */
export interface OneAuditOptions extends AuditOptions {
  readonly json?: true;
}
