import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const main = join(root, 'apps/cli/dist/main.js');

/** The blocks of code of the site's page about the gauntlet, by their language. */
function blocks(page: string): ReadonlyMap<string, string> {
  const markdown = readFileSync(join(root, 'apps/docs/src', page), 'utf8');
  const own = markdown.slice(markdown.indexOf('```ts'));
  return new Map([...own.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = '', code = '']) => [language, code]));
}

const examples = blocks('gauntlet.md');
const example = (language: string): string => examples.get(language) ?? '';

// Where the packages that the examples import are found by their names.
const folder = mkdtempSync(join(root, 'packages/mitm-scenarios/.example-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes an example into the folder; gives its path. */
function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the examples of the page about the gauntlet', () => {
  describe('vitest', async () => {
    await import(/* @vite-ignore */ pathToFileURL(file('client.test.ts', example('ts'))).href);
  });

  it('node:test', (ctx) => {
    needs(ctx, 'curl');
    const path = file('client.mjs', example('js'));
    const { status, stdout } = spawnSync(process.execPath, ['--test', path], { encoding: 'utf8' });
    expect(stdout).toMatch(/pass 1\n/);
    expect(status).toBe(0);
  }, 60_000);

  it('pytest', (ctx) => {
    const pytest = needs(ctx, 'pytest');
    mkdirSync(join(folder, 'bin'));
    const shim = `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${main}" "$@"\n`;
    writeFileSync(join(folder, 'bin/npx'), shim, { mode: 0o755 });
    const path = file('test_client.py', example('python'));
    const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
    const args = ['-q', '-p', 'no:cacheprovider', path];
    const { status, stdout } = spawnSync(pytest, args, { encoding: 'utf8', env, cwd: folder });
    expect(stdout).toMatch(/1 passed/);
    expect(status).toBe(0);
  }, 60_000);

  it('are the same in Chinese', () => {
    expect(examples.size).toBe(4);
    expect(blocks('zh/gauntlet.md')).toEqual(examples);
  });
});
