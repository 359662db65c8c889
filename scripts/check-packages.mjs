// Packs every published package as npm would and lets publint and arethetypeswrong look at the result.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, say, step } from './steps.mjs';

const folders = ['packages', 'apps'].flatMap((parent) =>
  readdirSync(join(root, parent)).map((name) => join(root, parent, name)),
);

for (const folder of folders) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (manifest.private) continue;
  const target = mkdtempSync(join(tmpdir(), 'cutaway-pack-'));
  try {
    say(`checking ${manifest.name}`);
    step('pnpm', ['pack', '--pack-destination', target], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 2],
    });
    const tarball = join(target, readdirSync(target)[0]);
    step('publint', ['run', tarball, '--strict']);
    const typed = Object.values(manifest.exports).some((entry) => typeof entry === 'object' && 'types' in entry);
    if (typed) step('attw', [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji', '--quiet']);
  } finally {
    rmSync(target, { recursive: true, force: true });
  }
}
say('packages are well formed');
