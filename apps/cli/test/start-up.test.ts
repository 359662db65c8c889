import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutaway } from './process.js';

// What a start costs is how much it loads, and that can be counted.
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-start-up-'));
beforeAll(async () => {
  expect(await cutaway(['cert', 'issue', 'localhost', '--out', 'self'], { cwd: folder })).toMatchObject({ status: 0 });
  expect(await cutaway(['key', 'gen', 'id', '--no-passphrase'], { cwd: folder })).toMatchObject({ status: 0 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the build wrote about each file of `dist`: the source modules it is made of. */
const { outputs } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../dist/metafile-esm.json', import.meta.url)), 'utf8'),
) as {
  outputs: Record<string, { bytes: number; inputs: Record<string, unknown> }>;
};

interface Loaded {
  readonly files: number;
  readonly kilobytes: number;
  readonly modules: readonly string[];
}

/** Runs a command line and reads from the coverage that Node writes which files of ours it loaded. */
async function loadedBy(...args: string[]): Promise<Loaded> {
  const coverage = mkdtempSync(join(folder, 'coverage-'));
  const { status, stderr } = await cutaway(args, { cwd: folder, env: { NODE_V8_COVERAGE: coverage } });
  expect(status, stderr).toBe(0);
  const files = readdirSync(coverage).flatMap((name): string[] => {
    const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8')) as { result: { url: string }[] };
    return result.filter(({ url }) => url.startsWith('file:')).map(({ url }) => fileURLToPath(url));
  });
  const built = files.map((file) => outputs[`dist/${basename(file)}`]);
  // All that is loaded comes from the build: a package would be looked for in the file system.
  for (const [index, one] of built.entries()) expect(one, files[index]).toBeDefined();
  return {
    files: files.length,
    kilobytes: built.reduce((sum, one) => sum + (one?.bytes ?? 0), 0) / 1000,
    modules: built.flatMap((one) => Object.keys(one?.inputs ?? {})),
  };
}

/** The commands whose code is among modules. */
const commandsIn = (modules: readonly string[]): string[] => [
  ...new Set(modules.flatMap((path) => /^src\/commands\/([^/]+)\/command\.ts$/.exec(path)?.[1] ?? [])),
];

describe('a start loads', () => {
  it('the version and no more for --version', async () => {
    const { modules } = await loadedBy('--version');
    expect(modules.toSorted()).toEqual(['package.json', 'src/main.ts']);
  });

  it('no command for the help of the program', async () => {
    const { modules } = await loadedBy('--help');
    expect(commandsIn(modules)).toEqual([]);
    expect(modules.filter((path) => path.includes('packages/') && !path.includes('packages/primitives'))).toEqual([]);
  });

  it('only its own code for cert inspect: no other command, no curves, no ciphers, no protocol', async () => {
    const { files, kilobytes, modules } = await loadedBy('cert', 'inspect', 'self.pem');
    expect(commandsIn(modules)).toEqual(['cert']);
    expect(modules.filter((path) => /noble\/(curves|ciphers|post-quantum)|\/tldts/.test(path))).toEqual([]);
    expect(modules.filter((path) => /packages\/(tls-handshake|ssh-auth|mitm-scenarios)\//.test(path))).toEqual([]);
    expect(files).toBeLessThan(50);
    expect(kilobytes).toBeLessThan(700);
  });

  it('nothing of TLS for a key of SSH', async () => {
    const { modules } = await loadedBy('key', 'fingerprint', 'id.pub');
    expect(commandsIn(modules)).toEqual(['key']);
    expect(modules.filter((path) => /packages\/(tls-handshake|mitm-scenarios)\//.test(path))).toEqual([]);
  });
});
