import type { ErrorContext } from '@cutaway/primitives/errors';
import type { Lab } from '../lab/lab.js';
import { Recorder } from '../network/recorder.js';
import { runCell } from '../run-cell.js';
import type { Bench, Experiment, Findings, Observation } from './experiment.js';

/**
 * Runs an experiment.
 *
 * Never throws: an experiment that breaks has findings that do not hold, and says why.
 *
 * @param clock milliseconds; the system's unless given.
 */
export function runExperiment(
  experiment: Experiment,
  lab: Lab,
  clock: () => number = () => performance.now(),
): Findings {
  const recorder = new Recorder();
  const observations: Observation[] = [];
  const table: ErrorContext[] = [];
  const bench: Bench = {
    lab,
    clock,
    tracer: recorder.tracer('experimenter', 'experiment', () => ({ session: 1, facing: 'client' })),
    cell(rung, attacker) {
      const cell = runCell(lab, rung, attacker);
      recorder.append(cell.trace);
      return cell;
    },
    observe(name, holds, facts = {}, rule) {
      observations.push({ name, holds, facts, ...(rule === undefined ? {} : { rule }) });
      bench.tracer.check({
        name: `${experiment.kind}.${experiment.id}.${name}`,
        outcome: holds ? 'passed' : 'failed',
        rule: rule ?? '',
        context: facts,
      });
    },
    row: (values) => void table.push(values),
  };
  let error: string | undefined;
  try {
    experiment.run(bench);
  } catch (cause) {
    error = cause instanceof Error ? cause.message : String(cause);
  }
  return {
    kind: experiment.kind,
    id: experiment.id,
    seed: lab.seed,
    provider: lab.crypto.name,
    holds: error === undefined && observations.length > 0 && observations.every(({ holds }) => holds),
    observations,
    table,
    ...(error === undefined ? {} : { error }),
    trace: recorder.events,
  };
}
