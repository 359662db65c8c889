// The reference in the built site: its pages hold what was generated, and every link of the site leads somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What each page of the reference must have at least: a selector, and how often. */
const PAGES = {
  errors: ['main dt', 250],
  'reference/api': ['main a[href^="/api/modules/"]', 60],
  'reference/json': ['main h3', 1],
  'reference/conformance': ['main tbody tr', 60],
  'reference/benchmarks': ['main tbody tr', 50],
};

export async function reference({ visit, problems, tree }) {
  for (const [path, [selector, least]] of Object.entries(PAGES)) {
    await visit(`${tree}${path}`, async (page) => {
      await page.waitForSelector(selector, { timeout: 60_000 });
      const count = await page.locator(selector).count();
      if (count < least) problems.push(`${tree}${path}: ${count} of ${selector}, not ${least}`);
    });
  }
}

/** Every link in the built pages leads to a file, and to a heading of it when it names one. */
export function links({ site, problems }) {
  const pages = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.html') && !file.startsWith('api/'),
  );
  const fileOf = (path) => (path.endsWith('/') ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}.html`);
  const text = (file) => readFileSync(join(site, file), 'utf8');
  let count = 0;
  for (const page of pages) {
    for (const [, href] of text(page).matchAll(/<a [^>]*?href="([^"]+)"/g)) {
      const { origin, pathname, hash } = new URL(href, `http://site/${page}`);
      if (origin !== 'http://site') continue;
      count++;
      const file = relative('/', fileOf(decodeURIComponent(pathname)));
      if (!existsSync(join(site, file))) problems.push(`${page}: ${href} leads nowhere`);
      else if (hash.length > 1 && href.startsWith('#')) continue;
      else if (hash.length > 1 && !text(file).includes(`id="${decodeURIComponent(hash.slice(1))}"`))
        problems.push(`${page}: ${href} names no heading`);
    }
  }
  if (count < 1000) problems.push(`only ${count} links were found`);
  return count;
}
