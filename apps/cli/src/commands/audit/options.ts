import { InvalidArgumentError } from 'commander';
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

/** Reads a number of seconds. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new InvalidArgumentError('Allowed choices are 1 to 3600.');
  return value;
}
