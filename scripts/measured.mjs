// What tests and benches measured, for the site's data: where it is collected, on which machine, on which day.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { environment, root, step } from './steps.mjs';

/** Runs something that measures, and gives what it noted: `of('limbo')`. */
export function measuring(run) {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-measured-'));
  try {
    run({ ...environment, CUTAWAY_MEASURED: folder });
    const of = (kind) => {
      const file = join(folder, `${kind}.jsonl`);
      return existsSync(file)
        ? readFileSync(file, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [];
    };
    return { limbo: of('limbo'), wycheproof: of('wycheproof'), peers: of('peers'), benches: of('benches') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The machine as readers need it to judge figures. */
export function machine() {
  const [{ model }] = cpus();
  return {
    processor: model.trim(),
    processors: cpus().length,
    node: process.versions.node,
    openssl: process.versions.openssl,
  };
}

/** Writes a file of the site's data, formatted as everything is, with the day. */
export function writeData(name, data) {
  const file = join(root, 'apps/docs/src/data', name);
  writeFileSync(file, JSON.stringify({ day: new Date().toISOString().slice(0, 10), ...data }));
  step('biome', ['format', '--write', file]);
}
