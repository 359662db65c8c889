import { measured } from '@cutaway/test-support/measured';
import { Bench } from 'tinybench';

/** A cell: text, or a number that is rounded to what can be trusted of it. */
export type Cell = string | number | undefined;

/** How long each contender runs, in milliseconds: `CUTAWAY_BENCH_TIME`, 200 unless set. */
const TIME = Number(process.env.CUTAWAY_BENCH_TIME ?? 200);

/**
 * Whether time is that of this process's processor, which a busy machine does not change: `CUTAWAY_BENCH_CLOCK=processor`.
 * For benches that wait for no other process.
 */
const PROCESSOR_CLOCK = process.env.CUTAWAY_BENCH_CLOCK === 'processor';

/** A call shorter than this, in milliseconds, is measured several times over between two looks at the clock. */
const SHORTEST_SAMPLE = 0.05;

/**
 * Prints a table: the first column to the left, the others to the right, `–` where there is nothing.
 *
 * @example
 * printTable('Hashes of 16 KiB', ['', 'noble MB/s', 'node MB/s'], [['SHA-256', 210.5, 1480]]);
 */
export function printTable(title: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): void {
  const lines = [columns, ...rows.map((row) => columns.map((_, i) => text(row[i])))];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => (line[i] as string).length)));
  const align = (line: readonly string[]): string =>
    line
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ')
      .trimEnd();
  const [head, ...body] = lines.map(align);
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  console.log(['', title, '', head, rule, ...body].join('\n'));
  measured('benches', { title, columns, rows: lines.slice(1) });
}

function text(cell: Cell): string {
  if (cell === undefined) return '–';
  if (typeof cell === 'string') return cell;
  if (!Number.isFinite(cell)) return '–';
  const digits = cell >= 100 ? 0 : cell >= 10 ? 1 : cell >= 1 ? 2 : 3;
  return cell.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** What is measured. A contender that does not exist for a case is left out of its row. */
export type Contenders<Name extends string> = Readonly<Partial<Record<Name, (() => unknown) | undefined>>>;

/** How often a second each contender runs, one after the other in one process. Contenders may be asynchronous. */
export async function operationsPerSecond<Name extends string>(
  contenders: Contenders<Name>,
): Promise<Partial<Record<Name, number>>> {
  const rates: Partial<Record<Name, number>> = {};
  for (const [name, run] of Object.entries(contenders) as [Name, (() => unknown) | undefined][]) {
    if (run !== undefined) rates[name] = await rate(run);
  }
  return rates;
}

async function rate(run: () => unknown): Promise<number> {
  const first = run();
  if (first instanceof Promise) {
    await first;
    return throughput(run);
  }
  const times = repetitions(run);
  const repeated = (): void => {
    for (let i = 0; i < times; i++) run();
  };
  return (await throughput(repeated)) * times;
}

/** How many calls fill the shortest sample, once the call is warm. */
function repetitions(run: () => unknown): number {
  let calls = 0;
  const start = performance.now();
  let elapsed = 0;
  while (elapsed < TIME / 10) {
    run();
    calls++;
    elapsed = performance.now() - start;
  }
  return Math.max(1, Math.ceil((SHORTEST_SAMPLE * calls) / elapsed));
}

async function throughput(run: () => unknown): Promise<number> {
  if (PROCESSOR_CLOCK) return throughputOfProcessor(run);
  const bench = new Bench({ time: TIME, warmupTime: TIME / 4, iterations: 3, warmupIterations: 1 });
  bench.add('', run);
  const [task] = await bench.run();
  const result = task?.result;
  if (result === undefined || !('latency' in result)) {
    throw new Error('a contender failed', { cause: result !== undefined && 'error' in result ? result.error : result });
  }
  return 1000 / result.latency.p50;
}

async function throughputOfProcessor(run: () => unknown): Promise<number> {
  for (let i = 0; i < 3; i++) await run();
  const before = process.cpuUsage();
  for (let calls = 1; ; calls++) {
    await run();
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1000;
    if (milliseconds >= TIME && calls >= 3) return (1000 * calls) / milliseconds;
  }
}

/** One row of a comparison: what every contender does, and over how many bytes where bytes are what counts. */
export interface Comparison<Name extends string> {
  readonly name: string;
  readonly bytes?: number;
  readonly contenders: Contenders<Name>;
}

/**
 * Measures every row and prints one table: each contender's rate, and its ratio to the last contender, the peer.
 *
 * Rates are megabytes (10⁶) a second where every row counts bytes, else operations a second.
 */
export async function compare<Name extends string>(
  title: string,
  contenders: readonly Name[],
  rows: readonly Comparison<Name>[],
): Promise<void> {
  const ours = contenders.slice(0, -1);
  const peer = contenders.at(-1) as Name;
  const inBytes = rows.every((row) => row.bytes !== undefined);
  const cells: Cell[][] = [];
  for (const row of rows) {
    const rates = await operationsPerSecond(row.contenders);
    const scale = inBytes ? (row.bytes as number) / 1e6 : 1;
    const shown = (name: Name): number | undefined => {
      const value = rates[name];
      return value === undefined ? undefined : value * scale;
    };
    const ratio = (name: Name): string | undefined => {
      const [value, reference] = [rates[name], rates[peer]];
      return value === undefined || reference === undefined ? undefined : `${text(value / reference)}×`;
    };
    cells.push([row.name, ...contenders.map(shown), ...ours.map(ratio)]);
  }
  const unit = inBytes ? 'MB/s' : 'ops/s';
  printTable(`${title} (${unit})`, ['', ...contenders, ...ours.map((name) => `${name} / ${peer}`)], cells);
}

/**
 * As {@link compare}, of the time that this process's processor spends, in milliseconds: what a contender itself costs,
 * however long it waits for a peer and however busy the machine is. The ratios are the last contender's time to each.
 */
export async function compareProcessorTime<Name extends string>(
  title: string,
  contenders: readonly Name[],
  rows: readonly Comparison<Name>[],
  times: number,
): Promise<void> {
  const ours = contenders.slice(0, -1);
  const peer = contenders.at(-1) as Name;
  const cells: Cell[][] = [];
  for (const { name, contenders: all } of rows) {
    const spent: Partial<Record<Name, number>> = {};
    for (const contender of contenders) {
      const run = all[contender];
      if (run !== undefined) spent[contender] = await processorTime(run, times);
    }
    const reference = spent[peer];
    const ratio = (one: Name): string | undefined => {
      const own = spent[one];
      return own === undefined || reference === undefined ? undefined : `${text(reference / own)}×`;
    };
    cells.push([name, ...contenders.map((one) => spent[one]), ...ours.map(ratio)]);
  }
  printTable(`${title} (ms of processor time)`, ['', ...contenders, ...ours.map((one) => `${peer} / ${one}`)], cells);
}

async function processorTime(run: () => unknown, times: number): Promise<number> {
  for (let i = 0; i < 3; i++) await run();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / times;
}
