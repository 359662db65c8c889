import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

function cutaway(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env, timeout: 60_000 });
}

describe('cutaway lab as a process', () => {
  it('gives the same text for the same seed, and names the seed it chose', () => {
    const first = cutaway('lab', 'hybrid', 'key-swap');
    expect(first.status).toBe(0);
    const seed = /--seed (\w+)/.exec(first.stdout)?.[1] ?? '';
    expect(cutaway('lab', 'hybrid', 'key-swap', '--seed', seed).stdout).toBe(first.stdout);
    expect(cutaway('lab', 'hybrid', 'key-swap').stdout).not.toBe(first.stdout);
  });

  it('speaks Chinese', () => {
    const { status, stdout } = cutaway('lab', 'cert-signed', 'other-domain', '--lang', 'zh');
    expect(status).toBe(0);
    expect(stdout).toContain('结论  安全');
  });

  it.each([
    [['lab', 'hybird'], 'hybrid'],
    [['lab', 'hybrid', 'eavesdrp'], 'eavesdrop'],
  ])('answers %s with a suggestion and exit code 2', (args, suggestion) => {
    const { status, stdout, stderr } = cutaway(...args);
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(suggestion);
  });

  it('refuses an unknown crypto provider and too many arguments', () => {
    expect(cutaway('lab', '--crypto', 'none').status).toBe(2);
    expect(cutaway('lab', 'plain', 'tamper', 'more').status).toBe(2);
  });
});
