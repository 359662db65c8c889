// What the root commands share: finding the pinned pnpm, running a step visibly, failing with a sentence.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** Environment with the workspace's programs first on the PATH, its own Node 24 among them; no telemetry, no update notes. */
export const environment = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  NO_UPDATE_NOTIFIER: '1',
  npm_config_update_notifier: 'false',
};

/** Tells the person at the terminal, on stderr, what happens now. */
export function say(text) {
  process.stderr.write(`cutaway: ${text}\n`);
}

/** Runs a program with our streams; ends this process with its exit code when it fails. */
export function step(program, args, options = {}) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit', env: environment, ...options });
  if (result.error !== undefined) {
    say(`cannot run ${program}: ${result.error.message}`);
    process.exit(1);
  }
  if (result.status !== 0 && options.allowFailure !== true) process.exit(result.status ?? 1);
  return result.status ?? 1;
}

/** Installs exactly what the lock file names. Needs nothing but Node and npm. */
export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    say(`Node ${process.versions.node} is too old; 20.19 or newer is needed.`);
    process.exit(1);
  }
  say(`installing (${packageManager})`);
  step('npx', ['--yes', packageManager, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    stdio: ['ignore', 2, 2],
  });
}

/** Builds packages and apps; what did not change comes from the cache. */
export function build(...filters) {
  say('building');
  step('turbo', ['run', 'build', '--output-logs=errors-only', ...filters.map((name) => `--filter=${name}`)], {
    stdio: ['ignore', 2, 2],
  });
}
