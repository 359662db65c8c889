import { Lab, rungs, runMatrix } from '@cutaway/mitm-scenarios';
import { noble } from '@cutaway/primitives/noble';

/** What the page asks of the worker: one design's row, or all rows. */
export interface LadderRequest {
  readonly seed: string;
  readonly rung?: string;
}

// Computed beside the page, so that it stays usable meanwhile; cells are told one by one.
self.onmessage = ({ data }: MessageEvent<LadderRequest>) => {
  const lab = new Lab(noble, data.seed);
  const rows = data.rung === undefined ? rungs : rungs.filter(({ id }) => id === data.rung);
  for (const cell of runMatrix(lab, { rungs: rows })) self.postMessage({ cell });
  self.postMessage({ done: true });
};
