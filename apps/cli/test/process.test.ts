import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { certificateToPem } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { privateKeyToPem } from '@cutaway/x509/keys';
import stringWidth from 'string-width';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inOneLine } from './process.js';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const provider = nodeCrypto;
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-'));
const file = (name: string): string => join(folder, name);
const servers: Server[] = [];
const sockets = new Set<Socket>();

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function cutaway(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
      timeout: 30_000,
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

async function listen(server: Server): Promise<number> {
  servers.push(server);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A server that answers each connection with these bytes, or not at all. */
const rawServer = (answer?: Uint8Array): Promise<number> =>
  listen(createServer((socket) => (answer === undefined ? undefined : socket.end(answer))));

let port: number;

beforeAll(async () => {
  const validity = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) };
  const makeCa = (CN: string) => {
    const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
    const extensions = caExtensions({ ...keys, provider });
    const contents = { subject: [{ CN }], publicKey: keys.publicKey, ...validity, extensions };
    return { certificate: createCertificate(contents, keys, { provider }), privateKey: keys.privateKey };
  };
  const ca = makeCa('Test CA');
  const keys = provider.generateKeyPair({ type: 'RSA', modulusLength: 2048 });
  const extensions = endEntityExtensions({ ...keys, issuer: ca.certificate, names: ['localhost'], provider });
  const contents = { subject: [{ CN: 'localhost' }], publicKey: keys.publicKey, ...validity, extensions };
  const leaf = createCertificate(contents, ca, { provider });
  writeFileSync(file('ca.pem'), certificateToPem(ca.certificate));
  writeFileSync(file('other.pem'), certificateToPem(makeCa('Other CA').certificate));
  writeFileSync(file('empty.pem'), 'nothing here\n');
  const options = {
    cert: certificateToPem(leaf),
    key: privateKeyToPem(keys.privateKey),
    maxVersion: 'TLSv1.2',
  } as const;
  port = await listen(
    createTlsServer({ ...options, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:AES128-GCM-SHA256' }, (socket) => {
      socket.on('error', () => {});
      socket.once('data', () =>
        socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello\u001b[31m from the peer\n'),
      );
    }),
  );
});

afterEach(() => {
  for (const socket of sockets) if (socket.localPort !== port) socket.destroy();
});

afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('cutaway tls', () => {
  it('shows the handshake as numbered steps and the answer, and ends with 0', async () => {
    const { status, stdout, stderr } = await cutaway(['tls', `localhost:${port}`, '--ca', file('ca.pem')]);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const steps = [...stdout.matchAll(/^ ?(\d+) {2}([→←]) (\w+)/gm)].map(([, , arrow, name]) => `${arrow} ${name}`);
    expect(steps.slice(0, 11)).toEqual([
      '→ ClientHello',
      '← ServerHello',
      '← Certificate',
      '← ServerKeyExchange',
      '← ServerHelloDone',
      '→ ClientKeyExchange',
      '→ ChangeCipherSpec',
      '→ Finished',
      '← NewSessionTicket',
      '← ChangeCipherSpec',
      '← Finished',
    ]);
    expect(stdout).toContain('master_secret = PRF');
    expect(stdout).toContain('hello␛[31m from the peer');
    expect(stdout).not.toContain('\u001b');
    expect(stdout.replace(/\s+/g, ' ')).toContain('The server has proved that it is localhost.');
  });

  it('speaks Chinese by locale, with the same steps and no key left unexplained', async () => {
    const { status, stdout } = await cutaway(['tls', `localhost:${port}`, '--ca', file('ca.pem')], {
      LANG: 'zh_CN.UTF-8',
    });
    expect(status).toBe(0);
    expect(stdout.replace(/\s+/g, '')).toContain('服务器已证明自己就是localhost。');
    expect(stdout).not.toMatch(/^ +(check|reason|message|secret|trace)\.[a-z_.]+$/m);
  });

  it.each(['en', 'zh'])('keeps to 80 columns in %s', async (lang) => {
    const { stdout } = await cutaway(['tls', `localhost:${port}`, '--ca', file('ca.pem'), '--hex', '--lang', lang]);
    for (const line of stdout.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
  });

  it('does static RSA when asked for by its loud name', async () => {
    const args = ['tls', `localhost:${port}`, '--ca', file('ca.pem'), '--insecure-static-rsa'];
    const { status, stdout } = await cutaway(args);
    expect(status).toBe(0);
    expect(stdout).toContain('encrypted_pre_master_secret');
    expect(stdout).not.toContain('ServerKeyExchange ');
  });

  it('prints the trace as NDJSON', async () => {
    const { status, stdout } = await cutaway(['tls', `localhost:${port}`, '--ca', file('ca.pem'), '--json']);
    expect(status).toBe(0);
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number; kind: string });
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index));
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(['message', 'choice', 'secret', 'check', 'end']));
  });

  it('writes a key log that only its owner can read, and warns', async () => {
    const args = ['tls', `localhost:${port}`, '--ca', file('ca.pem'), '--keylog', file('keys.log')];
    const { status, stderr } = await cutaway(args);
    expect(status).toBe(0);
    expect(inOneLine(stderr)).toContain('whoever reads it can decrypt');
    expect(readFileSync(file('keys.log'), 'utf8')).toMatch(/^CLIENT_RANDOM [0-9a-f]{64} [0-9a-f]{96}\n$/);
  });

  it('refuses another CA with the step, the rule and exit code 1', async () => {
    const { status, stdout, stderr } = await cutaway(['tls', `localhost:${port}`, '--ca', file('other.pem')]);
    expect(status).toBe(1);
    expect(stdout).toContain('✗ CHECK FAILED certificate.issuer');
    expect(stderr).toContain('rule:  RFC 5280 §6.1');
    expect(stderr).toContain('The handshake ended at step');
  });

  it('refuses another name, and goes on only when told so loudly', async () => {
    const args = ['tls', `localhost:${port}`, '--ca', file('ca.pem'), '--servername', 'example.org'];
    expect((await cutaway(args)).status).toBe(1);
    const { status, stdout, stderr } = await cutaway([...args, '--insecure-no-verify']);
    expect(status).toBe(0);
    expect(stdout).toContain('NOT PROVED');
    expect(stderr).toContain('x509/name-mismatch');
    const good = await cutaway(['tls', `localhost:${port}`, '--ca', file('ca.pem'), '--insecure-no-verify']);
    expect(good.stdout).toContain('The server has proved');
    expect(good.stderr).toBe('');
  });
});

