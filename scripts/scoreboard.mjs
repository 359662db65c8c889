// Runs the tests that measure against what we did not write (x509-limbo, Wycheproof, other programs) and writes what
// came of it to the site's data. `npm run scoreboard -- packages/x509` runs some of them, and keeps nothing.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative } from 'node:path';
import { machine, measuring, writeData } from './measured.mjs';
import { root, say, step } from './steps.mjs';

const wanted = process.argv.slice(2);
const files = ['packages']
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter(({ name, parentPath }) => name.endsWith('.test.ts') && !/node_modules|dist/.test(parentPath))
  .map(({ name, parentPath }) => relative(root, join(parentPath, name)))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .filter((file) => /\bneeds\(|\breadVectors\b|\bwycheproof\b/.test(readFileSync(join(root, file), 'utf8')));

say(`${files.length} test files`);
const { limbo, wycheproof, peers } = measuring((env) =>
  step('vitest', ['run', '--silent', '--reporter=dot', ...files], { env, allowFailure: true, stdio: ['ignore', 2, 2] }),
);

/** The version of the Debian package that a program came with. */
function versionOf(path) {
  const ask = (...args) => spawnSync('dpkg-query', args, { encoding: 'utf8' }).stdout ?? '';
  // Folders such as /bin are links, which the package's list of files may or may not know.
  const owner = [path, realpathSync(path), `/usr${path}`, path.replace(/^\/usr/, '')]
    .map((candidate) => /^([^:,\s]+)/.exec(ask('-S', candidate))?.[1])
    .find((name) => name !== undefined);
  if (owner !== undefined) return ask('-W', owner).trim().replace('\t', ' ');
  const { stdout = '' } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
  return stdout.split('\n', 1)[0];
}

/** Programs that tests use and that are no peers. */
const TOOLS = new Set(['node', 'unshare', 'bash', 'zsh', 'fish', 'tmux', 'pgrep', 'mandoc']);

/** Tests against each program, by package. */
function byPeer() {
  const found = new Map();
  for (const { peer, path, file, passed } of peers) {
    if (TOOLS.has(peer)) continue;
    const entry = found.get(peer) ?? {
      peer,
      version: versionOf(path),
      passed: 0,
      failed: 0,
      packages: new Set(),
    };
    entry[passed ? 'passed' : 'failed']++;
    entry.packages.add(file.split('/')[1]);
    found.set(peer, entry);
  }
  return [...found.values()]
    .map(({ packages, ...entry }) => ({ ...entry, packages: [...packages].sort() }))
    .sort((a, b) => b.passed - a.passed);
}

const [board] = limbo;
const data = { machine: machine(), limbo: board ?? null, wycheproof, peers: byPeer() };
for (const { peer, version, passed, failed } of data.peers)
  say(`${peer} ${version}: ${passed} passed, ${failed} failed`);
if (wanted.length > 0) say('only a part was run: nothing is written');
else if (board === undefined || wycheproof.length === 0) say('the public vectors are missing: nothing is written');
else writeData('scoreboard.json', data);
