import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import { launchChromium } from './launch-chromium.js';
import { needs } from './peers.js';

/** A page in chromium, which has run a module. */
export interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Bundles a module with all it imports, from source and without polyfills, and runs it in an empty page. */
export async function openPage(ctx: { skip(note?: string): never }, module: string): Promise<OpenPage> {
  const executablePath = needs(ctx, 'chromium');
  const bundled = await build({
    entryPoints: [module],
    conditions: ['@cutaway/source'],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2023',
    logLevel: 'error',
  });
  const html = `<!doctype html><meta charset="utf-8"><script type="module">${bundled.outputFiles[0]?.text}</script>`;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launchChromium(executablePath);
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return {
    page,
    close: async () => {
      await browser.close();
      server.close();
    },
  };
}
