import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { Agent, request } from 'node:https';
import { type AddressInfo, connect as connectTcp } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectNodeTls, type ConnectionOptions as NodeTlsOptions } from 'node:tls';
import { utf8 } from '@cutaway/primitives/bytes';
import { type buildConnector, Client, fetch as undiciFetch } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { credentialFromPem, definePolicy, modern, supported, type TlsSession } from '../src/index.js';
import {
  type ConnectOptions,
  type CreateServerOptions,
  connect,
  createServer,
  type TlsSocket,
} from '../src/node/index.js';
import { issue, makeRoot } from './authority.js';

const root = makeRoot('node-server');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
const person = issue(root, 'person', { type: 'EC', curve: 'P-256' }, { purposes: ['client'] });
const pem = (file: string): string => readFileSync(file, 'utf8');
const credential = credentialFromPem(pem(identity.certificateFile), pem(identity.keyFile));
const anchors = [root.certificate];
const open: (() => void)[] = [];

afterEach(() => {
  for (const close of open.splice(0)) close();
});

async function serve(
  options: Partial<CreateServerOptions>,
  listener: (socket: TlsSocket) => void = () => {},
): Promise<{ port: number; server: ReturnType<typeof createServer> }> {
  const server = createServer({ credentials: [credential], ...options }, listener);
  const transports = new Set<Duplex>();
  server.on('connection', (transport: Duplex) => transports.add(transport));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(() => {
    server.close();
    for (const transport of transports) transport.destroy();
  });
  return { port: (server.address() as AddressInfo).port, server };
}

const ours = (port: number, options: Partial<ConnectOptions> = {}): TlsSocket =>
  connect({ host: 'localhost', port, anchors, ...options });

const nodes = (port: number, options: NodeTlsOptions = {}) =>
  connectNodeTls({ host: '127.0.0.1', servername: 'localhost', port, ca: pem(root.certificateFile), ...options });

async function text(socket: AsyncIterable<unknown>): Promise<string> {
  let all = '';
  for await (const chunk of socket) all += String(chunk);
  return all;
}

