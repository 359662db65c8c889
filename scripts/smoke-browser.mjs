// Bundles the built packages for a page, without polyfills, and lets chromium run the same self-check as Node, TLS
// between a page and a worker, and SSH inside the page.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@cutaway/test-support/launch-chromium';
import { build } from 'esbuild';
import { root, say } from './steps.mjs';

const executablePath = process.env.CUTAWAY_CHROMIUM ?? '/usr/bin/chromium';
const folder = mkdtempSync(join(tmpdir(), 'cutaway-browser-'));

await build({
  entryPoints: ['page', 'worker'].map((name) => join(root, `scripts/smoke/${name}.mjs`)),
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2023',
  outdir: folder,
  logLevel: 'error',
});
writeFileSync(
  join(folder, 'index.html'),
  '<!doctype html><title>smoke</title><script type="module" src="/page.js"></script>',
);

const server = createServer((request, response) => {
  const script = ['/page.js', '/worker.js'].includes(request.url);
  response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
  response.end(readFileSync(join(folder, script ? request.url : 'index.html')));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const browser = await launchChromium(executablePath);
try {
  const page = await browser.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  const result = await page
    .waitForFunction(() => globalThis.smokeResult, undefined, { timeout: 60_000 })
    .then((handle) => handle.jsonValue())
    .catch((error) => ({ ok: false, error: String(error) }));
  if (!result.ok || problems.length > 0) {
    say(`chromium: ${[result.error, ...problems].filter(Boolean).join('; ')}`);
    process.exitCode = 1;
  } else {
    for (const line of result.lines) say(`chromium: ${line}`);
  }
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
}
