import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findClient } from '@cutaway/mitm-scenarios/gauntlet';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
let folder = '';

function cutaway(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  return spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
    timeout: 280_000,
    maxBuffer: 2 ** 26,
  });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-gauntlet-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('cutaway gauntlet as a process', () => {
  it("finds nothing that this project's own TLS client falls for", () => {
    const client = [process.execPath, main, 'tls', '{host}:{port}', '--path', '/{nonce}', '--ca', '{ca}'];
    const { status, stdout } = cutaway('gauntlet', 'tls', '--name', 'cutaway', '--json', '--', ...client);
    const { summary, results, schemaVersion } = JSON.parse(stdout);
    const fell = results.filter(({ verdict }: { verdict: string }) => verdict === 'FELL');
    expect(fell.map(({ id }: { id: string }) => id)).toEqual([]);
    expect(summary.INCONCLUSIVE).toBe(0);
    expect(schemaVersion).toBe(1);
    expect(status).toBe(0);
  }, 300_000);

  it("finds nothing that this project's own SSH client falls for", () => {
    const who = ['--known-hosts', '{known_hosts}', '-i', '{identity}', '-p', '{port}', '{user}@{host}', '{cmd}'];
    const client = [process.execPath, main, 'ssh', ...who];
    const { status, stdout } = cutaway('gauntlet', 'ssh', '--name', 'cutaway', '--json', '--', ...client);
    const { summary, results } = JSON.parse(stdout);
    const fell = results.filter(({ verdict }: { verdict: string }) => verdict === 'FELL');
    expect(fell.map(({ id }: { id: string }) => id)).toEqual([]);
    expect([summary.INCONCLUSIVE, summary.ACCEPTED, status]).toEqual([0, 4, 0]);
  }, 300_000);

  it("finds nothing that this project's own TLS client falls for before TLS", () => {
    const { argv, stdin } = findClient('cutaway-imap', 'imap').template;
    const cases = [
      'imap-starttls-stripped',
      'imap-starttls-refused',
      'imap-answer-injected',
      'imap-preauth',
      'imap-wrong-host',
    ];
    const client = [process.execPath, main, ...argv.slice(1)];
    const { stdout } = cutaway(
      'gauntlet',
      'imap',
      '--json',
      '--case',
      ...cases,
      '--stdin',
      stdin ?? '',
      '--',
      ...client,
    );
    const { results } = JSON.parse(stdout);
    expect(results.map(({ verdict }: { verdict: string }) => verdict)).toEqual(cases.map(() => 'REFUSED'));
  }, 60_000);

  it('tells of a script with verification switched off, in both languages, and writes every report', (ctx) => {
    needs(ctx, 'curl');
    const files = ['-o', 'a.json', '--junit', 'a.xml', '--sarif', 'a.sarif', '--html', 'a.html'];
    const client = ['--case', 'tls-expired', 'tls-wrong-host', 'tls-ec-chain', '--', 'curl', '-skS', '{url}'];
    const { status, stdout } = cutaway('gauntlet', 'tls', '--name', 'script', ...files, ...client);
    expect(status).toBe(1);
    expect(stdout).toContain('script can be fooled.');
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toContain('What is wrong');
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
    const known = cutaway('gauntlet', 'tls', '--baseline', 'a.json', '--lang', 'zh', ...client);
    expect(known.status).toBe(0);
    expect(known.stdout).toContain('没有上当');
    const compared = cutaway('gauntlet', 'compare', 'a.json', 'a.json');
    expect(compared.stdout).toContain('| case | script | script |');
  }, 60_000);

  it('starts the client where the user stands', (ctx) => {
    needs(ctx, 'curl');
    writeFileSync(join(folder, 'client.sh'), '#!/bin/sh\nexec curl -skS "$1"\n', { mode: 0o755 });
    const cases = ['--case', 'tls-expired', 'tls-ec-chain'];
    const { status, stdout } = cutaway('gauntlet', 'tls', ...cases, '--', './client.sh', '{url}');
    expect(status).toBe(1);
    expect(stdout).toContain('./client.sh can be fooled.');
  });

  it('stops starting a client that comes to no server, and shows what it said', () => {
    const { status, stdout } = cutaway('gauntlet', 'tls', '--', 'sh', 'no-such-script', '{url}');
    expect(status).toBe(3);
    expect(stdout).toContain('no-such-script');
    expect(stdout).toMatch(/[0-9]+ more cases: Not tried/);
    expect(stdout).toContain('cutaway gauntlet serve tls-ec-chain');
    expect(stdout).toContain('Nothing could be told of sh');
  });

  it.each([
    [['gauntlet', 'tls', '--client', 'crul'], 2, 'curl'],
    [['gauntlet', 'tls', '--', 'curl', '{uri}'], 2, 'url'],
    [['gauntlet', 'tls'], 2, 'list'],
    [['gauntlet', 'tls', '--', 'curl', 'https://localhost/'], 2, '{url}'],
    [['gauntlet', 'tls', '--case', 'tls-expird', '--', 'true', '{url}'], 2, 'tls-expired'],
    [['gauntlet', 'tls', '--case', 'tls-expired', '--', 'no-such-program', '{url}'], 3, ''],
    [['gauntlet', 'compare', 'nothing.json'], 4, 'nothing.json'],
  ])('answers %j with exit code %i', (args, expected, mentioned) => {
    const { status, stderr } = cutaway(...args);
    expect(status).toBe(expected);
    expect(stderr).toContain(mentioned);
    expect(stderr).not.toContain('    at ');
  });

  it('ends what it began when it is interrupted, and says that the report is partial', async (ctx) => {
    const pgrep = needs(ctx, 'pgrep');
    const temporary = join(folder, 'temporary');
    mkdirSync(temporary);
    const sleeping = (): string => spawnSync(pgrep, ['-f', '^sleep 302.9'], { encoding: 'utf8' }).stdout;
    const child = spawn(
      process.execPath,
      [main, 'gauntlet', 'tls', '-o', 'partial.json', '--', 'sh', '-c', 'exec sleep 302.9', '{url}'],
      {
        cwd: folder,
        env: { PATH: process.env.PATH, LANG: 'C.UTF-8', TMPDIR: temporary },
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
    let stdout = '';
    child.stdout.on('data', (text) => {
      stdout += text;
    });
    await vi.waitFor(() => expect(sleeping()).not.toBe(''), 20_000);
    child.kill('SIGINT');
    expect(await once(child, 'close')).toEqual([3, null]);
    expect(stdout).toContain('this report is partial');
    expect(JSON.parse(readFileSync(join(folder, 'partial.json'), 'utf8')).partial).toBe(true);
    await vi.waitFor(() => expect(sleeping()).toBe(''));
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('lists its cases', () => {
    const { cases, clients } = JSON.parse(cutaway('gauntlet', 'list', '--json').stdout);
    expect(cases.length).toBeGreaterThan(100);
    expect(clients.map(({ id }: { id: string }) => id)).toContain('curl');
    const all = cutaway('gauntlet', 'clients', '--lang', 'zh').stdout;
    for (const { id } of clients) expect(all).toContain(id);
    expect(all).toContain('切勿');
    expect(cutaway('gauntlet', 'clients', 'go').stdout).toContain('x509.NewCertPool()');
    expect(cutaway('gauntlet', 'clients', 'goo').status).toBe(2);
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(cutaway('gauntlet', 'compare', 'broken.json').status).toBe(4);
  });
});

describe('the GitHub Action', () => {
  const text = readFileSync(fileURLToPath(new URL('../../../action.yml', import.meta.url)), 'utf8');
  const script = (/ {6}run: \|\n([\s\S]*)$/.exec(text)?.[1] ?? '').replaceAll(/^ {8}/gm, '');
  const defaults = { PROTOCOL: 'tls', COMMAND: '', CLIENT: '', FAIL_ON: 'low', BASELINE: '', VERSION: 'latest' };

  /** Runs what the action runs, with this build in the place of the published package. */
  function act(inputs: Partial<typeof defaults> & { readonly REPORT: string }): number | null {
    const bin = join(folder, 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'npx'), `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${main}" "$@"\n`, { mode: 0o755 });
    const env = { ...defaults, ...inputs, PATH: `${bin}:${process.env.PATH}`, LANG: 'C.UTF-8' };
    return spawnSync('bash', ['-e', '-c', script], { cwd: folder, env, timeout: 60_000 }).status;
  }

  it('fails for a client that can be fooled, and not for what is known', (ctx) => {
    needs(ctx, 'curl');
    const COMMAND = 'curl\n-sS\n--cacert\n{ca}\n\n{url}\n';
    expect(act({ COMMAND, REPORT: 'first.json' })).toBe(1);
    const { results } = JSON.parse(readFileSync(join(folder, 'first.json'), 'utf8'));
    expect(results.length).toBeGreaterThan(100);
    expect(readFileSync(join(folder, 'first.xml'), 'utf8')).toContain('<testsuite');
    expect(readFileSync(join(folder, 'first.sarif'), 'utf8')).toContain('sarif-2.1.0');
    expect(act({ COMMAND, REPORT: 'second.json', BASELINE: 'first.json' })).toBe(0);
    expect(act({ CLIENT: 'no-such-client', REPORT: 'third.json' })).toBe(2);
  }, 120_000);
});
