import type { CaseResult } from '@cutaway/mitm-scenarios/gauntlet';
import type { RunContext } from '../../run-context.js';
import { Progress } from '../../terminal/progress.js';

const BAR = 24;

/** A line on the terminal that says how far the run is. */
export function progressLine(
  context: RunContext,
  { silent }: { readonly silent: boolean },
): {
  readonly show: (result: CaseResult, done: number, total: number) => void;
  readonly end: () => void;
} {
  const progress = new Progress(context, { silent });
  let fell = 0;
  return {
    show: (result, done, total) => {
      if (result.verdict === 'FELL') fell++;
      const filled = Math.round((done / total) * BAR);
      const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
      progress.show(`${bar} ${context.say('gauntlet.progress', { done, total, fell })}`);
    },
    end: () => progress.end(),
  };
}
