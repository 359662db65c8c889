import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { Authority } from '@cutaway/x509/authority';
import { certificateToPem } from '@cutaway/x509/certificate';
import { privateKeyToPem } from '@cutaway/x509/keys';
import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inOneLine } from './process.js';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-intercept-'));
const root = Authority.create({ subject: [{ CN: 'genuine root' }] }, { provider: nodeCrypto });
const genuine = root.issueServer({ names: ['localhost', '127.0.0.1'] });
const trusted = join(folder, 'root.pem');
const running = new Set<ChildProcess>();
let server: Server;
let to = '';

beforeAll(async () => {
  writeFileSync(trusted, certificateToPem(root.certificate));
  const pem = { cert: certificateToPem(genuine.certificate), key: privateKeyToPem(genuine.privateKey) };
  server = createServer(pem, (_request, response) => response.end('the balance is 42\n')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  to = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  stdout: string;
  stderr: string;
}

function start(program: string, args: readonly string[]): Started {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
  });
  running.add(child);
  const started: Started = { child, stdout: '', stderr: '' };
  child.stdout.on('data', (part) => {
    started.stdout += part;
  });
  child.stderr.on('data', (part) => {
    started.stderr += part;
  });
  return started;
}

async function finish(started: Started): Promise<Started & { status: number | null }> {
  if (started.child.exitCode === null) await once(started.child, 'close');
  return { ...started, status: started.child.exitCode };
}

const fields = ['http.request.method', 'http.response.code', 'http.file_data'].flatMap((field) => ['-e', field]);
const shown = 'http.request.method || http.response.code';
const intercept = (...args: string[]) => start(process.execPath, [main, 'intercept', 'tls', ...args]);

/** Waits until it listens. @returns its port, and the file of its authority. */
async function listening(started: Started): Promise<{ port: string; ca: string }> {
  for (;;) {
    const [, ca, port] = /--cacert (\S+) .*?:(\d+)[ /]/.exec(started.stderr) ?? [];
    if (port !== undefined && ca !== undefined) return { port, ca };
    if (started.child.exitCode !== null) throw new Error(started.stderr);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('cutaway intercept tls', () => {
  it('says what it is about to do, and shows who was deceived and who was not', async (ctx) => {
    const curl = needs(ctx, 'curl');
    const man = intercept('--to', to, '--upstream-ca', trusted, '--listen', '0', '--connections', '2');
    const { port, ca } = await listening(man);
    const url = `https://localhost:${port}/`;
    const page = await finish(start(curl, ['-sS', '--cacert', ca, '-d', 'pin=1234', url]));
    expect(page.stdout).toBe('the balance is 42\n');
    expect((await finish(start(curl, ['-sS', '--cacert', trusted, url]))).status).toBe(60);
    const { status, stdout, stderr } = await finish(man);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^About to listen on 127\.0\.0\.1:0/);
    expect(stdout).toContain('client ⇄ attacker                     attacker ⇄ server\n');
    expect(stdout).toContain('    → ClientHello                         → ClientHello\n');
    expect(stdout).toContain('→ POST / HTTP/1.1\n');
    expect(stdout).toContain('      pin=1234\n');
    expect(stdout).toContain('      the balance is 42\n');
    expect(stdout).toContain('✗ The client was deceived:');
    expect(stdout).toContain('→ Alert fatal unknown_ca');
    expect(stdout).toContain('✓ The client was not deceived: it ended the handshake with the alert');
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('presents what it is told to, with a given authority, in Chinese', async (ctx) => {
    const curl = needs(ctx, 'curl');
    const own = Authority.create({ subject: [{ CN: 'given' }] }, { provider: nodeCrypto });
    const [caFile, keyFile] = [join(folder, 'given.pem'), join(folder, 'given-key.pem')];
    writeFileSync(caFile, certificateToPem(own.certificate));
    writeFileSync(keyFile, privateKeyToPem(own.privateKey));
    const given = ['--ca', caFile, '--ca-key', keyFile, '--ca-out', join(folder, 'out.pem')];
    const destination = ['--to', to, '--upstream-ca', trusted, '--listen', '127.0.0.1:0'];
    const man = intercept(...destination, ...given, '--present', 'expired', '--connections', '1', '--lang', 'zh');
    const { port, ca } = await listening(man);
    await finish(start(curl, ['-sS', '--cacert', ca, `https://localhost:${port}/`]));
    const { stdout } = await finish(man);
    expect(stdout).toContain('由 CN=given 签发');
    expect(stdout).toContain('✓ 客户端没有受骗：它以告警 certificate_expired 结束了握手。');
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('is a proxy that tells its events as NDJSON, and writes captures that tshark can read', async (ctx) => {
    const [curl, tshark] = [needs(ctx, 'curl'), needs(ctx, 'tshark')];
    const keylog = join(folder, 'keys.log');
    const resolve = ['--resolve', 'localhost:127.0.0.1'];
    const pcap = join(folder, 'capture.pcapng');
    const args = ['--proxy', '--json', '--keylog', keylog, '--pcap', pcap, ...resolve, '--insecure-no-verify'];
    const man = intercept(...args, '--listen', '0', '--connections', '1');
    const { port, ca } = await listening(man);
    const [, originPort] = to.split(':');
    const proxied = ['-x', `http://127.0.0.1:${port}`, '--cacert', ca, `https://localhost:${originPort}/`];
    expect((await finish(start(curl, ['-sS', ...proxied]))).stdout).toBe('the balance is 42\n');
    const { stdout } = await finish(man);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ type }) => type).filter((type) => type !== 'trace')).toEqual([
      'connection',
      'target',
      'client-hello',
      'handshake',
      'certificate',
      'handshake',
      'data',
      'http-head',
      'data',
      'http-head',
      'http-content',
      'closed',
      'ended',
    ]);
    expect(readFileSync(keylog, 'utf8').match(/^CLIENT_TRAFFIC_SECRET_0 /gm)).toHaveLength(2);
    const { stdout: decrypted } = await finish(
      start(tshark, ['-r', pcap, '-d', `tcp.port==${originPort},tls`, '-Y', shown, '-T', 'fields', ...fields]),
    );
    // The request for a tunnel, in the clear; then the same request and answer on both sides, decrypted.
    expect(decrypted.split('\n')).toEqual([
      'CONNECT\t\t',
      '\t200\t',
      'GET\t\t',
      'GET\t\t',
      '\t200\tthe balance is 42\\n',
      '\t200\tthe balance is 42\\n',
      '',
    ]);
  });

  it('says what is wrong with its arguments', async () => {
    const failing = async (...args: string[]) => {
      const { status, stderr } = await finish(intercept(...args));
      return [status, inOneLine(stderr).trim()];
    };
    expect(await failing()).toEqual([
      2,
      'cutaway: Say where connections lead to, in one way: --to, --proxy or --by-server-name.',
    ]);
    expect(await failing('--to', to, '--present', 'expird')).toEqual([
      2,
      expect.stringContaining('There is no certificate "expird" to present. The nearest is "expired".'),
    ]);
    expect(await failing('--to', to, '--ca', trusted)).toEqual([
      2,
      'cutaway: --ca and --ca-key go together: give both, or neither.',
    ]);
    const { status, stderr } = await finish(intercept('--to', to, '--listen', to));
    expect([status, stderr]).toEqual([3, expect.stringContaining(`Cannot listen on ${to}:`)]);
  });
});
