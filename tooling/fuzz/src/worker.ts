import { inspect } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';
import { Random } from './random.js';
import { targets } from './targets/index.js';

/** What a worker is told. */
export interface Work {
  readonly target: string;
  readonly seed: string;
  readonly first: number;
  /** One more than the last; Infinity for a run that ends by time. */
  readonly end: number;
  /** Where the worker says which input it is at. */
  readonly position: SharedArrayBuffer;
}

/** What it says: that it begins, or what went wrong at which input. */
export type Report =
  | { readonly type: 'ready' }
  | { readonly type: 'done' }
  /** A way to end that was not seen before. */
  | { readonly type: 'ending'; readonly ending: string }
  | { readonly type: 'failure'; readonly index: number; readonly error: string; readonly input: Uint8Array };

const { target: name, seed, first, end, position } = workerData as Work;
const at = new Float64Array(position);
const say = (report: Report): void => parentPort?.postMessage(report);

const target = targets.find((one) => one.name === name);
if (target === undefined) throw new Error(`no target ${name}`);
const attempt = await target.prepare();
at[0] = first;
const endings = new Set<string>();
say({ type: 'ready' });
for (let index = first; index < end; index++) {
  at[0] = index;
  let input: Uint8Array = new Uint8Array(0);
  try {
    const ending = await attempt(new Random(seed, name, index), (bytes) => {
      input = bytes;
    });
    if (!endings.has(ending)) say({ type: 'ending', ending });
    endings.add(ending);
  } catch (error) {
    say({ type: 'failure', index, error: inspect(error), input });
  }
}
say({ type: 'done' });
