import { Buffer } from 'node:buffer';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../steps.mjs';

/** Gives the page what the command line printed: it must play it, keep the place in the address, and refuse what is no trace. */
export async function playTrace({ visit, problems, tree }) {
  const cli = join(root, 'apps/cli/dist/main.js');
  const trace = execFileSync(process.execPath, [cli, 'lab', 'tls13', 'downgrade', '--seed', 'site', '--json'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  await visit(`${tree}player`, async (page) => {
    await page.fill('.play-trace textarea', 'hello');
    await page.click('.play-trace .run');
    await page.waitForSelector('.play-trace [role=alert]');
    await page.setInputFiles('.play-trace input[type=file]', {
      name: 'trace.json',
      mimeType: 'application/json',
      buffer: Buffer.from(trace),
    });
    await page.locator('.arrow', { hasText: 'ServerHello' }).first().click();
    await page.locator('.row', { hasText: 'random' }).first().click();
    if (!/^#\d+\.random$/.test(new URL(page.url()).hash)) problems.push(`${tree}player: ${page.url()} is no place`);
    const bytes = await page.locator('.hex td.marked').count();
    if (bytes !== 32) problems.push(`${tree}player: the random has ${bytes} bytes`);
    const failed = await page.locator('.checks li.failed').count();
    if (failed !== 1) problems.push(`${tree}player: ${failed} checks failed`);
  });
}
