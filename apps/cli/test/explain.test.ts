import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));

function cutaway(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env, timeout: 60_000 });
}

describe('cutaway explain', () => {
  it.each([
    ['x509/expired', 'alert certificate_expired'],
    ['TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256', 'Diffie-Hellman on an elliptic curve'],
    ['ECDHE-RSA-AES128-GCM-SHA256', '0xc02f'],
    ['0xc02f', 'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256'],
    ['TLS_RSA_WITH_RC4_128_SHA', 'No forward secrecy'],
    ['X25519MLKEM768', '0x11ec'],
    ['2.5.29.17', 'subjectAltName'],
    ['handshake_failure', 'TLS alert'],
    ['ClientHello', 'message'],
    ['diffie-hellman-group1-sha1', 'only through the lab'],
    ['tls-expired', 'gauntlet case'],
    ['dns-name-underscore', 'RFC 5280 §4.2.1.6'],
    ['RFC 8446 4.1.4', 'tls/'],
  ])('knows %s', (term, expected) => {
    const { status, stdout } = cutaway('explain', ...term.split(' '));
    expect(status).toBe(0);
    expect(stdout).toContain(expected);
    expect(stdout.split('\n').every((line) => line.length <= 80)).toBe(true);
  });

  it('speaks Chinese and JSON', () => {
    expect(cutaway('explain', 'TLS_AES_128_GCM_SHA256', '--lang', 'zh').stdout).toContain('密码套件');
    const { entries } = JSON.parse(cutaway('explain', '0x1301', '--json').stdout);
    expect(entries[0]).toMatchObject({ kind: 'cipherSuite', name: 'TLS_AES_128_GCM_SHA256' });
  });

  it('suggests something near for what it does not know', () => {
    const { status, stderr } = cutaway('explain', 'X25519MLKEM786');
    expect(status).toBe(2);
    expect(stderr).toContain('X25519MLKEM768');
  });
});
