// Serves the built site to chromium: pages load without an error or a request elsewhere, the ladder runs, axe finds
// nothing. Screenshots go to the folder named by CUTAWAY_SCREENSHOTS, if any.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { root, say } from './steps.mjs';

const site = join(root, 'apps/docs/dist');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const types = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
  svg: 'image/svg+xml',
};

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname));
  const name = path.endsWith('/') ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}.html`;
  try {
    const content = readFileSync(join(site, name));
    response.setHeader('content-type', types[name.split('.').pop()] ?? 'application/octet-stream');
    response.end(content);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const browser = await chromium.launch({
  executablePath: process.env.CUTAWAY_CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const problems = [];

async function visit(path, look = async () => {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 1400 } });
  page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && problems.push(`${path}: ${message.text()}`));
  page.on('request', (request) => {
    const { protocol } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:' && !request.url().startsWith(origin)) {
      problems.push(`${path}: asked for ${request.url()}`);
    }
  });
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  await look(page);
  await page.addScriptTag({ content: axe });
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run('#VPContent', { runOnly: ['wcag2a', 'wcag2aa'] }),
  );
  for (const { id, nodes } of violations) problems.push(`${path}: axe ${id} in ${nodes[0].target.join(' ')}`);
  const folder = process.env.CUTAWAY_SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${path.replaceAll('/', '_')}.png`) });
  await page.close();
}

/** Runs the ladder in the page and opens the cell in which the man in the middle reads what `hybrid` protects. */
async function climb(page) {
  await page.click('.run');
  await page.waitForSelector('.run:not([disabled])', { timeout: 120_000 });
  const fell = await page.locator('.cell.read').count();
  const held = await page.locator('.cell.safe').count();
  if (fell < 20 || held < 50) problems.push(`the ladder has ${fell} cells read and ${held} safe`);
  await page.locator('.cell.read').last().click();
  await page.waitForSelector('.story .dissection, .story h4');
}

try {
  for (const tree of ['/', '/zh/']) {
    await visit(tree);
    await visit(`${tree}handshake`, (page) => page.waitForSelector('.dissection'));
    await visit(`${tree}ladder`, climb);
    for (const name of ['rungs', 'gauntlet', 'errors', 'clients'])
      await visit(`${tree}${name}`, (page) => page.waitForSelector('main section, main .scroll'));
  }
  for (const problem of problems) say(`site: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else say('site: 14 pages in two languages, the ladder run in each, no violation');
} finally {
  await browser.close();
  server.close();
}
