import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectNodeTls, type TLSSocket } from 'node:tls';
import { toHex } from '@cutaway/primitives/bytes';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { SessionStore, supported } from '../src/index.js';
import { issue, temporaryFolder } from './authority.js';
import { serveHttps, serveTls, startClient } from './our-server.js';
import { credential, server as identity, only, person, root } from './pair.js';

const REQUEST = 'GET / HTTP/1.0\r\n\r\n';
const rsa = issue(root, 'RSA', { type: 'RSA', modulusLength: 2048 });
const policy = only({ versions: ['TLS 1.2'] });
const base = { credentials: [credential(identity), credential(rsa)], policy, applicationProtocols: ['http/1.1'] };
const clientAuthentication = { required: true, anchors: [root.certificate] };

/** OpenSSL's names of the suites. */
const opensslName = (suite: string): string =>
  suite
    .replace('TLS_', '')
    .replace('_WITH_', '-')
    .replace(/AES_(128|256)/, 'AES$1')
    .replace('POLY1305_SHA256', 'POLY1305')
    .replaceAll('_', '-')
    .replace('CCM-8', 'CCM8');

describe('openssl s_client in TLS 1.2', () => {
  const request = (openssl: string, port: number, ...args: string[]) => {
    const common = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', 'localhost', '-ign_eof', '-tls1_2'];
    return startClient(openssl, [...common, '-CAfile', root.certificateFile, '-verify_return_error', ...args], REQUEST)
      .end()
      .then(({ output }) => output);
  };

  it('speaks every suite and curve', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const server = await serveHttps(base);
    const suites = supported.cipherSuites.filter((name) => name.includes('_WITH_'));
    for (const suite of suites) {
      expect(await request(openssl, server.port, '-cipher', `${opensslName(suite)}:@SECLEVEL=0`)).toContain('hello /');
    }
    expect(server.connections.map(({ cipherSuite }) => cipherSuite)).toEqual(suites);
    for (const curve of ['X25519', 'X448', 'P-256', 'P-384', 'P-521']) {
      expect(await request(openssl, server.port, '-groups', curve)).toContain('hello /');
    }
  });

  it('shows certificates, and resumes by ticket and by session id', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const file = join(temporaryFolder(), 'session12.pem');
    const own = ['-cert', person.certificateFile, '-key', person.keyFile];
    for (const sessions of [{}, { ticketCount: 0, sessionIds: new SessionStore() }]) {
      const server = await serveHttps({ ...base, clientAuthentication, ...sessions });
      expect(await request(openssl, server.port, ...own, '-sess_out', file)).toContain('hello /');
      expect(await request(openssl, server.port, ...own, '-sess_in', file)).toContain('Reused, TLSv1.2');
      expect(server.connections.map((one) => [one.resumed, one.peerAuthenticated])).toEqual([
        [false, true],
        [true, true],
      ]);
    }
    const strict = await serveHttps({ ...base, clientAuthentication });
    expect(await request(openssl, strict.port)).toContain('handshake failure');
    expect(strict.failures).toEqual(['tls/client-certificate-missing']);
  });

  it('is not renegotiated with, and exports the same keying material', async (ctx) => {
    const server = await serveTls(base);
    server.server.on('secureConnection', (socket) => {
      socket.on('data', (chunk: Uint8Array) => socket.write(`echo of ${chunk}`));
    });
    const args = ['s_client', '-connect', `127.0.0.1:${server.port}`, '-tls1_2', '-keymatexport', 'EXPERIMENTAL'];
    const client = startClient(needs(ctx, 'openssl'), [...args, '-keymatexportlen', '24']);
    const output = await client.prints(/Keying material: [0-9A-F]{48}/);
    client.type('first');
    await client.prints('echo of first');
    const material = server.sockets[0]?.exportKeyingMaterial('EXPERIMENTAL', 24) ?? new Uint8Array(0);
    expect(output).toContain(toHex(material).toUpperCase());
    expect(output).toContain('Secure Renegotiation IS supported');
    client.type('R');
    expect((await client.end()).output).toContain('no renegotiation');
  });
});

it('gnutls-cli resumes in TLS 1.2', async (ctx) => {
  const server = await serveHttps(base);
  const args = ['--x509cafile', root.certificateFile, '-p', String(server.port), 'localhost', '--resume'];
  const client = startClient(needs(ctx, 'gnutls-cli'), args);
  client.type(REQUEST);
  await client.prints('This is a resumed session');
  client.type(REQUEST);
  await client.prints('hello /');
  expect(server.connections.map(({ resumed }) => resumed)).toEqual([false, true]);
});

it('curl and wget get pages in TLS 1.2', async (ctx) => {
  const server = await serveHttps(base);
  const url = `https://localhost:${server.port}/page`;
  const curl = ['-sS', '--tls-max', '1.2', '--cacert', root.certificateFile, url];
  expect(await startClient(needs(ctx, 'curl'), curl).end()).toEqual({ output: 'hello /page\n', status: 0 });
  const wget = ['-qO-', `--ca-certificate=${root.certificateFile}`, '--secure-protocol=TLSv1_2', url];
  expect(await startClient(needs(ctx, 'wget'), wget).end()).toEqual({ output: 'hello /page\n', status: 0 });
  for (const { version } of server.connections) expect(version).toBe('TLS 1.2');
});

it('node:tls resumes in TLS 1.2', async () => {
  const server = await serveHttps(base);
  const open = (options: object): Promise<TLSSocket> =>
    new Promise((resolve, reject) => {
      const ca = readFileSync(root.certificateFile);
      const where = { host: '127.0.0.1', servername: 'localhost', port: server.port, ca };
      const socket = connectNodeTls({ ...where, ...options }, () => resolve(socket));
      socket.on('error', reject);
    });
  const first = await open({});
  const session = first.getSession();
  expect([first.getProtocol(), first.authorized]).toEqual(['TLSv1.2', true]);
  first.destroy();
  const second = await open({ session });
  expect(second.isSessionReused()).toBe(true);
  second.destroy();
});
