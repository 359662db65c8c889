import { attackers, Lab, rungs, runMatrix } from '@cutaway/mitm-scenarios';
import { noble } from '@cutaway/primitives/noble';

/** What the page asks of the worker: one cell, one design's row, or all rows. */
export interface LadderRequest {
  readonly seed: string;
  readonly rung?: string;
  readonly attacker?: string;
}

// Computed beside the page, so that it stays usable meanwhile; cells are told one by one.
self.onmessage = ({ data }: MessageEvent<LadderRequest>) => {
  const lab = new Lab(noble, data.seed);
  const rows = data.rung === undefined ? rungs : rungs.filter(({ id }) => id === data.rung);
  const columns = data.attacker === undefined ? attackers : attackers.filter(({ id }) => id === data.attacker);
  for (const cell of runMatrix(lab, { rungs: rows, attackers: columns })) self.postMessage({ cell });
  self.postMessage({ done: true });
};
