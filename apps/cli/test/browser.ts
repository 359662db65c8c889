import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type axeCore from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page that was opened from a file, and what was wrong with it so far: errors, and requests to anywhere. */
export interface OpenedPage {
  readonly page: Page;
  readonly problems: string[];
  close(): Promise<void>;
}

export async function openFile(
  browser: Browser,
  file: string,
  options: BrowserContextOptions & { readonly fragment?: string } = {},
): Promise<OpenedPage> {
  const { fragment = '', ...rest } = options;
  const context = await browser.newContext(rest);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && problems.push(message.text()));
  page.on('request', (request) => !request.url().startsWith('file:') && problems.push(`asked for ${request.url()}`));
  await page.goto(pathToFileURL(file).href + fragment);
  return { page, problems, close: () => context.close() };
}

/** What axe finds on the page as it is now, for WCAG 2 A and AA. */
export async function violations(page: Page): Promise<string[]> {
  // The page's own policy lets no other script in; what the debugger evaluates is not under it.
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axeCore }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
    }),
  );
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
