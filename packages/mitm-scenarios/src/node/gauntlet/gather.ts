import type { HostileCase } from '../../gauntlet/hostile-case.js';
import { type CaseResult, type GauntletReport, REPORT_SCHEMA_VERSION } from '../../gauntlet/result.js';
import { summarize } from '../../gauntlet/summary.js';

/** The part of a result that is known beforehand. */
export function describe(hostile: HostileCase): Omit<CaseResult, 'verdict' | 'reason'> {
  const { id, protocol, group, severity, rules, cve, cwe, where, attack } = hostile;
  return {
    id,
    protocol,
    group,
    control: attack === undefined,
    severity,
    rules,
    ...(cve === undefined ? {} : { cve }),
    ...(cwe === undefined ? {} : { cwe }),
    ...(where === undefined ? {} : { where }),
  };
}

/** Makes the report of a run. */
export function gather(
  results: readonly CaseResult[],
  run: Pick<GauntletReport, 'client' | 'argv' | 'protocol' | 'started' | 'duration' | 'jobs' | 'partial'>,
): GauntletReport {
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    kind: 'gauntlet',
    client: run.client,
    argv: run.argv,
    protocol: run.protocol,
    started: run.started,
    duration: run.duration,
    jobs: run.jobs,
    clientTime: results.reduce((sum, { twin, attack }) => sum + (twin?.duration ?? 0) + (attack?.duration ?? 0), 0),
    partial: run.partial,
    summary: summarize(results),
    results,
  };
}