describe('createServer', () => {
  it('serves our client and that of node:tls', async () => {
    const { port } = await serve({ applicationProtocols: ['b', 'a'] }, (socket) => {
      socket.end(`${socket.servername} ${socket.alpnProtocol} ${socket.authorized}`);
    });
    expect(await text(ours(port, { applicationProtocols: ['a', 'b'] }))).toBe('localhost b false');
    const socket = nodes(port, { ALPNProtocols: ['a'] });
    await once(socket, 'secureConnect');
    expect(socket.getProtocol()).toBe('TLSv1.3');
    expect(socket.authorized).toBe(true);
    expect(await text(socket)).toBe('localhost a false');
  });

  it('knows who its clients are', async () => {
    const clientAuthentication = { required: true, anchors };
    const { port, server } = await serve({ clientAuthentication }, (socket) => {
      socket.end(`${socket.authorized} ${socket.info?.peerCertificates[0]?.length}`);
    });
    const known = { key: pem(person.keyFile), cert: pem(person.certificateFile) };
    expect(await text(nodes(port, known))).toBe(`true ${person.certificate.bytes.length}`);
    const failed = once(server, 'tlsClientError');
    const stranger = nodes(port);
    const [error] = (await once(stranger.resume(), 'error')) as [NodeJS.ErrnoException];
    expect(error.code).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    expect(((await failed) as [{ code: string }])[0].code).toBe('tls/certificate-required');
  });

  it('says that nobody verified a peer that was not verified', async () => {
    const { port } = await serve({}, (socket) => void socket.resume());
    const blind = connect({ host: 'localhost', port, insecureAcceptAnyCertificate: true });
    await once(blind, 'secureConnect');
    expect(blind.authorized).toBe(false);
    expect(blind.authorizationError?.code).toBe('tls/peer-not-authenticated');
    blind.destroy();
    const sure = ours(port);
    await once(sure, 'secureConnect');
    expect([sure.authorized, sure.authorizationError]).toEqual([true, undefined]);
    sure.destroy();
  });

  it('says what was wrong with a certificate that was accepted all the same', async () => {
    const { port } = await serve({}, (socket) => void socket.resume());
    const accept = async (options: Partial<ConnectOptions>): Promise<TlsSocket> => {
      const socket = ours(port, { insecureAcceptAnyCertificate: true, ...options });
      await once(socket, 'secureConnect');
      socket.destroy();
      return socket;
    };
    const later = () => new Date('2090-01-01');
    for (const [options, code] of [
      [{ anchors: [person.certificate] }, 'x509/unknown-issuer'],
      [{ serverName: 'other.example' }, 'x509/name-mismatch'],
      [{ now: later }, 'x509/expired'],
    ] as const) {
      const { authorized, authorizationError } = await accept(options);
      expect([authorized, authorizationError?.code]).toEqual([false, code]);
      const refused = ours(port, options);
      const [error] = (await once(refused, 'error')) as [{ code: string }];
      expect(error.code).toBe(code);
    }
    const good = await accept({});
    expect([good.authorized, good.authorizationError]).toEqual([true, undefined]);
  });

  it('says it of a session that is resumed too, and never takes that for proof', async () => {
    for (const policy of [modern, definePolicy({ ...supported, name: 'tls12', versions: ['TLS 1.2'] })]) {
      const { port } = await serve({ policy }, (socket) => void socket.resume());
      const other = { anchors: [person.certificate] };
      const first = ours(port, { ...other, insecureAcceptAnyCertificate: true });
      const [session] = (await once(first, 'session')) as [TlsSession];
      expect(session.authenticated).toBe(false);
      const again = ours(port, { ...other, insecureAcceptAnyCertificate: true, session });
      await once(again, 'secureConnect');
      expect([again.info?.resumed, again.authorizationError?.code]).toEqual([true, 'x509/unknown-issuer']);
      const sure = ours(port, { session });
      await once(sure, 'secureConnect');
      expect([sure.info?.resumed, sure.authorized]).toEqual([false, true]);
      for (const socket of [first, again, sure]) socket.destroy();
    }
  });

  it('says what was wrong with the certificate of a client, when it resumes too', async () => {
    const seen: (string | undefined)[] = [];
    const clientAuthentication = { required: true, insecureAcceptAnyCertificate: true, anchors } as const;
    const { port } = await serve({ clientAuthentication }, (socket) => {
      seen.push(`${socket.info?.resumed} ${socket.authorized} ${socket.authorizationError?.code}`);
      socket.end();
    });
    const known = credentialFromPem(pem(person.certificateFile), pem(person.keyFile));
    for (const [who, code] of [
      [known, 'true undefined'],
      [credential, 'false x509/purpose-forbidden'],
    ] as const) {
      seen.length = 0;
      const first = ours(port, { credential: who });
      const [session] = (await once(first, 'session')) as [TlsSession];
      const again = ours(port, { credential: who, session });
      await once(again.resume(), 'end');
      expect(seen).toEqual([`false ${code}`, `true ${code}`]);
      first.destroy();
    }
  });

  it('refuses a key that is not the one of the certificate', () => {
    const mixed = credentialFromPem(pem(identity.certificateFile), pem(person.keyFile));
    expect(() => createServer({ credentials: [mixed] })).toThrow(expect.objectContaining({ code: 'tls/key-mismatch' }));
  });

  it('changes certificates and names while it runs', async () => {
    const { port, server } = await serve({}, (socket) => void socket.end());
    const other = issue(root, 'other', { type: 'EC', curve: 'P-256' }, { hosts: ['other.example'] });
    server.addContext('other.example', {
      credentials: [credentialFromPem(pem(other.certificateFile), pem(other.keyFile))],
    });
    const socket = ours(port, { serverName: 'other.example' });
    await once(socket, 'secureConnect');
    expect(socket.info?.peerCertificates).toEqual([other.certificate.bytes]);
    socket.destroy();
    const renewed = issue(root, 'renewed', { type: 'EC', curve: 'P-384' });
    server.setCredentials([credentialFromPem(pem(renewed.certificateFile), pem(renewed.keyFile))]);
    const next = ours(port);
    await once(next, 'secureConnect');
    expect(next.info?.peerCertificates).toEqual([renewed.certificate.bytes]);
    next.destroy();
  });

  it('ends handshakes that take too long', async () => {
    const { port, server } = await serve({ handshakeTimeout: 50 });
    const socket = connectTcp(port, '127.0.0.1');
    const [error] = (await once(server, 'tlsClientError')) as [{ code: string }];
    expect(error.code).toBe('tls/timeout');
    expect([...((await once(socket, 'data')) as [Uint8Array])[0]]).toEqual([21, 3, 3, 0, 2, 2, 90]);
  });

  it('tells clients that do not speak TLS from others', async () => {
    const { port, server } = await serve({});
    connectTcp(port, '127.0.0.1').end('GET / HTTP/1.0\r\n\r\n');
    const [error] = (await once(server, 'tlsClientError')) as [{ code: string }];
    expect(error.code).toBe('tls/not-tls');
  });

  it('outlives clients that break off, although nobody listens', async () => {
    const failures: unknown[] = [];
    const { port, server } = await serve({});
    server.on('tlsClientError', (error) => failures.push(error));
    const connection = once(server, 'secureConnection');
    const client = ours(port);
    await once(client, 'secureConnect');
    const [socket] = (await connection) as [TlsSocket];
    // events.once would listen for errors.
    const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.resume();
    client.destroy();
    await closed;
    expect([socket.destroyed, socket.errored === null, failures]).toEqual([true, false, []]);
  });

  it('keeps to the pace of a slow reader', async () => {
    const size = 8_000_000;
    let written = 0;
    const { port } = await serve({}, (socket) => {
      const chunk = new Uint8Array(100_000);
      const write = (): void => {
        while (written < size) {
          written += chunk.length;
          if (!socket.write(chunk)) return void socket.once('drain', write);
        }
        socket.end();
      };
      write();
    });
    const socket = nodes(port);
    await once(socket, 'readable');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(written).toBeLessThan(size);
    let received = 0;
    for await (const chunk of socket) received += (chunk as Buffer).length;
    expect(received).toBe(size);
  });

  it('answers a client that has ended, when it may stay half open', async () => {
    const { port } = await serve({ allowHalfOpen: true }, (socket) => {
      socket.resume().on('end', () => socket.end('after the end'));
    });
    const socket = ours(port, { allowHalfOpen: true });
    socket.end('that is all');
    expect(await text(socket)).toBe('after the end');
  });
});

