import { Lab } from '@cutaway/mitm-scenarios';
import { errata, type Findings, measures, questions, runExperiment } from '@cutaway/mitm-scenarios/experiments';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { neededPhrases } from '@cutaway/player';
import type { Catalogue } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';

/** What the page asks of the worker. */
export interface ExperimentRequest {
  readonly id: string;
  readonly seed: string;
}

/** What the page shows: the findings, and the sentences that their trace can call for. */
export type ShownFindings = Findings & { readonly catalogue: Catalogue };

self.onmessage = ({ data: { id, seed } }: MessageEvent<ExperimentRequest>) => {
  const experiment = [...questions, ...errata, ...measures].find((one) => one.id === id);
  if (experiment === undefined) throw new Error(`no experiment is called ${id}`);
  const findings = runExperiment(experiment, new Lab(noble, seed));
  const catalogue = neededPhrases(findings.trace, scenariosCatalogue);
  self.postMessage({ ...findings, catalogue } satisfies ShownFindings);
};
