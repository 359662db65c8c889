import type { RunContext } from '../run-context.js';
import { truncateColumns } from './wrap.js';

/** What takes less is not worth a word. */
const PATIENCE = 1000;

/**
 * A line on the terminal that says how far a run is, once it has taken a second. It stands on stderr and is gone at the
 * end, after Ctrl-C too. Nothing where stderr is no terminal or a dumb one, or when it is to be silent, as with `--json`.
 */
export class Progress {
  private readonly shown: boolean;
  private readonly began: number = performance.now();
  /** Whether nobody else deals with Ctrl-C. */
  private readonly alone: boolean = process.listenerCount('SIGINT') === 0;
  private text = '';
  private drawn = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ env }: Pick<RunContext, 'env'>, { silent = false }: { readonly silent?: boolean } = {}) {
    this.shown = process.stderr.isTTY === true && env.TERM !== 'dumb' && !silent;
    if (this.shown) process.once('SIGINT', this.interrupted);
  }

  /** Says what is being done, in place of what was said before. */
  show(text: string): void {
    if (!this.shown) return;
    this.text = text;
    const left = PATIENCE - (performance.now() - this.began);
    if (left <= 0) this.draw();
    else this.timer ??= setTimeout(() => this.draw(), left).unref();
  }

  /** Says at once what is about to take its time, for work during which nothing else can run, not even a timer. */
  async announce(text: string): Promise<void> {
    if (!this.shown) return;
    // Ctrl-C must not wait for a turn of the event loop that does not come.
    process.off('SIGINT', this.interrupted);
    this.text = text;
    this.draw();
    await letOthersRun();
  }

  /** Takes the line away. What is shown next may draw it again. */
  clear(): void {
    if (this.drawn) process.stderr.write('\r\u001b[K');
    this.drawn = false;
  }

  /** Takes the line away for good. */
  end(): void {
    this.clear();
    clearTimeout(this.timer);
    process.off('SIGINT', this.interrupted);
  }

  /** The context with output that is not mixed with the line. */
  beside(context: RunContext): RunContext {
    const after =
      (write: (line: string) => void): ((line: string) => void) =>
      (line) => {
        this.clear();
        write(line);
      };
    return { ...context, print: after(context.print), note: after(context.note) };
  }

  private draw(): void {
    const { columns = 80 } = process.stderr;
    // The cursor waits in front, so that whatever comes overwrites the line.
    process.stderr.write(`\r\u001b[K${truncateColumns(this.text, columns - 1)}\r`);
    this.drawn = true;
  }

  private readonly interrupted = (): void => {
    this.end();
    // Ended as it would have been without us.
    if (this.alone) process.kill(process.pid, 'SIGINT');
  };
}

/** Timers and signals get their turn; between pieces of work that leaves them none. */
export function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
