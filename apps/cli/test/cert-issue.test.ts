import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOneLine, cutaway as runCutaway } from './process.js';

let folder = '';
const cutaway = (...args: string[]) => runCutaway(args, { cwd: folder });
const json = async (...args: string[]) => JSON.parse((await cutaway(...args, '--json')).stdout);

/** What is asked of a server while it listens. */
async function listening<T>(server: Server, ask: (port: number) => Promise<T>): Promise<T> {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  try {
    return await ask((server.address() as AddressInfo).port);
  } finally {
    server.close();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-issue-'));
  expect(await json('cert', 'ca', 'init', 'ca', '--name', 'Test CA')).toMatchObject({
    schemaVersion: 1,
    certificate: { subject: 'CN=Test CA' },
    files: { certificate: 'ca/ca.pem', key: 'ca/ca-key.pem' },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('cutaway cert issue --csr', () => {
  const config = [
    '[req]',
    'distinguished_name = dn',
    '[dn]',
    '[v3]',
    'basicConstraints = critical, CA:TRUE',
    'keyUsage = critical, keyCertSign',
    'extendedKeyUsage = serverAuth, codeSigning',
    'subjectAltName = DNS:pay.example, email:alice@example.com',
  ].join('\n');

  it('says itself what a certificate is for, and tells what it leaves out', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    writeFileSync(join(folder, 'req.cnf'), config);
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', 'asked-key.pem'];
    const how = ['-new', '-config', 'req.cnf', '-reqexts', 'v3', '-subj', '/CN=Alice', '-out', 'asked.csr'];
    expect(run(openssl, ['req', ...how, ...key], { cwd: folder }).status).toBe(0);
    const text = (file: string): string =>
      run(openssl, ['x509', '-in', file, '-noout', '-text'], { cwd: folder }).stdout;

    const issued = await cutaway('cert', 'issue', '--ca', 'ca', '--csr', 'asked.csr', '--for', 'client', '-o', 'alice');
    expect(inOneLine(issued.stderr)).toContain('basicConstraints, keyUsage, extKeyUsage, subjectAltName');
    const client = text('alice.pem');
    expect(client).toMatch(/CA:FALSE[\s\S]*TLS Web Client Authentication\n/);
    expect(client).toContain('email:alice@example.com\n');
    expect(client).not.toContain('DNS:');
    const purpose = ['verify', '-CAfile', 'ca/ca.pem', '-purpose'];
    expect(run(openssl, [...purpose, 'sslclient', 'alice.pem'], { cwd: folder }).stdout).toContain('OK');
    expect(run(openssl, [...purpose, 'sslserver', 'alice.pem'], { cwd: folder }).stdout).not.toContain('OK');

    const code = ['cert', 'issue', '--ca', 'ca', '--csr', 'asked.csr', '--for', 'code-signing', '-o', 'code'];
    expect(await json(...code)).toMatchObject({ schemaVersion: 1, files: { certificate: 'code.pem' } });
    expect(text('code.pem')).toMatch(/Extended Key Usage: *\n *Code Signing\n/);

    const sub = ['cert', 'issue', '--ca', 'ca', '--csr', 'asked.csr', '--for', 'intermediate', 'Sub CA', '-o', 'sub'];
    expect((await cutaway(...sub)).status).toBe(0);
    expect(text('sub.pem')).toMatch(/Subject: CN *= *Sub CA[\s\S]*CA:TRUE, pathlen:0/);
    expect(text('sub.pem')).not.toContain('Extended Key Usage');
    run(openssl, ['req', '-new', '-key', 'asked-key.pem', '-subj', '/CN=leaf', '-out', 'leaf.csr'], { cwd: folder });
    const below = ['x509', '-req', '-in', 'leaf.csr', '-CA', 'sub.pem', '-CAkey', 'asked-key.pem', '-out', 'leaf.pem'];
    expect(run(openssl, below, { cwd: folder }).status).toBe(0);
    const chain = ['verify', '-CAfile', 'ca/ca.pem', '-untrusted', 'sub.pem', 'leaf.pem'];
    expect(run(openssl, chain, { cwd: folder }).stdout).toContain('OK');
  });

  it('has JSON for requests, certificates and what is converted', async () => {
    const asked = await json('cert', 'csr', 'a.example', 'b@example.com');
    expect(asked).toMatchObject({ schemaVersion: 1, request: { subject: 'CN=a.example', key: 'secp256r1' } });
    writeFileSync(join(folder, 'a.csr'), asked.request.pem);
    writeFileSync(join(folder, 'a-key.pem'), asked.privateKey);
    const { certificates } = await json('cert', 'issue', '--ca', 'ca', '--csr', 'a.csr');
    expect(certificates).toMatchObject([{ subject: 'CN=a.example', issuer: 'CN=Test CA' }]);
    writeFileSync(join(folder, 'a.pem'), certificates[0].pem);
    const converted = await json('cert', 'convert', 'a.pem', '--to', 'der');
    expect(converted).toMatchObject({ schemaVersion: 1, format: 'der', items: ['certificate'] });
    const der = Uint8Array.from(atob(converted.base64), (character) => character.charCodeAt(0));
    expect(certificates[0].pem.replaceAll('\n', '')).toContain(btoa(String.fromCharCode(...der)));
    const alone = await json('cert', 'issue', 'me@example.com', '--for', 'client');
    expect(alone.certificates).toMatchObject([{ subject: 'CN=me@example.com' }]);
    expect(alone.privateKey).toContain('BEGIN PRIVATE KEY');
    const late = await json('cert', 'issue', '--ca', 'ca', 'x.example', '--insecure-fault', 'trailing-byte');
    expect(late.certificates[0].pem).toContain('BEGIN CERTIFICATE');
  });
});

describe('cutaway cert --max-iterations', () => {
  it('reads files whose password costs more than usual, when told to', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    await cutaway('cert', 'issue', 'costly.example', '-o', 'costly');
    writeFileSync(join(folder, 'password'), 'secret\n');
    const derivation = ['-v2', 'aes-256-cbc', '-iter', '1000001', '-passout', 'file:password'];
    const made = ['pkcs8', '-topk8', '-in', 'costly-key.pem', '-out', 'costly.p8', ...derivation];
    expect(run(openssl, made, { cwd: folder }).status).toBe(0);
    const read = ['cert', 'convert', 'costly.p8', '--to', 'spki', '--password-file', 'password'];
    const refused = await cutaway(...read);
    expect([refused.status, refused.stderr.includes('--max-iterations')]).toEqual([4, true]);
    expect((await cutaway(...read, '--max-iterations', '1000001')).stdout).toContain('BEGIN PUBLIC KEY');
    expect((await cutaway(...read, '--max-iterations', 'all')).status).toBe(2);
  });
});

describe('cutaway cert fetch --json', () => {
  it('has what a server shows', async () => {
    const issued = await json('cert', 'issue', '--ca', 'ca', 'localhost');
    const server = createTlsServer({ cert: issued.certificates[0].pem, key: issued.privateKey });
    const fetched = await listening(server, (port) => json('cert', 'fetch', `localhost:${port}`));
    expect(fetched).toMatchObject({ schemaVersion: 1, host: 'localhost', certificates: issued.certificates });
  });
});

describe('cutaway cert verify --stapled', () => {
  it('refuses a must-staple certificate without a good answer', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const made = await cutaway('cert', 'issue', '--ca', 'ca', 'staple.example', '--must-staple', '-o', 'staple');
    expect(made.status).toBe(0);
    await cutaway('ocsp', 'request', 'staple.pem', '--issuer', 'ca/ca.pem', '-o', 'staple.req');
    const number = run(openssl, ['x509', '-in', 'staple.pem', '-noout', '-serial'], { cwd: folder })
      .stdout.trim()
      .replace('serial=', '');
    const ca = ['-rsigner', 'ca/ca.pem', '-rkey', 'ca/ca-key.pem', '-CA', 'ca/ca.pem', '-index', 'index.txt'];
    const answers = { good: 'V\t491231235959Z\t', revoked: 'R\t491231235959Z\t260101000000Z' };
    for (const [name, line] of Object.entries(answers)) {
      writeFileSync(join(folder, 'index.txt'), `${line}\t${number}\tunknown\t/CN=x\n`);
      const files = ['-reqin', 'staple.req', '-respout', `${name}.der`, '-ndays', '1'];
      expect(run(openssl, ['ocsp', ...ca, ...files], { cwd: folder }).status).toBe(0);
    }
    const verify = (...more: string[]) => cutaway('cert', 'verify', 'staple.pem', '--ca', 'ca/ca.pem', ...more);
    expect((await verify('--stapled', 'good.der')).stdout).toContain('RFC 7633 §4.2.3');
    const none = await verify('--stapled', 'none');
    expect([none.status, none.stdout.includes('x509/staple-missing')]).toEqual([1, true]);
    const revoked = await verify('--stapled', 'revoked.der', '--json');
    expect([revoked.status, JSON.parse(revoked.stdout).failures[0].code]).toEqual([1, 'x509/revoked']);
    expect((await verify('--stapled', 'staple.pem')).status).toBe(4);

    const responder = createHttpServer((request, response) => {
      request.resume().on('end', () => response.end(readFileSync(join(folder, 'good.der'))));
    });
    const asked = await listening(responder, (port) => {
      const url = ['--url', `http://localhost:${port}/`, '--allow-private'];
      return json('ocsp', 'ask', 'staple.pem', '--issuer', 'ca/ca.pem', ...url);
    });
    expect(asked).toMatchObject({ schemaVersion: 1, ok: true, status: { type: 'good' }, responder: 'issuer' });
  });
});
