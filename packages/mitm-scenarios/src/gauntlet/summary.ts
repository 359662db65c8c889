import type { CaseResult, GauntletReport } from './result.js';
import { atLeast, type Severity } from './severity.js';
import type { Verdict } from './verdict.js';

/** How many results have each verdict. */
export function summarize(results: readonly CaseResult[]): Record<Verdict, number> {
  const summary = { FELL: 0, REFUSED: 0, ACCEPTED: 0, NOT_OFFERED: 0, INCONCLUSIVE: 0, NOT_TESTABLE: 0 };
  for (const { verdict } of results) summary[verdict]++;
  return summary;
}

/** The share of the time that was not spent in the client, from 0 to 1. */
export function timeOutsideClient({ duration, jobs, clientTime }: GauntletReport): number {
  return duration <= 0 ? 0 : Math.max(0, 1 - clientTime / (duration * jobs));
}

/** What a report is judged by. */
export interface Judging {
  /** Falls below this are reported and do not count. `low` unless given. */
  readonly failOn?: Severity;
  /** Falls that this report has too do not count. */
  readonly baseline?: GauntletReport;
}

/**
 * What a report comes to: `fell` when there is a fall that counts; `inconclusive` when a control was refused, something
 * could not be found out, or not all cases were tried; `held` otherwise.
 */
export function conclusion(report: GauntletReport, judging: Judging = {}): 'held' | 'fell' | 'inconclusive' {
  if (newFalls(report, judging).length > 0) return 'fell';
  const open = report.results.some(
    ({ verdict, control }) => verdict === 'INCONCLUSIVE' || (control && verdict === 'REFUSED'),
  );
  return open || report.partial ? 'inconclusive' : 'held';
}

/** The falls that count, the worst first as in the report. */
export function newFalls(report: GauntletReport, { failOn = 'low', baseline }: Judging = {}): CaseResult[] {
  const known = new Set(baseline?.results.filter(({ verdict }) => verdict === 'FELL').map(({ id }) => id));
  return report.results.filter(
    ({ id, verdict, severity }) => verdict === 'FELL' && !known.has(id) && atLeast(severity, failOn),
  );
}
