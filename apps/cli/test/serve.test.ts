import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs } from '@cutaway/test-support/peers';
import { afterEach, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function start(program: string, args: readonly string[]): { child: ChildProcess; out: () => Outcome } {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8' },
  });
  running.add(child);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8');
  });
  return { child, out: () => ({ status: child.exitCode, stdout, stderr }) };
}

async function finish(started: ReturnType<typeof start>): Promise<Outcome> {
  if (started.child.exitCode === null) await once(started.child, 'close');
  return started.out();
}

const serve = (...args: string[]) => start(process.execPath, [main, 'tls', 'serve', ...args]);

/** Waits until it listens. @returns the address, and the file with the authority that was made for the run. */
async function listening(started: ReturnType<typeof start>): Promise<{ url: string; ca: string }> {
  for (;;) {
    const { stderr, status } = started.out();
    const ca = /(\S+ca\.pem) https/.exec(stderr)?.[1];
    const url = /https:\/\/localhost:\d+\//.exec(stderr)?.[0];
    if (url !== undefined && ca !== undefined) return { url, ca };
    if (status !== null) throw new Error(stderr);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

describe('cutaway tls serve', () => {
  it('serves curl, shows its handshake, and stops after so many connections', async (ctx) => {
    const curl = needs(ctx, 'curl');
    const server = serve('--port', '0', '--connections', '1');
    const { url, ca } = await listening(server);
    const { stdout: page } = await finish(start(curl, ['-s', '--cacert', ca, `${url}path`]));
    expect(page).toContain('request       GET /path\nversion       TLS 1.3\n');
    const ja4 = /^JA4 +(t13\w+)$/m.exec(page)?.[1];
    expect(ja4).toMatch(/^t13d\d{4}h2_[0-9a-f]{12}_[0-9a-f]{12}$/);
    const { status, stdout } = await finish(server);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\nConnection 1, from 127\.0\.0\.1:\d+\n/);
    const steps = [...stdout.matchAll(/^ ?\d+ {2}[→←] (\w+)/gm)].map(([, name]) => name);
    expect(steps.slice(0, 3)).toEqual(['ClientHello', 'ServerHello', 'ChangeCipherSpec']);
    expect(steps).toContain('NewSessionTicket');
    expect(stdout).toContain(`\n  JA4  ${ja4}\n`);
    expect(() => readFileSync(ca)).toThrow('ENOENT');
  });

  it('uses a certificate that is given, and prints NDJSON', async (ctx) => {
    const curl = needs(ctx, 'curl');
    const openssl = needs(ctx, 'openssl');
    const folder = dirname((await listening(serve('--port', '0'))).ca);
    const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2'];
    await finish(start(openssl, [...request, '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']));
    const given = ['--port', '0', '--cert', cert, '--key', key];
    const server = serve(...given, '--name', 'localhost', '--json', '--connections', '1', '--client-ca', cert);
    while (!server.out().stderr.includes('https://')) await new Promise((resolve) => setTimeout(resolve, 10));
    const url = /https:\/\/localhost:\d+\//.exec(server.out().stderr)?.[0] as string;
    const client = await finish(start(curl, ['-sS', '--cacert', cert, url]));
    expect(client.stderr).toContain('certificate required');
    const { stdout, stderr, status } = await finish(server);
    expect(status).toBe(0);
    expect(stderr).toContain('tls/certificate-required');
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events[0]).toMatchObject({ connection: 1, actor: 'server', kind: 'message' });
    expect(events).toContainEqual(
      expect.objectContaining({ connection: 1, kind: 'fingerprint', ja3: expect.any(String) }),
    );
    expect(events.at(-1)).toMatchObject({ connection: 1, kind: 'end', name: 'certificate_required' });
  });

  it('says what is wrong with its arguments', async () => {
    const alone = await finish(serve('--cert', 'cert.pem'));
    expect([alone.status, alone.stderr]).toEqual([
      2,
      'cutaway: --cert and --key go together: give both, or neither.\n',
    ]);
    expect((await finish(serve('--port', '70000'))).status).toBe(2);
    const missing = await finish(serve('--cert', 'missing.pem', '--key', 'missing.pem', '--lang', 'zh'));
    expect([missing.status, missing.stderr]).toEqual([4, 'cutaway: 无法读取 missing.pem：没有这个文件或目录。\n']);
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const refused = await finish(serve('--port', String(port)));
    taken.close();
    expect([refused.status, refused.stderr]).toEqual([
      3,
      expect.stringMatching(/^cutaway: Cannot listen on 127\.0\.0\.1:\d+: something listens\s+there already/),
    ]);
  });
});