describe('HTTP', () => {
  async function serveHttp(): Promise<number> {
    const http = createHttpServer((incoming, response) => {
      let body = '';
      incoming.on('data', (chunk) => {
        body += String(chunk);
      });
      incoming.on('end', () => response.end(`${incoming.method} ${incoming.url} ${body}`));
    });
    const { port, server } = await serve({ allowHalfOpen: true, applicationProtocols: ['http/1.1'] });
    server.on('secureConnection', (socket: TlsSocket) => http.emit('connection', socket));
    return port;
  }

  it('is served by http.Server, over connections that are kept, to agents of node:https', async () => {
    const port = await serveHttp();
    let connections = 0;
    class OurAgent extends Agent {
      override createConnection(): Duplex {
        connections++;
        return ours(port, { applicationProtocols: ['http/1.1'] });
      }
    }
    const agent = new OurAgent({ keepAlive: true, maxSockets: 1 });
    open.push(() => agent.destroy());
    for (const path of ['/first', '/second']) {
      const sent = request({ agent, host: 'localhost', port, path, method: 'POST' });
      sent.end('body');
      const [response] = await once(sent, 'response');
      expect(await text(response)).toBe(`POST ${path} body`);
    }
    expect(connections).toBe(1);
  });

  it('is served to node:https itself', async () => {
    const port = await serveHttp();
    const sent = request({ host: 'localhost', port, path: '/', ca: pem(root.certificateFile) });
    sent.end();
    const [response] = await once(sent, 'response');
    expect(await text(response)).toBe('GET / ');
  });

  it('is fetched by a dispatcher of undici', async () => {
    const port = await serveHttp();
    const connector: buildConnector.connector = (_, callback) => {
      const socket = ours(port, { applicationProtocols: ['http/1.1'] });
      socket.once('secureConnect', () => callback(null, socket as unknown as Parameters<typeof callback>[1] & Duplex));
      socket.once('error', (error) => callback(error, null));
    };
    const dispatcher = new Client(`https://localhost:${port}`, { connect: connector });
    open.push(() => void dispatcher.destroy());
    const response = await undiciFetch(`https://localhost:${port}/fetched`, {
      dispatcher,
      method: 'POST',
      body: utf8('body'),
    });
    expect(await response.text()).toBe('POST /fetched body');
  });
});
