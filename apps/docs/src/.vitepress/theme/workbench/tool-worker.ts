import type { Language } from '@cutaway/primitives/explain';
import { failureOf, type ShownFailure } from './failure.js';
import { type ToolName, tools } from './tools.js';

/** What the page asks of the worker. */
export interface ToolRequest {
  readonly name: ToolName;
  readonly input: { readonly language: Language };
}

/** What the worker answers. */
export type ToolAnswer = { readonly result: unknown } | { readonly failure: ShownFailure };

self.onmessage = async ({ data: { name, input } }: MessageEvent<ToolRequest>) => {
  try {
    const run = (await tools[name]()) as (input: ToolRequest['input']) => unknown;
    self.postMessage({ result: await run(input) } satisfies ToolAnswer);
  } catch (error) {
    self.postMessage({ failure: failureOf(error, input.language) } satisfies ToolAnswer);
  }
};
