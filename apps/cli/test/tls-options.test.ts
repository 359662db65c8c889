import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mergeCatalogues, type Phrase } from '@cutaway/primitives/explain';
import { nodeCrypto as provider } from '@cutaway/primitives/node';
import { TicketKeys } from '@cutaway/tls-handshake';
import { tlsCatalogue } from '@cutaway/tls-handshake/explain';
import { insecureLab } from '@cutaway/tls-handshake/lab';
import { type CreateServerOptions, createServer, type Server, type TlsSocket } from '@cutaway/tls-handshake/node';
import { certificateToPem } from '@cutaway/x509/certificate';
import { caExtensions, createCertificate, endEntityExtensions } from '@cutaway/x509/create';
import { x509Catalogue } from '@cutaway/x509/explain';
import { privateKeyToPem } from '@cutaway/x509/keys';
import stringWidth from 'string-width';
import { afterAll, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-tls-'));
const file = (name: string): string => join(folder, name);
const servers: Server[] = [];

const validity = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) };
const caKeys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
const ca = createCertificate(
  {
    subject: [{ CN: 'Test CA' }],
    publicKey: caKeys.publicKey,
    ...validity,
    extensions: caExtensions({ ...caKeys, provider }),
  },
  caKeys,
  { provider },
);
const keys = provider.generateKeyPair({ type: 'EC', curve: 'P-256' });
const extensions = endEntityExtensions({
  ...keys,
  issuer: ca,
  names: ['localhost'],
  purposes: ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2'],
  provider,
});
const leaf = createCertificate(
  { subject: [{ CN: 'localhost' }], publicKey: keys.publicKey, ...validity, extensions },
  { certificate: ca, privateKey: caKeys.privateKey },
  { provider },
);
writeFileSync(file('ca.pem'), certificateToPem(ca));
writeFileSync(file('own.pem'), certificateToPem(leaf));
writeFileSync(file('own.key'), privateKeyToPem(keys.privateKey));
const credentials = [{ certificates: [leaf.bytes], privateKey: keys.privateKey }];

const phrases: Readonly<Record<string, Phrase | undefined>> = mergeCatalogues(tlsCatalogue, x509Catalogue);

/** The sentences an event needs. */
function keysOf(event: { kind: string; name: string; reason?: string }): string[] {
  if (event.kind === 'secret') return [`secret.${event.name.replace(/_\d+$/, '_N')}`];
  if (event.kind === 'choice') return [`choice.${event.name}`, `reason.${event.reason}`];
  return event.kind === 'check' ? [`check.${event.name}`] : [];
}

afterAll(() => {
  for (const server of servers) server.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serve(options: Partial<CreateServerOptions> = {}): Promise<{ port: number; sockets: TlsSocket[] }> {
  const server = createServer({ credentials, tickets: new TicketKeys(), ...options });
  const sockets: TlsSocket[] = [];
  servers.push(server);
  server.on('tlsClientError', () => {});
  server.on('secureConnection', (socket: TlsSocket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, sockets };
}

function cutaway(port: number, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ status: number | null; stdout: string; stderr: string }>((resolve) => {
    const child = spawn(process.execPath, [main, 'tls', `localhost:${port}`, '--ca', file('ca.pem'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, LANG: 'C.UTF-8', ...env },
      timeout: 30_000,
    });
    const out = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        out[name] += chunk.toString('utf8');
      });
    }
    child.on('close', (status) => resolve({ status, ...out }));
  });
}

describe('cutaway tls', () => {
  it.each(['1.2', '1.3'])(
    'resumes a session of TLS %s, with prose for every event in both languages',
    async (version) => {
      const { port, sockets } = await serve();
      const { status, stdout, stderr } = await cutaway(port, ['--resume', '--min', version, '--max', version]);
      expect([stderr, status]).toEqual(['', 0]);
      expect(stdout).toContain('The session was resumed.');
      expect(sockets.map(({ info }) => [info?.version, info?.resumed])).toEqual([
        [`TLS ${version}`, false],
        [`TLS ${version}`, true],
      ]);
      const chinese = await cutaway(port, ['--resume', '--min', version], { LANG: 'zh_CN.UTF-8' });
      expect(chinese.status).toBe(0);
      const json = await cutaway(port, ['--json', '--min', version, '--max', version]);
      const keys = json.stdout
        .trim()
        .split('\n')
        .flatMap((line) => keysOf(JSON.parse(line)));
      expect(keys.length).toBeGreaterThan(30);
      for (const key of keys) {
        const entry = phrases[key];
        expect([key, entry?.en, entry?.zh]).toEqual([key, expect.any(String), expect.any(String)]);
      }
      if (version === '1.3') {
        const sentence = phrases['secret.client_application_traffic_secret_N'];
        expect(stdout.replace(/\s+/g, ' ')).toContain(sentence?.en);
        expect(chinese.stdout.replace(/\s+/g, '')).toContain(sentence?.zh.replace(/\s+/g, ''));
      }
      for (const text of [stdout, chinese.stdout]) {
        for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(80);
      }
    },
  );

  it('says so when there is nothing to resume', async () => {
    const { port } = await serve({ ticketCount: 0 });
    const { status, stderr } = await cutaway(port, ['--resume']);
    expect(status).toBe(1);
    expect(stderr).toContain('no session that could be resumed');
  });

  it('offers what it is told to', async () => {
    const { port, sockets } = await serve({ applicationProtocols: ['h2', 'http/1.1'] });
    expect((await cutaway(port, ['--pq'])).status).toBe(0);
    expect((await cutaway(port, ['--groups', 'secp384r1', '--alpn', 'http/1.1,h2'])).status).toBe(0);
    const suite = 'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256';
    expect((await cutaway(port, ['--max', '1.2', '--ciphers', suite.toLowerCase()])).status).toBe(0);
    expect(sockets.map(({ info }) => [info?.group, info?.applicationProtocol, info?.cipherSuite])).toEqual([
      ['X25519MLKEM768', 'http/1.1', 'TLS_AES_128_GCM_SHA256'],
      ['secp384r1', 'h2', 'TLS_AES_128_GCM_SHA256'],
      ['x25519', 'http/1.1', suite],
    ]);
  });

  it('shows its certificate to a server that asks', async () => {
    const { port, sockets } = await serve({ clientAuthentication: { required: true, anchors: [ca] } });
    const own = ['--cert', file('own.pem'), '--key', file('own.key')];
    expect((await cutaway(port, own)).status).toBe(0);
    expect(sockets[0]?.info?.peerAuthenticated).toBe(true);
    expect((await cutaway(port, own.slice(0, 2))).status).toBe(2);
  });

  it('speaks TLS 1.0 only when told so loudly', async () => {
    const { port, sockets } = await serve({ policy: insecureLab });
    expect((await cutaway(port, ['--max', '1.0'])).status).toBe(2);
    const suite = 'TLS_ECDHE_ECDSA_WITH_RC4_128_SHA';
    const { status } = await cutaway(port, ['--insecure-lab', '--max', '1.0', '--ciphers', suite]);
    expect(status).toBe(0);
    expect(sockets[0]?.info).toMatchObject({ version: 'TLS 1.0', cipherSuite: suite });
  });

  it.each([
    ['--groups', 'x25518'],
    ['--ciphers', 'TLS_RSA_WITH_RC4_128_MD5'],
    ['--min', '1.4'],
  ])('%s %s is a usage error', async (option, value) => {
    const { status, stderr } = await cutaway(1, [option, value]);
    expect(status).toBe(2);
    expect(stderr).toContain(value);
  });
});
