import type { Cell } from '@cutaway/mitm-scenarios';
import type { LadderRequest } from './ladder-worker.js';

/** Runs designs under all attackers in a worker; calls back for each cell. Gives a way to stop. */
export function runLadder(request: LadderRequest, onCell: (cell: Cell) => void, onDone: () => void): () => void {
  const worker = new Worker(new URL('./ladder-worker.ts', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }: MessageEvent<{ readonly cell?: Cell; readonly done?: true }>) => {
    if (data.cell !== undefined) onCell(data.cell);
    if (data.done === true) {
      worker.terminate();
      onDone();
    }
  };
  worker.postMessage(request);
  return () => worker.terminate();
}

/** Eight letters and digits that nobody has used before. */
export const newSeed = (): string => Math.random().toString(36).slice(2, 10);
