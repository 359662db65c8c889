import { onBeforeUnmount, type ShallowRef, shallowRef } from 'vue';
import type { ShownFailure } from './failure.js';
import type { ToolAnswer, ToolRequest } from './tool-worker.js';
import type { ToolInput, ToolName, ToolResult } from './tools.js';

/** A tool as a component uses it: what it runs, and what came of the last run. */
export interface Tool<Name extends ToolName> {
  readonly running: ShallowRef<boolean>;
  readonly result: ShallowRef<ToolResult<Name> | undefined>;
  readonly failure: ShallowRef<ShownFailure | undefined>;
  /** Runs in a worker of its own, in place of a run that is not over. */
  run(input: ToolInput<Name>): void;
}

export function useTool<Name extends ToolName>(name: Name): Tool<Name> {
  const running = shallowRef(false);
  const result = shallowRef<ToolResult<Name>>();
  const failure = shallowRef<ShownFailure>();
  let worker: Worker | undefined;
  onBeforeUnmount(() => worker?.terminate());
  return {
    running,
    result,
    failure,
    run(input) {
      worker?.terminate();
      running.value = true;
      worker = new Worker(new URL('./tool-worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<ToolAnswer>) => {
        result.value = 'result' in data ? (data.result as ToolResult<Name>) : undefined;
        failure.value = 'failure' in data ? data.failure : undefined;
        running.value = false;
        worker?.terminate();
      };
      worker.postMessage({ name, input } satisfies ToolRequest);
    },
  };
}
