import { spawn } from 'node:child_process';
import { columnsOf } from './wrap.js';

/** Where lines go that may be too many for the terminal. */
export interface Pager {
  readonly print: (line: string) => void;
  /** Shows what was printed. Resolves once the reader has seen enough. */
  readonly finish: () => Promise<void>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A pager for a terminal; `undefined` where lines go straight to stdout: in a pipe, in CI, on a dumb terminal, and with
 * an empty `PAGER` or one of `cat`.
 */
export function pagerFor(stdout: NodeJS.WriteStream, env: Environment): Pager | undefined {
  const program = env.CUTAWAY_PAGER ?? env.PAGER ?? 'less';
  if (stdout.isTTY !== true || env.TERM === 'dumb' || (env.CI ?? '') !== '') return undefined;
  if (program === '' || program === 'cat') return undefined;
  const lines: string[] = [];
  return {
    print: (line) => lines.push(line),
    finish: async () => {
      const text = lines.map((line) => `${line}\n`).join('');
      if (text === '') return;
      const rows = text
        .split('\n')
        .reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / (stdout.columns || 80))), 0);
      if (rows <= (stdout.rows || 24) || !(await shownBy(program, text, env))) stdout.write(text);
    },
  };
}

/** Hands a text to a pager as git does: through the shell, and with less told to leave colours and short texts be. */
function shownBy(program: string, text: string, env: Environment): Promise<boolean> {
  // Ctrl-C is the pager's while it has the terminal.
  const ignore = (): void => {};
  process.on('SIGINT', ignore);
  return new Promise<boolean>((resolve) => {
    const pager = spawn('/bin/sh', ['-c', program], {
      stdio: ['pipe', 'inherit', 'inherit'],
      env: { ...env, LESS: env.LESS ?? 'FRX', LESSCHARSET: env.LESSCHARSET ?? 'utf-8' },
    });
    pager.on('error', () => resolve(false));
    // 127: there is no such program.
    pager.on('close', (status) => resolve(status !== 127));
    // A reader that has seen enough closes its input.
    pager.stdin.on('error', ignore);
    pager.stdin.end(text);
  }).finally(() => process.off('SIGINT', ignore));
}
