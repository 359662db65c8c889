import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { certificateFromPem, privateKeyFromPem } from '@cutaway/x509';
import { certificateListToPem, createCertificateList } from '@cutaway/x509/crl';
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
    const wrong = cutaway('crl', 'verify', 'second.crl', '--issuer', 'server.pem', '--json');
    expect(wrong.status).toBe(1);
    expect(JSON.parse(wrong.stdout)).toMatchObject({ ok: false, revoked: 1 });
    expect(cutaway('cert', 'inspect', '--fields', 'server.pem').stdout).toContain('127.0.0.1');
  });
});

describe('cutaway crl after many others', () => {
  it('counts on from any number', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    const issuer = {
      certificate: certificateFromPem(read('ca/ca.pem')),
      privateKey: privateKeyFromPem(read('ca/ca-key.pem'), { provider: nodeCrypto }),
    };
    const period = { thisUpdate: new Date(Date.now() - 1000), nextUpdate: new Date(Date.now() + 86_400_000) };
    const many = createCertificateList({ ...period, cRLNumber: 299, revocations: [] }, issuer, {
      provider: nodeCrypto,
    });
    writeFileSync(join(folder, 'many.crl'), certificateListToPem(many));
    expect(cutaway('crl', 'create', '--ca', 'ca', '--previous', 'many.crl', '-o', 'next.crl').status).toBe(0);
    const { stdout } = run(openssl, ['crl', '-in', 'next.crl', '-noout', '-crlnumber'], { cwd: folder });
    expect(stdout).toMatch(/crlNumber=0x0?12C/);
  });
});

describe('cutaway ocsp as a process', () => {
  it("asks OpenSSL's responder by file, and judges what it says", (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const asked = ['server.pem', '--issuer', 'ca/ca.pem'];
    expect(cutaway('ocsp', 'request', ...asked, '-o', 'request.der').status).toBe(0);
    const serial = run(openssl, ['x509', '-in', 'server.pem', '-noout', '-serial'], { cwd: folder }).stdout;
    const number = serial.trim().replace('serial=', '');
    const answers = [
      `V\t491231235959Z\t\t${number}\tunknown\t/CN=x\n`,
      `R\t491231235959Z\t260101000000Z\t${number}\tunknown\t/CN=x\n`,
    ];
    const outcomes = answers.map((index, turn) => {
      writeFileSync(join(folder, 'index.txt'), index);
      const keys = ['-rsigner', 'ca/ca.pem', '-rkey', 'ca/ca-key.pem', '-CA', 'ca/ca.pem'];
      const files = ['-index', 'index.txt', '-reqin', 'request.der', '-respout', `response${turn}.der`, '-ndays', '1'];
      expect(run(openssl, ['ocsp', ...files, ...keys], { cwd: folder }).status).toBe(0);
      return cutaway('ocsp', 'verify', `response${turn}.der`, ...asked).status;
    });
    expect(outcomes).toEqual([0, 1]);
    const told = JSON.parse(cutaway('ocsp', 'verify', 'response1.der', ...asked, '--json').stdout);
    expect(told).toMatchObject({ schemaVersion: 1, ok: true, status: { type: 'revoked' }, responder: 'issuer' });
    const late = cutaway('ocsp', 'verify', 'response0.der', ...asked, '--at', '2049-01-01');
    expect(late.status).toBe(1);
    expect(cutaway('ocsp', 'verify', 'request.der', ...asked).status).toBe(4);
    expect(cutaway('ocsp', 'verify', 'response0.der', 'ca/ca.pem').status).toBe(2);
  });
});

describe('faults asked for by name', () => {
  it('are in what is issued', (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const args = ['cert', 'issue', 'localhost', '--ca', 'ca', '--insecure-fault'];
    expect(cutaway(...args, 'expired', '-o', 'late').status).toBe(0);
    const said = run(openssl, ['verify', '-CAfile', 'ca/ca.pem', 'late.pem'], { cwd: folder });
    expect(said.stdout + said.stderr).toContain('certificate has expired');
    expect(cutaway('cert', 'verify', 'late.pem', '--ca', 'ca/ca.pem').stdout).toContain('x509/expired');
    expect(cutaway(...args, 'trailing-byte', '-o', 'trailing').status).toBe(0);
    expect(cutaway('cert', 'verify', 'trailing.pem', '--ca', 'ca/ca.pem').stderr).toContain('x509/der-trailing-bytes');
    const unknown = cutaway(...args, 'nonsense');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('nul-in-name');
  });
});
