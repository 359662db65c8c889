import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { printTable } from '@cutaway/test-support/bench';

/** Runs of each command line; they take turns, so that a busy moment hits all alike. */
const RUNS = Number(process.env.CUTAWAY_BENCH_RUNS ?? 15);

/** The Node that starts the command: `CUTAWAY_BENCH_NODE=/usr/bin/node` measures with the one that users have. */
const program = process.env.CUTAWAY_BENCH_NODE ?? process.execPath;

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-bench-'));
const node = (...args: string[]): void => {
  const { status, stderr } = spawnSync(program, args, { cwd: folder });
  if (status !== 0) throw new Error(stderr.toString());
};

/** What starts, and how many times `node -e 0` it may take. */
const contenders: readonly { readonly name: string; readonly args: readonly string[]; readonly aim?: number }[] = [
  { name: 'node -e 0', args: ['-e', '0'] },
  { name: 'cutaway --version', args: [main, '--version'], aim: 1.5 },
  { name: 'cutaway cert inspect FILE', args: [main, 'cert', 'inspect', 'self.pem'], aim: 2.5 },
  { name: 'cutaway key fingerprint FILE', args: [main, 'key', 'fingerprint', 'id.pub'] },
  { name: 'cutaway --help', args: [main, '--help'] },
];

try {
  node(main, 'cert', 'issue', 'localhost', '--out', 'self');
  node(main, 'key', 'gen', 'id', '--no-passphrase');
  const times = contenders.map((): number[] => []);
  for (let run = 0; run <= RUNS; run++) {
    for (const [index, { args }] of contenders.entries()) {
      const start = performance.now();
      node(...args);
      // The first round fills the caches of the file system.
      if (run > 0) times[index]?.push(performance.now() - start);
    }
  }
  const version = spawnSync(program, ['-p', 'process.versions.node']).stdout.toString().trim();
  const best = times.map((all) => Math.min(...all));
  const median = times.map((all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN);
  const [base = Number.NaN] = best;
  printTable(
    `Start-up, ${RUNS} runs of each by turns, Node ${version}`,
    ['', 'best ms', 'median ms', 'times node -e 0', 'aim'],
    contenders.map(({ name, aim }, i) => [name, best[i], median[i], (best[i] ?? Number.NaN) / base, aim]),
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
