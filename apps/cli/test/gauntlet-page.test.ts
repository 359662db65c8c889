import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@cutaway/test-support/launch-chromium';
import { needs } from '@cutaway/test-support/peers';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { openFile, violations } from './browser.js';
import { cutaway } from './process.js';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-gauntlet-page-'));
let browser: Browser | undefined;

beforeEach(async (ctx) => {
  browser ??= await launchChromium(needs(ctx, 'chromium'));
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = (name: string, options: Parameters<typeof openFile>[2] = {}): ReturnType<typeof openFile> =>
  openFile(browser as Browser, join(folder, name), options);

// A client that verifies nothing, and tries to get out of the page into which what it prints is put.
const CLIENT = [
  process.execPath,
  '-e',
  `console.log('</pre></script><script>globalThis.owned=1</script>');
   require('https').get(process.argv[1], { rejectUnauthorized: false }, (answer) => answer.pipe(process.stdout))`,
  '{url}',
];
const CASES = 'tls-ec-chain,tls-expired,tls-common-name-alone,tls12-static-rsa';

const selected = (page: Page): Promise<string | null> => page.locator('.row[aria-selected=true] .field').textContent();
const marked = (page: Page): Promise<string> =>
  page.locator('.hex td.marked').evaluateAll((cells) => cells.map(({ textContent }) => textContent).join(''));

describe.each(['en', 'zh'])('cutaway gauntlet --html in %s', (lang) => {
  const name = `report-${lang}.html`;

  it('writes one file whose rows open the handshake at the byte that is wrong', async () => {
    const args = ['gauntlet', 'tls', '--case', CASES, '--name', 'careless', '--html', name, '--', ...CLIENT];
    const run = await cutaway(args, { cwd: folder, env: { LANG: lang === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' } });
    expect(run).toMatchObject({ status: 1 });
    expect(statSync(join(folder, name)).size).toBeLessThan(300_000);
    const { page, problems, close } = await open(name);
    expect(await page.locator('details.case').count()).toBe(4);
    // Nothing is played before somebody looks.
    expect(await page.locator('.controls').count()).toBe(0);
    await page.locator('.falls a[href="#tls-expired"]').click();
    await page.locator('.controls').waitFor();
    expect(await page.locator('.player h3').textContent()).toContain('Certificate');
    expect(await selected(page)).toMatch(/utcTime|UTCTime|notAfter/);
    const time = await marked(page);
    expect(time).toMatch(/^170d(3\d){12}5a$/);
    const byte = Number(/\.(\d+)$/.exec((await page.locator('.defects a').first().getAttribute('href')) ?? '')?.[1]);
    expect(await page.locator('.hex td.byte').getAttribute('data-at')).toBe(String(byte));
    expect(await page.evaluate('globalThis.owned')).toBeUndefined();
    expect(problems).toEqual([]);
    await close();
  });

  it('opens the place that an address names, and says in the address what is chosen', async () => {
    const { page, problems, close } = await open(name, { fragment: '#trace-tls-common-name-alone:0' });
    await page.locator('.controls').waitFor();
    expect(await page.locator('#tls-common-name-alone').getAttribute('open')).toBe('');
    const link = page.locator('#tls-common-name-alone .defects a').first();
    await link.click();
    await page.locator('.row[aria-selected=true]').waitFor();
    const { hash } = new URL(page.url());
    expect(hash).toBe(await link.getAttribute('href'));
    expect(await page.locator('#tls-common-name-alone .defects').textContent()).toContain('subjectAltName');
    expect(problems).toEqual([]);
    await close();
  });

  it.each([
    ['light', 1280],
    ['dark', 360],
  ] as const)('can be read and used by keyboard in %s at %d px', async (colorScheme, width) => {
    const { page, problems, close } = await open(name, { colorScheme, viewport: { width, height: 900 } });
    await page.locator('#tls-expired > summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('.controls').waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(problems).toEqual([]);
    await close();
  });

  it('compares clients', async () => {
    const env = { LANG: lang === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' };
    const gauntlet = ['gauntlet', 'tls', '--case', 'tls-ec-chain,tls-expired', '--name', '<b>', '--output', 'one.json'];
    await cutaway([...gauntlet, '--', ...CLIENT], { cwd: folder, env });
    const html = `compared-${lang}.html`;
    const run = await cutaway(['gauntlet', 'compare', '--html', 'one.json', 'one.json'], { cwd: folder, env });
    expect(run).toMatchObject({ status: 0 });
    writeFileSync(join(folder, html), run.stdout);
    const { page, problems, close } = await open(html, { viewport: { width: 360, height: 900 } });
    expect(await page.locator('thead th').allTextContents()).toEqual(['<b>', '<b>']);
    expect(await page.locator('tbody td').allTextContents()).toEqual(['+', '+', '✗', '✗']);
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    expect(problems).toEqual([]);
    await close();
  });
});
