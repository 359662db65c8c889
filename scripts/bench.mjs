// `npm run bench`: builds, then runs every bench and prints its tables. Arguments pick benches by part of their path.
// With `--record` those that wait for no other process are measured in processor time, which a busy machine changes
// little, and the tables go to the site's data with the day and the machine.
import { readdirSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, relative } from 'node:path';
import { machine, measuring, writeData } from './measured.mjs';
import { build, install, root, say, step } from './steps.mjs';

const record = process.argv.includes('--record');
/** Benches that talk to other processes, whose time is not this one's. */
const WITH_OTHERS = /ssh-auth|capture\.bench|handshake\.bench|idle\.bench|hostile\.bench/;

const wanted = process.argv.slice(2).filter((word) => word !== '--record');
const benches = ['packages', 'apps']
  .flatMap((parent) => readdirSync(join(root, parent)).map((name) => join(root, parent, name, 'bench')))
  .flatMap((folder) => {
    try {
      return readdirSync(folder)
        .filter((name) => name.endsWith('.bench.ts'))
        .map((name) => join(folder, name));
    } catch {
      return [];
    }
  })
  .map((path) => relative(root, path))
  .filter((path) => !(record && WITH_OTHERS.test(path)))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)));

if (benches.length === 0) {
  say(`no bench has ${wanted.map((part) => `"${part}"`).join(' or ')} in its path`);
  process.exit(2);
}

install();
build('./packages/*');
const run = (options) => {
  for (const path of benches) {
    say(`bench ${path}`);
    step('node', ['--disable-warning=ExperimentalWarning', path], { ...options, allowFailure: record });
  }
};
if (record) {
  const [load] = loadavg();
  const { benches: tables } = measuring((env) => run({ env: { ...env, CUTAWAY_BENCH_CLOCK: 'processor' } }));
  const milliseconds = Number(process.env.CUTAWAY_BENCH_TIME ?? 200);
  if (tables.length === 0) say('nothing was measured: nothing is written');
  else writeData('benchmarks.json', { machine: machine(), load: Math.round(load * 10) / 10, milliseconds, tables });
} else {
  run({});
}
