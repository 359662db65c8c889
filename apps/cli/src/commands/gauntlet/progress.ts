import type { CaseResult } from '@cutaway/mitm-scenarios/gauntlet';
import type { RunContext } from '../../run-context.js';

/** A line on the terminal that says how far the run is; nothing where stderr is none. */
export function progressLine({ say, env }: RunContext): {
  readonly show: (result: CaseResult, done: number, total: number) => void;
  readonly clear: () => void;
} {
  const { stderr } = process;
  const shown = stderr.isTTY === true && env.TERM !== 'dumb';
  const clear = (): void => {
    if (shown) stderr.write('\r\u001b[K');
  };
  let fell = 0;
  return {
    show: (result, done, total) => {
      if (result.verdict === 'FELL') fell++;
      if (!shown) return;
      const filled = Math.round((done / total) * 24);
      const bar = '█'.repeat(filled) + '░'.repeat(24 - filled);
      stderr.write(`\r\u001b[K${bar} ${say('gauntlet.progress', { done, total, fell })}`);
    },
    clear,
  };
}
