import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { launchChromium } from '@cutaway/test-support/launch-chromium';
import { needs } from '@cutaway/test-support/peers';
import { createServer, type Server, type TlsSocket } from '@cutaway/tls-handshake/node';
import { certificateToPem } from '@cutaway/x509/certificate';
import { createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openFile, violations } from './browser.js';
import { cutaway } from './process.js';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-page-'));
const file = (name: string): string => join(folder, name);

// What a hostile server writes into its certificate, to get out of the page's data.
const EVIL = '</script><script>globalThis.owned=1</script><!--<script>\u2028';

let server: Server;
let port: number;
let browser: Browser | undefined;

beforeAll(async () => {
  const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
  const certificate = createCertificate(
    {
      subject: [{ CN: EVIL }],
      publicKey: keys.publicKey,
      notBefore: new Date(Date.now() - 86_400_000),
      notAfter: new Date(Date.now() + 86_400_000),
      extensions: endEntityExtensions({ ...keys, names: ['localhost'], purposes: ['1.3.6.1.5.5.7.3.1'], provider }),
    },
    keys,
    { provider },
  );
  writeFileSync(file('server.pem'), certificateToPem(certificate));
  server = createServer({ credentials: [{ certificates: [certificate.bytes], privateKey: keys.privateKey }] });
  server.on('secureConnection', (socket: TlsSocket) => {
    socket.on('error', () => {});
    socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\n\r\nhello'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

beforeEach(async (ctx) => {
  browser ??= await launchChromium(needs(ctx, 'chromium'));
});

afterAll(async () => {
  await browser?.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function written(name: string, args: readonly string[], language = 'en'): Promise<string> {
  const run = await cutaway(['tls', `localhost:${port}`, '--ca', 'server.pem', '--html', name, ...args], {
    cwd: folder,
    env: { LANG: language === 'zh' ? 'zh_CN.UTF-8' : 'C.UTF-8' },
  });
  expect(run).toMatchObject({ status: 0 });
  return file(name);
}

const open = (path: string, options: Parameters<typeof openFile>[2] = {}): ReturnType<typeof openFile> =>
  openFile(browser as Browser, path, options);

const marked = (page: Page): Promise<string> =>
  page.locator('.hex td.marked').evaluateAll((cells) => cells.map(({ textContent }) => textContent).join(''));
const selected = (page: Page): Promise<string | null> => page.locator('.row[aria-selected=true] .field').textContent();
const shown = (page: Page): Promise<string | null> => page.locator('h3').textContent();

describe('cutaway tls --html', () => {
  let path: string;
  beforeAll(async () => {
    path = await written('trace.html', []);
  });

  it('is for its owner alone, asks for nothing, and lets no other script run', async () => {
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const text = readFileSync(path, 'utf8');
    expect(text).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)|<link|@import|\son\w+=/);
    expect(text.match(/<script/g)).toHaveLength(2);
    const { page, problems, close } = await open(path);
    await page.waitForSelector('.player');
    expect(await page.evaluate(() => 'owned' in globalThis)).toBe(false);
    await page.locator('.arrow', { hasText: 'Certificate' }).first().click();
    expect(await page.locator('.stage').textContent()).toContain('</script><script>globalThis.owned=1');
    expect(problems).toEqual([]);
    await close();
  });

  it.each([
    ['light', 1300, 'ServerHello'],
    ['dark', 360, 'Certificate'],
  ] as const)('has no violation axe would find, %s, %i pixels wide, at %s', async (colorScheme, width, name) => {
    const { page, problems, close } = await open(path, { colorScheme, viewport: { width, height: 900 } });
    await page.locator('.arrow', { hasText: name }).first().click();
    await page.locator('details').evaluateAll((all) => {
      for (const details of all as HTMLDetailsElement[]) details.open = true;
    });
    // What stands there without a script is not shown; axe would take long over it.
    await page.evaluate(() => document.querySelector('#trace')?.replaceChildren());
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(problems).toEqual([]);
    await close();
  });

  it('links fields and bytes both ways, and the address to them', async () => {
    const { page, problems, close } = await open(path);
    await page.locator('.arrow', { hasText: 'ServerHello' }).click();
    await page.locator('.row', { hasText: 'cipher_suite' }).first().click();
    expect(await marked(page)).toBe('1301');
    expect(new URL(page.url()).hash).toMatch(/^#\d+\.cipher_suite$/);
    await page.locator('.hex td[data-at="5"]').click();
    expect(await selected(page)).toBe('legacy_version');
    expect(await marked(page)).toBe('0303');
    await page.locator('.hex td[data-at="12"]').hover();
    expect(await page.locator('.row.pointed .field').textContent()).toBe('random');
    await page.locator('.row', { hasText: 'msg_type' }).hover();
    expect(await page.locator('.hex td.pointed').allTextContents()).toEqual(['02']);

    const again = await open(path, { fragment: new URL(page.url()).hash });
    expect(await shown(again.page)).toBe('2. ServerHello');
    expect(await selected(again.page)).toBe('legacy_version');
    expect(await again.page.locator('.hex td.byte').getAttribute('data-at')).toBe('5');
    expect([...problems, ...again.problems]).toEqual([]);
    await again.close();
    await close();
  });

  it('is stepped with the keyboard, and says where it is', async () => {
    const { page, problems, close } = await open(path);
    await page.locator('.arrow').first().focus();
    await page.keyboard.press('ArrowDown');
    expect(await shown(page)).toBe('2. ServerHello');
    expect(await page.locator('[role=status].aside').textContent()).toMatch(
      /^Message 2 of \d+: ServerHello, from server/,
    );
    expect(await page.evaluate(() => document.querySelector('#trace')?.shadowRoot?.activeElement?.ariaLabel)).toMatch(
      /^2\. ServerHello, server → client/,
    );
    await page.keyboard.press('End');
    expect(await shown(page)).toMatch(/Alert$/);
    await page.getByRole('button', { name: 'Previous message' }).focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    expect(await shown(page)).toBe('2. ServerHello');

    await page.locator('.row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await selected(page)).toBe('length');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('.row[aria-expanded=false]').count()).toBe(1);

    await page.locator('.hex td[tabindex="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await selected(page)).toBe('random');
    expect(problems).toEqual([]);
    await close();
  });

  it('shows what a record looks like on the wire, and what its secrets come from', async () => {
    const { page, problems, close } = await open(path);
    await page.locator('.arrow', { hasText: 'EncryptedExtensions' }).click();
    const plain = await page.locator('.hex').textContent();
    await page.getByRole('button', { name: 'Encrypted record' }).click();
    expect(await page.locator('.hex').textContent()).not.toBe(plain);
    expect(await page.locator('.stage').textContent()).toContain('key server_handshake_write_key, sequence number 0');
    await page.locator('.arrow', { hasText: 'ServerHello' }).click();
    await page.locator('.secrets summary', { hasText: 'handshake_secret =' }).first().click();
    await page.getByRole('button', { name: '← shared_secret' }).click();
    const details = page.locator('details[open]', { hasText: 'client_ephemeral_private_key' });
    await details.getByRole('button', { name: '← client_ephemeral_private_key' }).click();
    expect(await shown(page)).toBe('1. ClientHello');
    await page.locator('.derivation summary').click();
    const derivation = page.locator('.derivation');
    await derivation.getByRole('button', { name: 'client_application_traffic_secret_0', exact: true }).click();
    expect(await shown(page)).toMatch(/^\d+\. Finished$/);
    expect(problems).toEqual([]);
    await close();
  });

  it('goes from a check to the bytes it looked at', async () => {
    const { page, close } = await open(path);
    await page.locator('.arrow', { hasText: 'ServerHello' }).click();
    await page
      .getByRole('button', { name: 'Looked at extensions.key_share.server_share.key_exchange' })
      .first()
      .click();
    expect(await selected(page)).toBe('key_exchange');
    await close();
  });

  it('is readable where no script runs', async () => {
    const { page, close } = await open(path, { javaScriptEnabled: false });
    expect(await page.locator('#trace .message').first().isVisible()).toBe(true);
    const text = await page.locator('#trace').textContent();
    for (const word of ['ClientHello', 'cipher_suites', 'shared_secret', 'certificate.name'])
      expect(text).toContain(word);
    await close();
  });
});

it('has both connections when the second resumes the first, in Chinese as well', async () => {
  const path = await written('resumed.html', ['--resume'], 'zh');
  const { page, problems, close } = await open(path);
  expect(await page.locator('.session').allTextContents()).toEqual(['第 2 次会话']);
  await page.getByRole('button', { name: '播放' }).waitFor();
  expect(await page.locator('.stage').textContent()).toContain('客户端 → 服务器');
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  expect(await page.title()).toContain('TLS with localhost');
  expect(problems).toEqual([]);
  await close();
});

it('shows three parties, and what somebody in the middle changed', async () => {
  const run = await cutaway(['lab', 'tls13', 'downgrade', '--seed', 'a', '--html', 'cell.html'], { cwd: folder });
  expect(run).toMatchObject({ status: 0 });
  const { page, problems, close } = await open(file('cell.html'));
  expect(await page.locator('.actor').allTextContents()).toEqual(['client', 'attacker', 'server']);
  const names = await page.locator('.arrow').evaluateAll((arrows) => arrows.map(({ ariaLabel }) => ariaLabel));
  expect(names.slice(0, 3)).toEqual([
    expect.stringMatching(/^1\. ClientHello, client → attacker, /),
    expect.stringMatching(/^2\. ClientHello, attacker → server, /),
    expect.stringMatching(/^3\. ServerHello, server → client, past the attacker, .*failed checks: 1/),
  ]);
  await page.locator('.arrow').nth(2).click();
  expect(await page.locator('.checks li').first().textContent()).toMatch(/^✗ FAILED client · downgrade_sentinel/);
  expect(problems).toEqual([]);
  await close();
});

it('shows a certification path with what was checked in each certificate', async () => {
  const args = ['cert', 'verify', 'server.pem', '--ca', 'server.pem', '--host', 'localhost', '--html', 'path.html'];
  const run = await cutaway(args, { cwd: folder });
  const { page, problems, close } = await open(file('path.html'));
  expect(await page.locator('h3').textContent()).toBe('1. Certificate');
  expect(await page.locator('.end').textContent()).toContain(run.status === 0 ? 'is valid' : 'is refused');
  await page
    .getByRole('button', { name: /^Looked at tbsCertificate\.validity/ })
    .first()
    .click();
  expect(await selected(page)).toBe('validity');
  expect(problems).toEqual([]);
  await close();
});
