import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
let folder = '';

function cutaway(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  return spawnSync(process.execPath, [main, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env,
    timeout: 110_000,
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
  }, 120_000);

  it('tells of a script with verification switched off, in both languages, and writes every report', (ctx) => {
    needs(ctx, 'curl');
    const files = ['-o', 'a.json', '--junit', 'a.xml', '--sarif', 'a.sarif', '--html', 'a.html'];
    const client = ['--case', 'tls-expired', 'tls-wrong-host', 'tls-ec-chain', '--', 'curl', '-skS', '{url}'];
    const { status, stdout } = cutaway('gauntlet', 'tls', '--name', 'script', ...files, ...client);
    expect(status).toBe(1);
    expect(stdout).toContain('script can be fooled.');
    expect(readFileSync(join(folder, 'a.html'), 'utf8')).toContain('← the defect');
    expect(JSON.parse(readFileSync(join(folder, 'a.sarif'), 'utf8')).version).toBe('2.1.0');
    const known = cutaway('gauntlet', 'tls', '--baseline', 'a.json', '--lang', 'zh', ...client);
    expect(known.status).toBe(0);
    expect(known.stdout).toContain('没有上当');
    const compared = cutaway('gauntlet', 'compare', 'a.json', 'a.json');
    expect(compared.stdout).toContain('| case | script | script |');
  }, 60_000);

  it.each([
    [['gauntlet', 'tls', '--client', 'crul'], 2, 'curl'],
    [['gauntlet', 'tls', '--', 'curl', '{uri}'], 2, 'url'],
    [['gauntlet', 'tls'], 2, 'list'],
    [['gauntlet', 'tls', '--case', 'tls-expird', '--', 'true'], 2, 'tls-expired'],
    [['gauntlet', 'tls', '--case', 'tls-expired', '--', 'no-such-program'], 3, ''],
    [['gauntlet', 'compare', 'nothing.json'], 4, 'nothing.json'],
  ])('answers %j with exit code %i', (args, expected, mentioned) => {
    const { status, stderr } = cutaway(...args);
    expect(status).toBe(expected);
    expect(stderr).toContain(mentioned);
    expect(stderr).not.toContain('    at ');
  });

  it('lists its cases', () => {
    const { cases, clients } = JSON.parse(cutaway('gauntlet', 'list', '--json').stdout);
    expect(cases.length).toBeGreaterThan(100);
    expect(clients.map(({ id }: { id: string }) => id)).toContain('curl');
    writeFileSync(join(folder, 'broken.json'), '{');
    expect(cutaway('gauntlet', 'compare', 'broken.json').status).toBe(4);
  });
});