describe('bad peers', () => {
  it.each([
    ['answers in the clear', utf8('HTTP/1.1 400 Bad Request\r\n\r\n'), 3],
    ['hangs up', new Uint8Array(0), 3],
    ['cuts a record short', Uint8Array.of(0x16, 3, 3, 0, 80, 2, 0, 0, 76), 3],
    ['sends a ServerHello of nonsense', Uint8Array.of(0x16, 3, 3, 0, 6, 2, 0, 0, 2, 1, 1), 1],
    ['sends an alert', Uint8Array.of(0x15, 3, 3, 0, 2, 2, 40), 3],
  ])('one that %s: a sentence and an exit code', async (_, answer, exitCode) => {
    const target = `localhost:${await rawServer(answer)}`;
    const { status, stderr } = await cutaway(['tls', target, '--ca', file('ca.pem')]);
    expect(stderr).toMatch(/^cutaway: \S.*\n/);
    expect(stderr).not.toMatch(/\n {4}at /);
    expect(status).toBe(exitCode);
  });

  it('one that says nothing: gives up after --timeout', async () => {
    const target = `localhost:${await rawServer()}`;
    const { status, stderr } = await cutaway(['tls', target, '--ca', file('ca.pem'), '--timeout', '1']);
    expect(status).toBe(3);
    expect(stderr).toContain('tls/timeout');
  });

  it('one that is not there: no handshake is shown', async () => {
    const { status, stdout, stderr } = await cutaway(['tls', '127.0.0.1:1', '--ca', file('ca.pem')]);
    expect(status).toBe(3);
    expect(stdout).not.toContain('ClientHello');
    expect(stderr).toContain('Nothing listens on port 1');
  });

  it('one without an address', async () => {
    expect((await cutaway(['tls', 'nosuch.invalid', '--ca', file('ca.pem')])).status).toBe(3);
  });
});

describe('bad usage', () => {
  it.each([
    [['tls'], 'The argument'],
    [['tls', 'a b'], 'is not HOST'],
    [['tls', 'localhost', '--hexx'], 'Did you mean --hex?'],
    [['tsl', 'localhost'], 'Did you mean tls?'],
    [['tls', 'localhost', '--timeout', 'soon'], '"soon" is not a value'],
    [['tls', 'localhost', '--lang', 'fr'], '"fr" is not a value'],
    [['tls', 'localhost', '--ca'], 'needs a value'],
  ])('%j ends with 2 and a sentence', async (args, sentence) => {
    const { status, stderr } = await cutaway(args);
    expect(stderr).toContain(sentence);
    expect(status).toBe(2);
  });

  it.each(['missing.pem', 'empty.pem'])('--ca %s ends with 4', async (name) => {
    const { status, stderr } = await cutaway(['tls', 'localhost', '--ca', file(name)]);
    expect(stderr).toMatch(/^cutaway: /);
    expect(status).toBe(4);
  });

  it('--help and --version end with 0', async () => {
    expect((await cutaway(['--help'])).status).toBe(0);
    expect((await cutaway(['tls', '--help', '--lang', 'zh'])).stdout).toContain('用法');
    expect((await cutaway(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
