import type { RunRequest } from '@cutaway/mitm-scenarios/live';
import { onBeforeUnmount, type Ref, ref, type ShallowRef, shallowRef } from 'vue';
import type { LiveAnswer, LiveRequest } from './live-worker.js';

/** A finished run with what is needed to show it. */
export type Live = Extract<LiveAnswer, { readonly run: unknown }>;

/** Live runs as a component uses them. */
export interface LiveRuns {
  readonly running: Ref<boolean>;
  readonly live: ShallowRef<Live | undefined>;
  readonly failure: Ref<string | undefined>;
  start(request: RunRequest, seed: string): void;
}

/** Runs in a worker that stays for the next run; only the answer to the latest request counts. */
export function useLive(): LiveRuns {
  const running = ref(false);
  const live = shallowRef<Live>();
  const failure = ref<string>();
  let worker: Worker | undefined;
  let latest = 0;
  onBeforeUnmount(() => worker?.terminate());

  function workerAtHand(): Worker {
    if (worker !== undefined) return worker;
    const made = new Worker(new URL('./live-worker.ts', import.meta.url), { type: 'module' });
    made.onmessage = ({ data }: MessageEvent<LiveAnswer>) => {
      if (data.number !== latest) return;
      running.value = false;
      failure.value = 'failure' in data ? data.failure : undefined;
      if ('run' in data) live.value = Object.freeze(data);
    };
    worker = made;
    return made;
  }

  return {
    running,
    live,
    failure,
    start(request, seed) {
      running.value = true;
      latest += 1;
      workerAtHand().postMessage({ ...request, seed, number: latest } satisfies LiveRequest);
    },
  };
}
