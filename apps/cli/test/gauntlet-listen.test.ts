import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { get as getPlain } from 'node:http';
import { get, type RequestOptions } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-listen-'));
});
afterAll(() => rmSync(folder, { recursive: true, maxRetries: 5 }));

interface Listening {
  readonly url: string;
  readonly ended: Promise<{
    readonly status: number | null;
    readonly verdicts: readonly (readonly [string, string])[];
  }>;
}

async function listen(...args: string[]): Promise<Listening> {
  const child = spawn(process.execPath, [main, 'gauntlet', 'tls', '--json', ...args], {
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
  });
  let stdout = '';
  child.stdout.on('data', (text) => {
    stdout += text;
  });
  let stderr = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (text) => {
      stderr += text;
      const [found] = /http:\/\/\S+/.exec(stderr) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.on('exit', () => reject(new Error(stderr)));
  });
  const ended = once(child, 'exit').then(([status]) => ({
    status,
    verdicts: JSON.parse(stdout).results.map(({ id, verdict }: { id: string; verdict: string }) => [id, verdict]),
  }));
  return { url, ended };
}

const read = (url: string, language = 'en'): Promise<string> =>
  new Promise((resolve, reject) => {
    getPlain(url, { headers: { 'Accept-Language': language }, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve(text));
    }).on('error', reject);
  });

/** Opens what the page says, as whoever holds the telephone does, until all is done. */
async function goThrough(url: string, options: RequestOptions): Promise<void> {
  let opened = '';
  for (;;) {
    const page = await read(url).catch(() => '');
    const [, step, href] = /data-step="([^"]*)" href="([^"]*)"/.exec(page) ?? [];
    if (step === undefined || href === undefined) return;
    if (step !== opened) {
      opened = step;
      await new Promise((resolve) => {
        get(href, { ...options, agent: false }, (response) => response.resume().on('end', resolve)).on(
          'error',
          resolve,
        );
      });
      await fetch(new URL('ended', url), { method: 'POST', redirect: 'manual' });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const CASES = ['--case', 'tls-ec-chain,tls-expired,tls-wrong-host,tls-tag-flipped'];

describe('cutaway gauntlet tls --listen', () => {
  it('finds what a careful client refuses and a gullible one falls for', async () => {
    const careful = await listen('--listen', ...CASES);
    const page = await read(careful.url, 'zh-CN,zh;q=0.9,en;q=0.8');
    expect(page).toContain('现在是正常服务器');
    expect(await read(`${careful.url}?lang=en`, 'zh')).toContain('Now the honest server');
    expect((await fetch(new URL('nowhere', careful.url))).status).toBe(404);
    await goThrough(careful.url, { ca: await read(`${careful.url}ca.pem`) });
    expect(await careful.ended).toEqual({
      status: 0,
      verdicts: [
        ['tls-ec-chain', 'ACCEPTED'],
        ['tls-expired', 'REFUSED'],
        ['tls-wrong-host', 'REFUSED'],
        ['tls-tag-flipped', 'NOT_TESTABLE'],
      ],
    });
    const gullible = await listen('--listen', '127.0.0.1', '--host', '127.0.0.1', ...CASES);
    await goThrough(gullible.url, { rejectUnauthorized: false });
    expect(await gullible.ended).toEqual({
      status: 1,
      verdicts: [
        ['tls-ec-chain', 'ACCEPTED'],
        ['tls-expired', 'FELL'],
        // Told an address alone, it can be asked nothing about names.
        ['tls-wrong-host', 'NOT_TESTABLE'],
        ['tls-tag-flipped', 'NOT_TESTABLE'],
      ],
    });
  }, 60_000);

  it('takes chromium through, which opens everything by itself', async (ctx) => {
    const chromium = needs(ctx, 'chromium');
    const { url, ended } = await listen('--listen', '-o', join(folder, 'chromium.json'), ...CASES);
    const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
    const args = ['--headless', '--no-sandbox', '--disable-gpu', ...quiet, '--ignore-certificate-errors'];
    const browser = spawn(
      chromium,
      [...args, `--user-data-dir=${join(folder, 'profile')}`, '--remote-debugging-port=0', `${url}#automatic`],
      { stdio: 'ignore', detached: true },
    );
    try {
      const { status, verdicts } = await ended;
      expect(status).toBe(1);
      expect(verdicts.filter(([, verdict]) => verdict === 'FELL')).toHaveLength(2);
    } finally {
      process.kill(-(browser.pid as number), 'SIGKILL');
    }
    const report = JSON.parse(readFileSync(join(folder, 'chromium.json'), 'utf8'));
    expect(report.results[1].attack.trace.length).toBeGreaterThan(5);
  }, 60_000);

  it.each([[['--listen', 'example.com:1']], [['--listen', '--client', 'curl']]])('refuses %j', async (args) => {
    const child = spawn(process.execPath, [main, 'gauntlet', 'tls', ...args], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([2, null]);
  });
});
