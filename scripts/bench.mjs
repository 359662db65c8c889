// `npm run bench`: builds, then runs every bench and prints its tables. Arguments pick benches by part of their path.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build, install, root, say, step } from './steps.mjs';

const wanted = process.argv.slice(2);
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
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)));

if (benches.length === 0) {
  say(`no bench has ${wanted.map((part) => `"${part}"`).join(' or ')} in its path`);
  process.exit(2);
}

install();
build();
for (const path of benches) {
  say(`bench ${path}`);
  step('node', ['--disable-warning=ExperimentalWarning', path]);
}
