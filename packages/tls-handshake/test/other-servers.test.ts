import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';
import { freePort } from '@cutaway/test-support/free-port';
import { needs } from '@cutaway/test-support/peers';
import { type RunningServer, startServer } from '@cutaway/test-support/server-process';
import { afterAll, describe, expect, it } from 'vitest';
import { definePolicy, supported } from '../src/index.js';
import { issue, makeRoot } from './authority.js';
import { httpsRequest } from './https-request.js';

const root = makeRoot('others');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
const rsa = issue(root, 'rsa', { type: 'RSA', modulusLength: 2048 });
const client = issue(root, 'client', { type: 'Ed25519' }, { purposes: ['client'] });
const anchors = [root.certificate];
const credential = { certificates: [client.certificate.bytes], privateKey: client.privateKey };
const closers: (() => void)[] = [];

afterAll(() => {
  for (const close of closers) close();
});

async function nodeServer(options: TlsOptions, serve: (socket: TLSSocket) => void): Promise<number> {
  const server = createServer(
    { key: readFileSync(identity.keyFile), cert: readFileSync(identity.certificateFile), ...options },
    // Node forgets close_notify when it ends a connection before it has read anything.
    (socket) => socket.once('data', () => serve(socket)),
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe.each([noble, nodeCrypto])('node:tls with the $name provider', (crypto) => {
  it('exchanges keys by X25519MLKEM768', async () => {
    const port = await nodeServer({ ecdhCurve: 'X25519MLKEM768' }, (socket) => socket.end('post-quantum'));
    const { info, text } = await httpsRequest({ host: 'localhost', port, anchors, crypto });
    expect(info).toMatchObject({ version: 'TLS 1.3', group: 'X25519MLKEM768' });
    expect(text).toBe('post-quantum');
  });

  it('asks for X25519MLKEM768 by a HelloRetryRequest', async () => {
    const port = await nodeServer({ ecdhCurve: 'X25519MLKEM768' }, (socket) => socket.end('post-quantum'));
    const policy = definePolicy({ ...supported, name: 'other share', keyShares: ['secp256r1'] });
    const { info } = await httpsRequest({ host: 'localhost', port, anchors, policy, crypto });
    expect(info?.group).toBe('X25519MLKEM768');
  });

  it('verifies our certificate in TLS 1.3', async () => {
    const options = { requestCert: true, rejectUnauthorized: true, ca: readFileSync(root.certificateFile) };
    const port = await nodeServer(options, (socket) => {
      socket.end(`${socket.getPeerCertificate().subject.CN} ${socket.getProtocol()}`);
    });
    const { text } = await httpsRequest({ host: 'localhost', port, anchors, credential, crypto });
    expect(text).toBe('client TLSv1.3');
  });
});

it('pads records as it is told', async () => {
  const port = await nodeServer({}, (socket) => socket.end('padded'));
  const sizes: number[] = [];
  const trace = (event: TraceEvent): void => {
    if (event.kind !== 'message' || event.direction !== 'sent' || event.layer !== 'record') return;
    const { protection } = event as MessageEvent;
    if (protection !== undefined) sizes.push(protection.plaintext.length / 2);
  };
  const padding = (_: number, length: number): number => 255 - (length % 256);
  const { text } = await httpsRequest({ host: 'localhost', port, anchors, padding, trace });
  expect(text).toBe('padded');
  expect(sizes.length).toBeGreaterThan(2);
  expect(sizes.filter((size) => size % 256 !== 0)).toEqual([]);
});

describe('gnutls-serv', () => {
  async function serve(
    program: string,
    id: ReturnType<typeof issue>,
    priority: string,
    ...args: string[]
  ): Promise<RunningServer> {
    const own = String(await freePort());
    return startServer(
      program,
      ['--http', '--port', own, '--x509certfile', id.certificateFile, '--x509keyfile', id.keyFile, ...args].concat(
        '--priority',
        priority,
      ),
      new RegExp(`IPv4 0\\.0\\.0\\.0 port (${own})\\.\\.\\.done`),
    );
  }

  const suites = supported.cipherSuites;
  const wanted = suites.filter((name) => !name.includes('CCM_8_SHA256'));

  it('speaks every suite', async (ctx) => {
    const program = needs(ctx, 'gnutls-serv');
    const priority = 'NORMAL:+AES-128-CCM:+AES-256-CCM:+AES-128-CCM-8:+AES-256-CCM-8';
    const ecdsa = await serve(program, identity, priority);
    const withRsa = await serve(program, rsa, priority);
    for (const suite of wanted) {
      const versions = suite.includes('_WITH_') ? (['TLS 1.2'] as const) : (['TLS 1.3'] as const);
      const policy = definePolicy({ ...supported, name: suite, versions, cipherSuites: [suite] });
      const peer = suite.includes('ECDHE_RSA') ? withRsa : ecdsa;
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy });
      expect(info?.cipherSuite).toBe(suite);
      expect(text).toContain('HTTP/1.0 200 OK');
    }
  });

  it('keeps records as small as we ask, in both versions', async (ctx) => {
    const peer = await serve(needs(ctx, 'gnutls-serv'), identity, 'NORMAL');
    for (const version of ['TLS 1.2', 'TLS 1.3'] as const) {
      const sizes: number[] = [];
      const trace = (event: TraceEvent): void => {
        if (event.kind === 'message' && event.direction === 'received' && event.name === 'application_data') {
          sizes.push(event.bytes.length / 2);
        }
      };
      const policy = definePolicy({ ...supported, name: version, versions: [version] });
      const options = { anchors, policy, recordSizeLimit: 512, trace };
      const { info, text } = await httpsRequest({ host: 'localhost', port: peer.port, ...options });
      expect(info?.version).toBe(version);
      expect(Math.max(...sizes)).toBe(512);
      expect(text.length).toBeGreaterThan(512);
    }
  });

  it('gets records as small as it asks', async (ctx) => {
    const peer = await serve(needs(ctx, 'gnutls-serv'), identity, 'NORMAL', '--recordsize', '600');
    const sizes: number[] = [];
    const trace = (event: TraceEvent): void => {
      if (event.kind === 'message' && event.direction === 'sent' && event.name === 'application_data') {
        sizes.push(...(event.carriers ?? []).map(({ size }) => size));
      }
    };
    const request = `GET / HTTP/1.0\r\nX-Long: ${'x'.repeat(2000)}\r\n\r\n`;
    const { text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, trace, request });
    expect(text).toContain('HTTP/1.0 200 OK');
    expect(sizes.slice(0, 3)).toEqual([600, 600, 600]);
  });

  it('verifies our certificate', async (ctx) => {
    const args = ['--x509cafile', root.certificateFile, '--require-client-cert', '--verify-client-cert'];
    const peer = await serve(needs(ctx, 'gnutls-serv'), identity, 'NORMAL', ...args);
    for (const version of ['TLS 1.2', 'TLS 1.3'] as const) {
      const policy = definePolicy({ ...supported, name: version, versions: [version] });
      const { text } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy, credential });
      expect(text).toContain('HTTP/1.0 200 OK');
    }
  });

  it('exchanges keys in every group both have', async (ctx) => {
    const peer = await serve(needs(ctx, 'gnutls-serv'), identity, 'NORMAL:-GROUP-ALL:+GROUP-X448:+GROUP-FFDHE2048');
    for (const group of ['x448', 'ffdhe2048'] as const) {
      const policy = definePolicy({ ...supported, name: group, versions: ['TLS 1.3'], groups: [group] });
      const { info } = await httpsRequest({ host: 'localhost', port: peer.port, anchors, policy });
      expect(info?.group).toBe(group);
    }
  });
});
