import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectNodeTls, type TLSSocket } from 'node:tls';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { issue, temporaryFolder } from './authority.js';
import { nssDatabase } from './nss.js';
import { serveHttps, startClient } from './our-server.js';
import { credential, server as identity, only, person, root } from './pair.js';

const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const REQUEST = 'GET / HTTP/1.0\r\n\r\n';
const base = { credentials: [credential(identity), credential(rsa)], applicationProtocols: ['http/1.1'] };
const clientAuthentication = { required: true, anchors: [root.certificate] };

describe('gnutls-cli', () => {
  const client = (gnutls: string, port: number, args: readonly string[], input?: string) =>
    startClient(gnutls, ['--x509cafile', root.certificateFile, '-p', String(port), 'localhost', ...args], input);

  it('speaks suites, groups and signature schemes of its choice', async (ctx) => {
    const gnutls = needs(ctx, 'gnutls-cli');
    const server = await serveHttps({ ...base, policy: only() });
    for (const [priority, agreed] of [
      ['+CHACHA20-POLY1305', { cipherSuite: 'TLS_CHACHA20_POLY1305_SHA256' }],
      ['+AES-128-CCM', { cipherSuite: 'TLS_AES_128_CCM_SHA256' }],
      ['+AES-256-GCM:-GROUP-ALL:+GROUP-X448', { group: 'x448' }],
      ['+AES-256-GCM:-GROUP-ALL:+GROUP-FFDHE2048', { group: 'ffdhe2048' }],
      ['+AES-256-GCM:-SIGN-ALL:+SIGN-RSA-PSS-RSAE-SHA384:+SIGN-ECDSA-SECP256R1-SHA256', {}],
    ] as const) {
      const args = ['--priority', `NORMAL:-VERS-ALL:+VERS-TLS1.3:-CIPHER-ALL:${priority}`];
      const running = client(gnutls, server.port, args);
      running.type(REQUEST);
      expect(await running.prints('hello /')).toContain('Status: The certificate is trusted');
      expect(server.connections.at(-1)).toMatchObject(agreed);
    }
  });

  it('resumes, after a HelloRetryRequest too, with a certificate of its own', async (ctx) => {
    const gnutls = needs(ctx, 'gnutls-cli');
    const server = await serveHttps({ ...base, policy: only({ groups: ['secp384r1'] }), clientAuthentication });
    const own = ['--x509certfile', person.certificateFile, '--x509keyfile', person.keyFile];
    const running = client(gnutls, server.port, ['--resume', '--waitresumption', ...own]);
    running.type(REQUEST);
    await running.prints('hello /');
    await running.prints('This is a resumed session');
    running.type(REQUEST);
    expect(server.connections.map(({ resumed, peerAuthenticated }) => [resumed, peerAuthenticated])).toEqual([
      [false, true],
      [true, true],
    ]);
  });

  it('changes keys', async (ctx) => {
    const gnutls = needs(ctx, 'gnutls-cli');
    let updates = 0;
    const trace = (event: TraceEvent): void => {
      if (event.kind === 'message' && event.name === 'KeyUpdate' && event.direction === 'received') updates++;
    };
    const server = await serveHttps({ ...base, trace });
    const running = client(gnutls, server.port, ['--inline-commands']);
    await running.prints('Simple Client Mode');
    running.type('^rekey^');
    while (updates === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    running.type(REQUEST);
    await running.prints('hello /');
  });
});

describe('curl', () => {
  const curl = (program: string, port: number, ...args: string[]) => {
    const common = [
      '--silent',
      '--show-error',
      '--cacert',
      root.certificateFile,
      '--resolve',
      `localhost:${port}:127.0.0.1`,
    ];
    return startClient(program, [...common, ...args, `https://localhost:${port}/curl`]).end();
  };

  it('gets a page, with and without a certificate', async (ctx) => {
    const program = needs(ctx, 'curl');
    const server = await serveHttps(base);
    expect(await curl(program, server.port)).toEqual({ output: 'hello /curl\n', status: 0 });
    expect(server.connections[0]).toMatchObject({ version: 'TLS 1.3', applicationProtocol: 'http/1.1' });
    const strict = await serveHttps({ ...base, clientAuthentication });
    const own = ['--cert', person.certificateFile, '--key', person.keyFile];
    expect((await curl(program, strict.port, ...own)).output).toBe('hello /curl\n');
    expect((await curl(program, strict.port)).output).toContain('alert certificate required');
  });

  it('sends a body over a connection that is kept', async (ctx) => {
    const server = await serveHttps(base);
    const again = [`https://localhost:${server.port}/first`, '--data', 'x'.repeat(100_000)];
    expect((await curl(needs(ctx, 'curl'), server.port, ...again)).output).toBe('hello /first\nhello /curl\n');
    expect(server.connections).toHaveLength(1);
  });
});

it('wget gets a page', async (ctx) => {
  const server = await serveHttps(base);
  const args = ['-q', '-O', '-', `--ca-certificate=${root.certificateFile}`, `https://localhost:${server.port}/wget`];
  expect(await startClient(needs(ctx, 'wget'), args).end()).toEqual({ output: 'hello /wget\n', status: 0 });
});

it('Python’s ssl gets a page, and resumes', async (ctx) => {
  const server = await serveHttps(base);
  const script = `
import socket, ssl
context = ssl.create_default_context(cafile=${JSON.stringify(root.certificateFile)})
session = None
for path in ("/first", "/second"):
    with context.wrap_socket(socket.create_connection(("127.0.0.1", ${server.port})), server_hostname="localhost", session=session) as s:
        s.sendall(("GET %s HTTP/1.0\\r\\n\\r\\n" % path).encode())
        text = b""
        while part := s.recv(4096): text += part
        session = s.session
        print(s.version(), s.cipher()[0], s.session_reused, text.split(b"\\r\\n\\r\\n")[1].decode())
`;
  const { output } = await startClient(needs(ctx, 'python3'), ['-c', script]).end();
  expect(output).toContain('TLSv1.3 TLS_AES_128_GCM_SHA256 False hello /first');
  expect(output).toContain('TLSv1.3 TLS_AES_128_GCM_SHA256 True hello /second');
});

it('NSS’s tstclnt gets a page, also after a HelloRetryRequest, with a certificate of its own', async (ctx) => {
  const tstclnt = needs(ctx, 'tstclnt');
  const folder = nssDatabase(ctx, 'nss', root, { person });
  const client = (port: number, ...args: string[]) =>
    startClient(
      tstclnt,
      ['-h', 'localhost', '-p', String(port), '-d', folder, '-V', 'tls1.3:', '-4', ...args],
      REQUEST,
    );
  const server = await serveHttps(base);
  expect((await client(server.port).end()).output).toContain('hello /');
  const strict = await serveHttps({ ...base, policy: only({ groups: ['secp384r1'] }), clientAuthentication });
  expect((await client(strict.port, '-n', 'person', '-I', 'x25519,P384').end()).output).toContain('hello /');
  expect(strict.connections[0]).toMatchObject({ group: 'secp384r1', peerAuthenticated: true });
});

describe('node:tls', () => {
  const open = (port: number, options: object = {}): Promise<TLSSocket> =>
    new Promise((resolve, reject) => {
      const ca = readFileSync(root.certificateFile);
      const socket = connectNodeTls({ host: '127.0.0.1', servername: 'localhost', port, ca, ...options }, () =>
        resolve(socket),
      );
      socket.on('error', reject);
    });

  it('agrees on X25519MLKEM768, at once or when asked again, and resumes', async () => {
    const server = await serveHttps({ ...base, policy: only({ groups: ['X25519MLKEM768'] }) });
    const first = await open(server.port, { ecdhCurve: 'X25519MLKEM768' });
    const session = await new Promise((resolve) => first.once('session', resolve));
    first.destroy();
    const second = await open(server.port, { ecdhCurve: 'X25519:X25519MLKEM768', session });
    expect(second.isSessionReused()).toBe(true);
    second.destroy();
    for (const { group } of server.connections) expect(group).toBe('X25519MLKEM768');
  });

  it('takes and sends many bytes', async () => {
    const server = await serveHttps(base);
    const socket = await open(server.port);
    socket.end(
      `POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 3000000\r\n\r\n${'x'.repeat(3_000_000)}`,
    );
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    expect(text).toContain('hello /');
  });
});

it('chromium shows a page over X25519MLKEM768, with the certificate compressed', async (ctx) => {
  const chromium = needs(ctx, 'chromium');
  const sent: string[] = [];
  const trace = (event: TraceEvent): void => {
    if (event.kind === 'message' && event.direction === 'sent') sent.push(event.name);
  };
  const server = await serveHttps({ ...base, trace });
  const profile = join(temporaryFolder(), 'chromium');
  const flags = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    `--user-data-dir=${profile}`,
  ];
  // The root of this test is nobody's; everything else is verified in the handshake itself.
  const args = [...flags, '--ignore-certificate-errors', '--dump-dom', `https://localhost:${server.port}/page`];
  const { output } = await startClient(chromium, args).end();
  expect(output).toContain('hello /page');
  expect(server.connections[0]).toMatchObject({
    version: 'TLS 1.3',
    group: 'X25519MLKEM768',
    applicationProtocol: 'http/1.1',
  });
  expect(sent).toContain('CompressedCertificate');
}, 60_000);
