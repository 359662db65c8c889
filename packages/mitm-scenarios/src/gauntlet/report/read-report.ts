import { ScenarioError } from '../../errors.js';
import { type GauntletReport, REPORT_SCHEMA_VERSION } from '../result.js';

/**
 * Reads a report that was written as JSON.
 *
 * @param file its name, for messages.
 * @throws {ScenarioError} `mitm/unreadable-report`.
 */
export function readReport(text: string, file: string): GauntletReport {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ScenarioError('mitm/unreadable-report', { file, reason: 'JSON' });
  }
  const report = value as Partial<GauntletReport> | null;
  if (report === null || typeof report !== 'object' || report.kind !== 'gauntlet' || !Array.isArray(report.results)) {
    throw new ScenarioError('mitm/unreadable-report', { file, reason: 'kind' });
  }
  if (report.schemaVersion !== REPORT_SCHEMA_VERSION) {
    throw new ScenarioError('mitm/unreadable-report', {
      file,
      reason: `schemaVersion ${String(report.schemaVersion)}`,
    });
  }
  return report as GauntletReport;
}
