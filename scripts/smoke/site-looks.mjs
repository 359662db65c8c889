// How the main pages look on a desktop and on a phone, light and dark: nothing is wider than a phone's screen, axe finds
// nothing in the dark. With CUTAWAY_SCREENSHOTS every combination is looked at, and its picture goes to that folder.
import { join } from 'node:path';

const PAGES = [
  '',
  'https-eight',
  'ladder',
  'questions/q1',
  'glossary',
  'errors',
  'workbench/',
  'workbench/certificate',
];
const LOOKS = [
  { theme: 'dark', width: 1200 },
  { theme: 'light', width: 360 },
  { theme: 'light', width: 1200, picture: true },
  { theme: 'dark', width: 360, picture: true },
];

export async function looks({ browser, origin, inspect, problems, tree }) {
  const folder = process.env.CUTAWAY_SCREENSHOTS;
  for (const { theme, width, picture } of LOOKS) {
    if (picture && folder === undefined) continue;
    const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    for (const path of PAGES) {
      const name = `${tree}${path} ${theme} ${width}`;
      await page.goto(`${origin}${tree}${path}`, { waitUntil: 'networkidle' });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) problems.push(`${name}: ${wide} pixels wide`);
      if (theme === 'dark' && width === 1200) await inspect(page, name);
      if (folder !== undefined)
        await page.screenshot({
          path: join(folder, `look${name.replaceAll(/[/ ]/g, '_')}.png`),
          fullPage: width === 360,
        });
    }
    await context.close();
  }
}
