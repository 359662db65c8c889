import type { Cell } from '@cutaway/mitm-scenarios';
import type { LadderRequest } from './ladder-worker.js';

interface LadderAnswer {
  readonly cell?: Cell;
  readonly done?: true;
  readonly failure?: string;
}

/** Runs designs under all attackers in a worker; calls back for each cell. Gives a way to stop. */
export function runLadder(
  request: LadderRequest,
  onCell: (cell: Cell) => void,
  onDone: (failure?: string) => void,
): () => void {
  const worker = new Worker(new URL('./ladder-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<LadderAnswer>) => {
    if (data.cell !== undefined) onCell(data.cell);
    if (data.done !== true) return;
    worker.terminate();
    onDone(data.failure);
  };
  worker.postMessage(request);
  return () => worker.terminate();
}

/** Eight letters and digits that nobody has used before. */
export const newSeed = (): string => Math.random().toString(36).slice(2, 10);
