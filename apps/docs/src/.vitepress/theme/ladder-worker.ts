import { attackers, Lab, type Rung, rungs, runMatrix } from '@cutaway/mitm-scenarios';
import { editedRung, rungModuleSource } from '@cutaway/mitm-scenarios/live';
import { noble } from '@cutaway/primitives/noble';

/** What the page asks of the worker: one cell, one design's row, or all rows. */
export interface LadderRequest {
  readonly seed: string;
  readonly rung?: string;
  readonly attacker?: string;
  /** Replaces the design's program: JavaScript. It runs here and nowhere else. */
  readonly source?: string;
}

// Computed beside the page, so that it stays usable meanwhile; cells are told one by one.
self.onmessage = async ({ data }: MessageEvent<LadderRequest>) => {
  const lab = new Lab(noble, data.seed);
  try {
    const rows = await designs(data);
    const columns = data.attacker === undefined ? attackers : attackers.filter(({ id }) => id === data.attacker);
    for (const cell of runMatrix(lab, { rungs: rows, attackers: columns })) self.postMessage({ cell });
    self.postMessage({ done: true });
  } catch (error) {
    self.postMessage({ failure: error instanceof Error ? error.message : String(error), done: true });
  }
};

async function designs({ rung, source }: LadderRequest): Promise<readonly Rung[]> {
  if (rung === undefined) return rungs;
  if (source === undefined) return rungs.filter(({ id }) => id === rung);
  const url = URL.createObjectURL(new Blob([rungModuleSource(source)], { type: 'text/javascript' }));
  try {
    const { default: make } = await import(/* @vite-ignore */ url);
    return [editedRung(rung, make)];
  } finally {
    URL.revokeObjectURL(url);
  }
}
