import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';
import { cutaway } from './process.js';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-man-'));
const packageFile = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('manual pages', () => {
  it('are those the package names', () => {
    const { man } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { man: string[] };
    const built = readdirSync(packageFile('dist/man')).filter((name) => name.endsWith('.1'));
    expect(man).toEqual(built.toSorted().map((name) => `./dist/man/${name}`));
    expect(readdirSync(packageFile('dist/man/zh'))).toEqual(built);
  });

  it.for(['dist/man', 'dist/man/zh'])('%s: mandoc finds nothing wrong', (pages, ctx) => {
    const files = readdirSync(packageFile(pages)).filter((name) => name.endsWith('.1'));
    const paths = files.map((name) => join(packageFile(pages), name));
    const { stdout } = run(needs(ctx, 'mandoc'), ['-T', 'lint', '-W', 'warning', ...paths]);
    // A date would make every build another one.
    expect(stdout.split('\n').filter((line) => line !== '' && !line.includes('missing date'))).toEqual([]);
  });

  it('are printed where there is no terminal, in the language of the run', async () => {
    const { status, stdout } = await cutaway(['man', 'cert', '--lang', 'zh'], { cwd: folder });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\.TH "CUTAWAY-CERT" "1"/);
    expect(stdout).toContain('查看证书');
    const unknown = await cutaway(['man', 'certt'], { cwd: folder });
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('certt');
  });
});

it('the reference of the site has a page for each', async () => {
  const { status } = await cutaway(['man', '--format', 'markdown', '--out', folder], { cwd: folder });
  expect(status).toBe(0);
  const pages = readdirSync(folder).filter((name) => name.endsWith('.md'));
  expect(pages.length).toBeGreaterThan(10);
  const index = readFileSync(join(folder, 'cutaway.md'), 'utf8');
  for (const name of pages.filter((one) => one !== 'cutaway.md')) expect(index).toContain(`(./${name})`);
  for (const [, target] of index.matchAll(/\]\(\.\/([^)]+)\)/g)) expect(pages).toContain(target);
});
