import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@cutaway/test-support/free-port';
import { findProgram, needs, run } from '@cutaway/test-support/peers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TlsAudit } from '../src/audit/tls/report.js';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const running = new Set<ChildProcess>();
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cutaway-audit-'));
  const openssl = findProgram('openssl');
  if (openssl === undefined) return;
  for (const [name, ...type] of [
    ['rsa', '-newkey', 'rsa:2048'],
    ['ec', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ] as const) {
    const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
    const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.pem`)];
    const made = run(openssl, ['req', '-x509', '-nodes', '-days', '90', ...type, ...names, ...files]);
    if (made.status !== 0) throw new Error(made.stderr);
  }
});

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

/** Starts `openssl s_server` with both certificates. @returns its port. */
async function sServer(openssl: string, ...args: string[]): Promise<number> {
  const port = await freePort();
  const file = (name: string) => join(folder, name);
  const certificates = ['-cert', file('rsa.pem'), '-key', file('rsa.key'), '-dcert', file('ec.pem')];
  const common = ['s_server', '-accept', `127.0.0.1:${port}`, ...certificates, '-dkey', file('ec.key')];
  running.add(spawn(openssl, [...common, '-quiet', '-www', ...args], { stdio: 'ignore' }));
  while (!(await answers(port))) await new Promise((resolve) => setTimeout(resolve, 20));
  return port;
}

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function cutaway(...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  await once(child, 'close');
  return { status: child.exitCode, stdout, stderr };
}

async function audited(port: number, ...args: string[]): Promise<TlsAudit & { status: number | null }> {
  const target = `127.0.0.1:${port}`;
  const { status, stdout, stderr } = await cutaway('audit', target, '--servername', 'localhost', '--json', ...args);
  if (stdout === '') throw new Error(stderr);
  return { status, ...(JSON.parse(stdout) as TlsAudit) };
}

const ids = ({ findings }: TlsAudit): string[] => findings.map(({ id }) => id);

describe('cutaway audit of a TLS server', () => {
  it('finds the versions s_client connects by, and the suites OpenSSL has in their order', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const list = 'ECDHE+AESGCM:DHE+AESGCM:AES128-SHA:ECDHE+AES128:ARIA128-GCM-SHA256:NULL-SHA256:@SECLEVEL=0';
    const port = await sServer(openssl, '-cipher', list, '-serverpref', '-no_ticket');
    const audit = await audited(port, '--ca', join(folder, 'rsa.pem'));

    const flags = { 'TLS 1.3': '-tls1_3', 'TLS 1.2': '-tls1_2', 'TLS 1.1': '-tls1_1', 'TLS 1.0': '-tls1' };
    const connected = Object.entries(flags).filter(([, flag]) => {
      const options = ['-connect', `127.0.0.1:${port}`, flag, '-cipher', 'ALL:@SECLEVEL=0'];
      return run(openssl, ['s_client', ...options], { input: '' }).status === 0;
    });
    expect(audit.versions.map(({ version }) => version)).toEqual(connected.map(([name]) => name));

    const known = run(openssl, ['ciphers', '-stdname', '-s', '-tls1_2', list]).stdout;
    // There is no certificate for DSS.
    const expected = known.split('\n').flatMap((line) => (/^TLS_(?!DHE_DSS)\w+/.exec(line) ?? []).slice(0, 1));
    const [tls13, tls12] = audit.versions;
    expect(tls12?.cipherSuites).toEqual(expected);
    expect(tls12?.serverOrder).toBe(true);
    expect([...(tls13?.cipherSuites ?? [])].sort()).toEqual([
      'TLS_AES_128_GCM_SHA256',
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
    ]);
    expect(audit.resumption).toEqual({ tls13: 'psk', tls12: 'session-id', maxEarlyDataSize: 0 });
    // The chain of the RSA key is trusted here, that of the elliptic one is not.
    expect(audit.chains.map((one) => [one.certificates[0]?.publicKey, one.verified]).sort()).toEqual([
      ['RSA 2048', true],
      ['secp256r1', false],
    ]);
    expect(ids(audit)).toEqual(expect.arrayContaining(['tls/null-suite', 'tls/static-rsa-suite', 'tls/old-version']));
    expect(audit.status).toBe(1);
  }, 30_000);

  it('finds groups and signature schemes as the server is set up', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const groups = ['P-384', 'X25519', 'P-256'];
    const schemes = ['ECDSA+SHA256', 'RSA-PSS+SHA256', 'RSA+SHA384'];
    const options = ['-groups', groups.join(':'), '-sigalgs', schemes.join(':'), '-serverpref'];
    const port = await sServer(openssl, ...options, '-cipher', 'ECDHE+AESGCM', '-no_tls1_1', '-no_tls1');
    const audit = await audited(port);
    const [tls13, tls12] = audit.versions;
    expect(tls13?.groups).toEqual({ names: ['secp384r1', 'x25519', 'secp256r1'], ownOrder: true });
    expect(tls12?.groups.names).toEqual(['secp384r1', 'x25519', 'secp256r1']);
    expect(tls13?.signatureSchemes?.names).toEqual(['ecdsa_secp256r1_sha256', 'rsa_pss_rsae_sha256']);
    expect(tls12?.signatureSchemes?.names).toEqual([
      'ecdsa_secp256r1_sha256',
      'rsa_pss_rsae_sha256',
      'rsa_pkcs1_sha384',
    ]);
    expect([audit.downgradeSentinel, audit.fallbackScsv, audit.serverHello?.compression]).toEqual([true, true, false]);
    expect(ids(audit).filter((id) => id.startsWith('tls/'))).toEqual(['tls/no-post-quantum-group', 'tls/no-stapling']);
  }, 30_000);

  it('says so when nobody answers, or something that is not TLS', async () => {
    const port = await freePort();
    const nobody = await cutaway('audit', `127.0.0.1:${port}`);
    expect(nobody).toMatchObject({ status: 3, stdout: '' });
    expect(nobody.stderr).toContain('nobody listens there');
    const server = createServer((socket) => socket.end('220 mail ready\r\n').on('error', () => {})).listen(
      0,
      '127.0.0.1',
    );
    await once(server, 'listening');
    const other = await cutaway('audit', `127.0.0.1:${(server.address() as { port: number }).port}`, '--lang', 'zh');
    server.close();
    expect(other).toMatchObject({ status: 3, stdout: '' });
    expect(other.stderr).toContain('对方说的不是 TLS');
  });
});
