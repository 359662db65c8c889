// Serves the built site to chromium: pages load without an error or a request elsewhere, "next" leads through the
// chapters, the ladder, a cell and experiments run, search finds, axe finds nothing. Screenshots go to the folder named by CUTAWAY_SCREENSHOTS, if any.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';
import { launchChromium } from '@cutaway/test-support/launch-chromium';
import { liveRuns } from './smoke/site-live.mjs';
import { looks } from './smoke/site-looks.mjs';
import { playTrace } from './smoke/site-player.mjs';
import { links, reference } from './smoke/site-reference.mjs';
import { workbench } from './smoke/site-workbench.mjs';
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

/** The file behind an address without ending. */
const fileOf = (path) => (path.endsWith('/') ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}.html`);

const server = createServer((request, response) => {
  const name = fileOf(normalize(decodeURIComponent(new URL(request.url, 'http://site').pathname)));
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

const browser = await launchChromium(process.env.CUTAWAY_CHROMIUM ?? '/usr/bin/chromium');
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
  await inspect(page, path);
  const folder = process.env.CUTAWAY_SCREENSHOTS;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${path.replaceAll('/', '_')}.png`) });
  await page.close();
}

/** Notes what axe finds on the page as it is now. */
async function inspect(page, path) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run('#VPContent', { runOnly: ['wcag2a', 'wcag2aa'] }),
  );
  for (const { id, nodes } of violations) problems.push(`${path}: axe ${id} in ${nodes[0].target.join(' ')}`);
}

/** Reads from the first page on by "next" alone, until the page that says why the man in the middle fails. */
async function readOn(page) {
  await page.click('.VPHero .brand');
  const seen = [];
  while (seen.length < 40) {
    await page.waitForSelector('main h1');
    const { pathname } = new URL(page.url());
    seen.push(pathname);
    await page.waitForFunction(() => !document.querySelector('.live, .experiment') || document.querySelector('.run'));
    await inspect(page, pathname);
    if (pathname.endsWith('/man-in-the-middle')) return say(`site: ${seen.length} chapters from the first page on`);
    await page.click('.pager-link.next');
    await page.waitForURL((url) => url.pathname !== pathname);
  }
  problems.push(`no way from the first page: ${seen.join(' ')}`);
}

/** Runs the page's first cell of the ladder, and looks for its story. */
async function runCell(page) {
  await page.locator('.live .run').first().click();
  await page.waitForSelector('.live .story h3', { timeout: 120_000 });
}

/** Runs the page's first experiment, which must come out as expected. */
async function runExperiment(page) {
  await page.locator('.experiment .run').first().click();
  await page.waitForSelector('.findings', { timeout: 120_000 });
  const [held, fell] = [await page.locator('.findings .held').count(), await page.locator('.findings .fell').count()];
  if (held === 0 || fell > 0) problems.push(`${page.url()}: ${held} observations hold, ${fell} do not`);
  const trace = page.locator('.findings summary').first();
  if ((await trace.count()) === 0) return;
  await trace.click();
  await page.waitForSelector('.findings .player ol, .findings .player section', { timeout: 60_000 });
}

/** Searches for words that one chapter has, as a reader types them. */
function search(words, target) {
  return async (page) => {
    await page.click('#local-search button');
    await page.fill('#localsearch-input', words);
    await page.waitForSelector('a.result, .no-results', { timeout: 60_000 });
    const found = await page.locator('a.result').evaluateAll((links) => links.map(({ href }) => href));
    if (!found.some((href) => href.includes(target))) problems.push(`“${words}” found ${found.join(' ') || 'nothing'}`);
    await page.keyboard.press('Escape');
  };
}

/** The first page with all that it loads, in compressed bytes. */
async function weigh(path) {
  const page = await browser.newPage();
  await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  await page.close();
  const files = new Set([path, ...loaded.filter((url) => url.startsWith(origin)).map((url) => new URL(url).pathname)]);
  const total = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(site, fileOf(file)))).length, 0);
  say(`site: ${path} takes ${Math.round(total / 1000)} kB, compressed`);
  if (files.size < 3 || total > 200_000)
    problems.push(`${path} takes ${total} bytes in ${files.size} files, compressed`);
}

/** Runs the ladder in the page and opens the cell in which the man in the middle reads what `hybrid` protects. */
async function climb(page) {
  await page.click('.run');
  await page.waitForSelector('.run:not([disabled])', { timeout: 120_000 });
  say(`site: the whole ladder, ${await page.locator('.took').textContent()}`);
  const fell = await page.locator('.cell.read').count();
  const held = await page.locator('.cell.safe').count();
  if (fell < 20 || held < 50) problems.push(`the ladder has ${fell} cells read and ${held} safe`);
  await page.locator('.cell.read').last().click();
  await page.waitForSelector('.story .player');
}

/** Everything that is looked at in one language. */
async function walk(tree) {
  await weigh(tree);
  await visit(tree, readOn);
  await visit(tree);
  await visit(`${tree}threats`, runCell);
  await visit(`${tree}questions/q1`, runExperiment);
  await visit(`${tree}questions/`, (page) => page.waitForSelector('main ol li:nth-child(20)'));
  await visit(`${tree}errata`, runExperiment);
  await visit(
    `${tree}glossary`,
    tree === '/' ? search('forward secrecy', '/tls12-ecdhe') : search('前向安全', '/zh/tls12-ecdhe'),
  );
  await visit(`${tree}handshake`, (page) => page.waitForSelector('.verdict.completed', { timeout: 120_000 }));
  await visit(`${tree}ladder`, climb);
  await liveRuns({ visit, problems, tree });
  await workbench({ visit, problems, tree });
  await reference({ visit, problems, tree });
  await looks({ browser, origin, inspect, problems, tree });
  await playTrace({ visit, problems, tree });
  for (const name of ['rungs', 'gauntlet', 'errors', 'clients'])
    await visit(`${tree}${name}`, (page) => page.waitForSelector('main section, main .scroll'));
}

try {
  // Side by side: most of the time goes by in waiting.
  await Promise.all(['/', '/zh/'].map(walk));
  say(`site: ${links({ site, problems })} links`);
  for (const problem of problems) say(`site: ${problem}`);
  if (problems.length > 0) process.exitCode = 1;
  else say('site: all chapters and ten other pages in two languages, the ladder run in each, no violation');
} finally {
  await browser.close();
  server.close();
}
