import { Lab } from '@cutaway/mitm-scenarios';
import { scenariosCatalogue } from '@cutaway/mitm-scenarios/explain';
import { commandFor, type LiveRun, type RunRequest, runLive } from '@cutaway/mitm-scenarios/live';
import { neededPhrases } from '@cutaway/player';
import type { Catalogue } from '@cutaway/primitives/explain';
import { noble } from '@cutaway/primitives/noble';

/** What the page asks of the worker. */
export interface LiveRequest extends RunRequest {
  /** Comes back with the answer. */
  readonly number: number;
  readonly seed: string;
}

/** What the worker answers: the run, and the sentences it can call for. */
export type LiveAnswer = { readonly number: number } & (
  | {
      readonly run: LiveRun;
      readonly catalogue: Catalogue;
      /** The run alone: keys, certificates, handshake, data; without the way to and from the worker. */
      readonly milliseconds: number;
      readonly command: string;
    }
  | { readonly failure: string }
);

/** Keys and certificates follow from the seed; with the same one they need not be made again. */
let lab = new Lab(noble, '');

self.onmessage = ({ data: { number, seed, ...request } }: MessageEvent<LiveRequest>) => {
  try {
    const start = performance.now();
    if (lab.seed !== seed) lab = new Lab(noble, seed);
    const run = runLive(lab, request);
    const milliseconds = performance.now() - start;
    const catalogue = { ...neededPhrases(run.events, scenariosCatalogue), ...refusalPhrases(run) };
    self.postMessage({ number, run, catalogue, milliseconds, command: commandFor(run) } satisfies LiveAnswer);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    self.postMessage({ number, failure } satisfies LiveAnswer);
  }
};

function refusalPhrases({ refusal }: LiveRun): Catalogue {
  const keys = [refusal && `error.${refusal.code}`, refusal?.check && `check.${refusal.check.name}`];
  return Object.fromEntries(
    keys.flatMap((key) => {
      const phrase = key === undefined ? undefined : scenariosCatalogue[key];
      return key === undefined || phrase === undefined ? [] : [[key, phrase]];
    }),
  );
}
