import { Lab } from '@cutaway/mitm-scenarios';
import { errata, type Findings, measures, questions, runExperiment } from '@cutaway/mitm-scenarios/experiments';
import { noble } from '@cutaway/primitives/noble';

/** What the page asks of the worker. */
export interface ExperimentRequest {
  readonly id: string;
  readonly seed: string;
}

/** What the page shows: everything but the trace. */
export type ShownFindings = Omit<Findings, 'trace'>;

self.onmessage = ({ data: { id, seed } }: MessageEvent<ExperimentRequest>) => {
  const experiment = [...questions, ...errata, ...measures].find((one) => one.id === id);
  if (experiment === undefined) throw new Error(`no experiment is called ${id}`);
  const { trace: _, ...findings } = runExperiment(experiment, new Lab(noble, seed));
  self.postMessage(findings);
};
