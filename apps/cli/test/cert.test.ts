import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
let folder = '';

function cutaway(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { PATH: process.env.PATH, LANG: 'C.UTF-8' };
  return spawnSync(process.execPath, [main, ...args], { cwd: folder, encoding: 'utf8', env, timeout: 60_000 });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-cert-'));
  expect(cutaway('cert', 'ca', 'init', 'ca', '--name', 'Test CA').status).toBe(0);
  expect(cutaway('cert', 'issue', '--ca', 'ca', 'localhost', '127.0.0.1', '-o', 'server').status).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('cutaway cert as a process', () => {
  it('makes what openssl verifies, keys for their owner alone, and never replaces a file unasked', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    expect(run(openssl, ['verify', '-CAfile', 'ca/ca.pem', 'server.pem'], { cwd: folder }).stdout).toContain('OK');
    expect(statSync(join(folder, 'server-key.pem')).mode & 0o777).toBe(0o600);
    const again = cutaway('cert', 'issue', '--ca', 'ca', 'localhost', '-o', 'server');
    expect(again.status).toBe(2);
    expect(again.stderr).toContain('--force');
  });

  it.each(['en', 'zh'])('verifies and refuses, with reasons (%s)', (lang) => {
    const good = cutaway('cert', 'verify', 'server.pem', '--ca', 'ca/ca.pem', '--host', 'localhost', '--lang', lang);
    expect(good.status).toBe(0);
    expect(good.stdout).toContain('RFC 9525 §6');
    const bad = cutaway('cert', 'verify', 'server.pem', '--ca', 'ca/ca.pem', '--host', 'example.org', '--lang', lang);
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('x509/name-mismatch');
    expect(bad.stdout).toContain('tbsCertificate.extensions[3]');
    expect(cutaway('cert', 'verify', 'server.pem').status).toBe(1);
  });

  it('prints JSON with a version', () => {
    const { stdout } = cutaway('cert', 'verify', 'server.pem', '--ca', 'ca/ca.pem', '--host', 'a.example', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: 1, ok: false });
    const inspected = JSON.parse(cutaway('cert', 'inspect', 'server.pem', '--json').stdout);
    expect(inspected.items[0].facts[0]).toEqual({ label: 'Version', value: '3 (0x2)' });
    const linted = JSON.parse(cutaway('cert', 'lint', 'server.pem', '--json').stdout);
    expect(linted.certificates[0].findings.map(({ id }: { id: string }) => id)).toContain('dns-name-internal');
  });

  it('reads standard input, DER and PKCS #12', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    run(openssl, ['x509', '-in', 'server.pem', '-outform', 'DER', '-out', 'server.der'], { cwd: folder });
    expect(cutaway('cert', 'inspect', 'server.der', '--short').stdout).toContain('CN=localhost');
    writeFileSync(join(folder, 'password'), 'secret\n');
    const p12 = cutaway(
      'cert',
      'convert',
      'server.pem',
      'server-key.pem',
      '--to',
      'p12',
      '--new-password-file',
      'password',
      '-o',
      'server.p12',
    );
    expect(p12.status).toBe(0);
    expect(
      run(openssl, ['pkcs12', '-in', 'server.p12', '-passin', 'pass:secret', '-nodes'], { cwd: folder }).stdout,
    ).toContain('BEGIN PRIVATE KEY');
    expect(cutaway('cert', 'inspect', 'server.p12', '--password-file', 'password', '--short').stdout).toContain(
      'CN=localhost',
    );
    writeFileSync(join(folder, 'wrong'), 'wrong\n');
    expect(cutaway('cert', 'inspect', 'server.p12', '--password-file', 'wrong').status).toBe(4);
    const piped = spawnSync(process.execPath, [main, 'cert', 'inspect', '-', '--short'], {
      input: readFileSync(join(folder, 'server.pem')),
      encoding: 'utf8',
    });
    expect(piped.stdout).toContain('CN=localhost');
  });

  it('makes requests and issues for them', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    expect(cutaway('cert', 'csr', 'a.example', '-o', 'request').status).toBe(0);
    expect(run(openssl, ['req', '-in', 'request.csr', '-noout', '-verify'], { cwd: folder }).stderr).toContain(
      'verify OK',
    );
    const { stdout } = cutaway('cert', 'issue', '--ca', 'ca', '--csr', 'request.csr');
    writeFileSync(join(folder, 'issued.pem'), stdout);
    expect(cutaway('cert', 'verify', 'issued.pem', '--ca', 'ca/ca.pem', '--host', 'a.example').status).toBe(0);
  });

  it.each([
    ['nothing.pem', 'no such file'],
    ['password.pem', 'no certificate'],
  ])('tells what is wrong with %s, exit code 4', (file, reason) => {
    writeFileSync(join(folder, 'password.pem'), 'hello');
    const { status, stdout, stderr } = cutaway('cert', 'inspect', file);
    expect(status).toBe(4);
    expect(stdout).toBe('');
    if (file === 'nothing.pem') expect(stderr).toContain(reason);
    expect(stderr).not.toContain('    at ');
  });

  it('points to the byte of a certificate that is cut short', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    run(openssl, ['x509', '-in', 'server.pem', '-outform', 'DER', '-out', 'cut.der'], { cwd: folder });
    const der = readFileSync(join(folder, 'cut.der'));
    writeFileSync(join(folder, 'cut.der'), der.subarray(0, 200));
    const { status, stderr } = cutaway('cert', 'inspect', 'cut.der');
    expect(status).toBe(4);
    expect(stderr).toMatch(/x509\/der-/);
  });
});

describe('cutaway crl as a process', () => {
  it('revokes, continues and verifies lists', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    expect(cutaway('crl', 'create', '--ca', 'ca', '-o', 'first.crl').status).toBe(0);
    expect(cutaway('cert', 'verify', 'server.pem', '--ca', 'ca/ca.pem', '--crl', 'first.crl').status).toBe(0);
    const args = ['--revoke', 'server.pem', '--reason', 'keyCompromise', '--previous', 'first.crl', '-o', 'second.crl'];
    expect(cutaway('crl', 'create', '--ca', 'ca', ...args).status).toBe(0);
    const refused = cutaway('cert', 'verify', 'server.pem', '--ca', 'ca/ca.pem', '--crl', 'second.crl');
    expect(refused.status).toBe(1);
    expect(refused.stdout).toContain('keyCompromise');
    const theirs = run(openssl, ['crl', '-in', 'second.crl', '-CAfile', 'ca/ca.pem', '-noout', '-crlnumber'], {
      cwd: folder,
    });
    expect(theirs.stdout).toMatch(/crlNumber=0x0?2/);
    expect(cutaway('crl', 'verify', 'second.crl', '--issuer', 'ca/ca.pem').status).toBe(0);
    expect(cutaway('crl', 'verify', 'second.crl', '--issuer', 'server.pem').status).toBe(1);
  });
});
