/**
 * Gives changed bytes to everything that reads bytes of strangers: nothing but errors of ours may come of it, in bounded
 * time and memory. Each input follows from target, seed and number, so that each can be made again.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { inspect, parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { targets } from './targets/index.js';
import type { Report, Work } from './worker.js';

const USAGE = `npm run fuzz -- [--target NAME]… [--seed TEXT] [--seconds N | --inputs N] [--at NUMBER]

  --target   ${targets.map(({ name }) => name).join(', ')}; all unless given
  --seed     other inputs; the day unless given
  --seconds  for each target; 60 unless given
  --inputs   for each target, instead of a time; "ci" for the number of each that CI tries
  --at       the one input of this number
  --verbose  list the ways to end that were seen: error codes, mostly
`;

/** An input that takes longer hangs. */
const LONGEST_INPUT = 20_000;
/** Megabytes of JavaScript objects that a worker may have, and bytes that the process may have. */
const HEAP = 512;
const MEMORY = 2e9;
const FAILURES = 'fuzz-failures';
/** Targets tried at a time. */
const LANES = 2;
/** Failures shown of one target. */
const ENOUGH = 5;

function usage(status: 0 | 2, problem = ''): never {
  process.stderr.write(`${problem}${USAGE}`);
  process.exit(status);
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        target: { type: 'string', multiple: true },
        seed: { type: 'string' },
        seconds: { type: 'string' },
        inputs: { type: 'string' },
        at: { type: 'string' },
        verbose: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return usage(2, `${(error as Error).message}\n\n`);
  }
}

const values = readOptions();
if (values.help === true) usage(0);
for (const name of values.target ?? []) {
  if (!targets.some((target) => target.name === name)) usage(2, `no target ${name}\n\n`);
}
for (const option of ['seconds', 'inputs', 'at'] as const) {
  const value = values[option];
  const isNumber = value === undefined || /^\d+$/.test(value) || (option === 'inputs' && value === 'ci');
  if (!isNumber) usage(2, `--${option} is no number: ${value}\n\n`);
}
if (!/^[\w.-]*$/.test(values.seed ?? '')) usage(2, '--seed is letters, digits, dots and dashes\n\n');
const wanted = targets.filter(({ name }) => values.target?.includes(name) ?? true);
const seed = values.seed ?? new Date().toISOString().slice(0, 10);

interface Outcome {
  readonly inputs: number;
  readonly failures: number;
  /** Different ways to end: error codes, mostly. */
  readonly endings: readonly string[];
}

/** Runs one target in a worker of its own. */
function run(name: string, ciInputs: number): Promise<Outcome> {
  const position = new SharedArrayBuffer(8);
  const at = new Float64Array(position);
  const first = Number(values.at ?? 0);
  const count = values.at !== undefined ? 1 : values.inputs === 'ci' ? ciInputs : Number(values.inputs ?? Infinity);
  const until = count === Infinity ? Date.now() + 1000 * Number(values.seconds ?? 60) : Infinity;
  const workerData: Work = { target: name, seed, first, end: first + count, position };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: HEAP },
  });
  let failures = 0;
  const endings: string[] = [];
  const report = (index: number, error: string, input?: Uint8Array): void => {
    failures++;
    mkdirSync(FAILURES, { recursive: true });
    const file = `${FAILURES}/${name}-${seed}-${index}`;
    if (input !== undefined) writeFileSync(`${file}.bin`, input);
    const again = `npm run fuzz -- --target ${name} --seed ${seed} --at ${index}`;
    writeFileSync(`${file}.txt`, `${again}\n\n${error}\n`);
    process.stdout.write(
      `${name}: input ${index} fails\n  ${error.split('\n').slice(0, 12).join('\n  ')}\n  again: ${again}\n`,
    );
  };
  return new Promise((resolve) => {
    let last = -1;
    let since = Date.now();
    let ready = false;
    const finish = (): void => {
      clearInterval(watch);
      void worker.terminate();
      resolve({ inputs: (at[0] as number) - first + 1, failures, endings });
    };
    const watch = setInterval(() => {
      const now = Date.now();
      const current = at[0] as number;
      if (current !== last || !ready) {
        last = current;
        since = now;
      }
      const { rss } = process.memoryUsage();
      if (now - since > LONGEST_INPUT) report(current, `hangs for more than ${LONGEST_INPUT / 1000} s`);
      else if (rss > MEMORY) report(current, `the process holds ${Math.round(rss / 1e6)} MB`);
      else if (now < until && failures < ENOUGH) return;
      finish();
    }, 100);
    worker.on('message', (message: Report) => {
      if (message.type === 'ready') ready = true;
      else if (message.type === 'ending') endings.push(message.ending);
      else if (message.type === 'failure') report(message.index, message.error, message.input);
      else finish();
    });
    worker.on('error', (error) => {
      report(at[0] as number, inspect(error));
      finish();
    });
  });
}

process.stdout.write(`seed ${seed}\n`);
let failed = false;
const waiting = [...wanted];

/** Runs targets until none waits. */
async function lane(): Promise<void> {
  for (let target = waiting.shift(); target !== undefined; target = waiting.shift()) {
    const { name } = target;
    const started = Date.now();
    const { endings, inputs, failures } = await run(name, target.inputs);
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const counts = `${inputs} inputs in ${seconds} s, ${endings.length} ways to end, ${failures} failures`;
    process.stdout.write(`${name}: ${counts}\n`);
    if (values.verbose === true) process.stdout.write(`  ${[...endings].sort().join('\n  ')}\n`);
    failed ||= failures > 0;
  }
}

await Promise.all(Array.from({ length: Math.min(LANES, availableParallelism()) }, lane));
process.exitCode = failed ? 1 : 0;
