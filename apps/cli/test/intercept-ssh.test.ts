import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '@cutaway/primitives/node';
import { signingKey } from '@cutaway/ssh-auth';
import { openSshPrivateKey, publicKeyLine, sshPrivateKey, sshPublicKey } from '@cutaway/ssh-auth/keys';
import { processSession, type SshListener, serve } from '@cutaway/ssh-auth/node';
import { needs } from '@cutaway/test-support/peers';
import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-intercept-'));
const keyPair = () => nodeCrypto.generateKeyPair({ type: 'Ed25519' });
const hostKey = keyPair();
const userKey = keyPair();
const running = new Set<ChildProcess>();
let server: SshListener;

const file = (name: string, text: string, mode = 0o600): string => {
  const path = join(folder, name);
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
};

beforeAll(async () => {
  const own = sshPublicKey(userKey.publicKey);
  server = await serve({
    port: 0,
    hostKeys: [signingKey(hostKey.privateKey, { crypto: nodeCrypto })],
    authentication: {
      password: (userName, password) => userName === 'alice' && password === 'tulip',
      publickey: (_userName, { key }) => Buffer.from(key.blob).equals(own.blob),
    },
    onSession: (session) => processSession(session, { command: (text) => ['/bin/sh', '-c', String(text)] }),
  });
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  readonly child: ChildProcess;
  stdout: string;
  stderr: string;
}

function start(program: string, args: readonly string[], env: Record<string, string> = {}): Started {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
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

/** Waits until it listens. @returns its port. */
async function intercept(...args: string[]): Promise<Started & { port: string }> {
  const known = file('known_hosts', `[127.0.0.1]:${server.port} ${publicKeyLine(sshPublicKey(hostKey.publicKey))}\n`);
  const to = ['--to', `127.0.0.1:${server.port}`, '--known-hosts', known, '--listen', '0'];
  const started = start(process.execPath, [main, 'intercept', 'ssh', ...to, ...args]);
  for (;;) {
    const port = /ssh -p (\d+)/.exec(started.stderr)?.[1];
    if (port !== undefined) return Object.assign(started, { port });
    if (started.child.exitCode !== null) throw new Error(started.stderr);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function ssh(program: string, port: string, known: string | undefined, methods: string): Started {
  const settings = [
    `StrictHostKeyChecking=${known === undefined ? 'no' : 'yes'}`,
    `UserKnownHostsFile=${file('client_known_hosts', known === undefined ? '' : `[127.0.0.1]:${port} ${known}\n`)}`,
    'GlobalKnownHostsFile=/dev/null',
    `PreferredAuthentications=${methods}`,
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
  ];
  const identity = file('user_key', openSshPrivateKey(sshPrivateKey(userKey.privateKey)));
  const args = ['-F', 'none', '-p', port, '-i', identity, ...settings.flatMap((one) => ['-o', one])];
  const askpass = file('askpass', '#!/bin/sh\necho tulip\n', 0o700);
  const env = { SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' };
  return start(program, [...args, 'alice@127.0.0.1', 'echo the balance is 42; exit 3'], env);
}

describe('cutaway intercept ssh', () => {
  it('shows the password it holds, why a signature is of no use, and who was not deceived', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const man = await intercept('--connections', '3');
    const deceived = await finish(ssh(program, man.port, undefined, 'password'));
    expect([deceived.stdout, deceived.status]).toEqual(['the balance is 42\n', 3]);
    expect((await finish(ssh(program, man.port, undefined, 'publickey'))).status).toBe(255);
    const genuine = publicKeyLine(sshPublicKey(hostKey.publicKey));
    const wary = await finish(ssh(program, man.port, genuine, 'password'));
    expect(wary.stderr).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED');
    const { stdout, stderr, status } = await finish(man);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^About to listen on 127\.0\.0\.1:0/);
    expect(stdout).toContain('✗ The password of alice is held here: tulip.');
    expect(stdout).toContain('→ exec echo the balance is 42; exit 3\n');
    expect(stdout).toContain('← output:\n      the balance is 42\n');
    expect(stdout).toContain('← exit status 3\n');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /✓ alice proved to have the key SHA256:\S+ \(ssh-ed25519\), by a signature/,
    );
    expect(stdout).toContain('✓ The client was not deceived: it saw our host key');
    for (const line of stdout.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(80);
  });

  it('shows the given host key, tells its events as NDJSON, and says what is wrong in Chinese', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const stolen = file('host_key', openSshPrivateKey(sshPrivateKey(hostKey.privateKey)));
    const man = await intercept('--host-key', stolen, '--json', '--connections', '1', '--lang', 'zh');
    const genuine = publicKeyLine(sshPublicKey(hostKey.publicKey));
    expect((await finish(ssh(program, man.port, genuine, 'password'))).stderr).toBe('');
    const { stdout, stderr } = await finish(man);
    expect(stderr).toContain('向客户端出示您给出的主机密钥。');
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter(({ type }) => !['trace', 'keys', 'host-keys', 'request', 'data'].includes(type));
    expect(events.map(({ type }) => type)).toEqual(['connection', 'password', 'login', 'exit', 'ended']);
    const missing = start(process.execPath, [
      main,
      'intercept',
      'ssh',
      '--to',
      'x',
      '--host-key',
      'no',
      '--lang',
      'zh',
    ]);
    expect([(await finish(missing)).status, missing.stderr]).toEqual([
      4,
      'cutaway: 无法读取 no：没有这个文件或目录。\n',
    ]);
  });
});
