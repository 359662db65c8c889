import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { type AddressInfo, connect as connectTcp, createServer as createTcpServer, type Socket } from 'node:net';
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls';
import { nodeCrypto } from '@cutaway/primitives/node';
import { afterEach, describe, expect, it } from 'vitest';
import type { Credential, TlsError } from '../src/index.js';
import { faultyClient } from '../src/lab/index.js';
import { connect, type TlsSocket } from '../src/node/index.js';
import { issue, makeRoot } from './authority.js';
import { httpsRequest } from './https-request.js';

const root = makeRoot('node');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
const anchors = [root.certificate];
const open: { close(): void }[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

async function listen(options: TlsOptions, serve: (socket: TLSSocket) => void): Promise<number> {
  const server = createServer(
    {
      key: readFileSync(identity.keyFile),
      cert: readFileSync(identity.certificateFile),
      maxVersion: 'TLSv1.2',
      ...options,
    },
    serve,
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push(server);
  return (server.address() as AddressInfo).port;
}

async function listenTcp(serve: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  open.push({
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  });
  return (server.address() as AddressInfo).port;
}

const failure = async (socket: TlsSocket): Promise<TlsError> => (await once(socket, 'error'))[0] as TlsError;

describe('with a server of node:tls', () => {
  it('carries megabytes both ways at the pace of the slower side', async () => {
    const port = await listen({}, (socket) => socket.pipe(socket));
    const socket = connect({ host: 'localhost', port, anchors });
    const sent = nodeCrypto.random(3_000_000);
    socket.end(sent);
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).equals(sent)).toBe(true);
  });

  it('reads on after it has ended its own side', async () => {
    const port = await listen({ allowHalfOpen: true } as TlsOptions, (socket) => {
      socket.resume().on('end', () => socket.end('last words'));
    });
    const socket = connect({ host: 'localhost', port, anchors });
    socket.end();
    let text = '';
    for await (const chunk of socket) text += String(chunk);
    // Up to TLS 1.2 close_notify ends both directions (RFC 5246 §7.2.1); Node still sends.
    expect(text).toBe('last words');
  });

  it('serves as the connection of an https agent', async () => {
    const port = await listen({}, (socket) => {
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\nhello'));
    });
    class TracingAgent extends Agent {
      override createConnection(): TlsSocket {
        return connect({ host: 'localhost', port, anchors });
      }
    }
    const text = await new Promise<string>((resolve, reject) => {
      const call = request({ host: 'localhost', port, agent: new TracingAgent() }, (response) => {
        let body = '';
        response.on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve(body));
      });
      call.on('error', reject);
      call.end();
    });
    expect(text).toBe('hello');
  });

  const asynchronous = (id: ReturnType<typeof issue>): Credential => ({
    certificates: [id.certificate.bytes],
    privateKey: {
      sign: async (scheme, message) => {
        await new Promise((resolve) => setImmediate(resolve));
        const algorithm = scheme?.startsWith('ecdsa')
          ? ({ name: 'ECDSA', hash: 'SHA-256' } as const)
          : ({ name: 'RSASSA-PSS', hash: 'SHA-256' } as const);
        return nodeCrypto.sign(algorithm, id.privateKey, message);
      },
    },
  });
  const local = (id: ReturnType<typeof issue>): Credential => ({
    certificates: [id.certificate.bytes],
    privateKey: id.privateKey,
  });

  it.each([
    ['an RSA key at hand', { type: 'RSA', modulusLength: 2048 } as const, local],
    ['an ECDSA key at hand', { type: 'EC', curve: 'P-256' } as const, local],
    ['an Ed25519 key at hand', { type: 'Ed25519' } as const, local],
    ['an RSA key elsewhere', { type: 'RSA', modulusLength: 2048 } as const, asynchronous],
    ['an ECDSA key elsewhere', { type: 'EC', curve: 'P-256' } as const, asynchronous],
  ])('proves who it is with %s', async (name, kind, credentialOf) => {
    const id = issue(root, name.replaceAll(' ', '-'), kind, { purposes: ['client'] });
    const ca = readFileSync(root.certificateFile);
    const port = await listen({ requestCert: true, rejectUnauthorized: true, ca }, (socket) => {
      socket.end(String(socket.getPeerCertificate().subject.CN));
    });
    const { text } = await httpsRequest({ host: 'localhost', port, anchors, credential: credentialOf(id) });
    expect(text).toBe(name.replaceAll(' ', '-'));
  });

  it('reports a key elsewhere that fails', async () => {
    const id = issue(root, 'broken', { type: 'EC', curve: 'P-256' }, { purposes: ['client'] });
    const port = await listen({ requestCert: true, ca: readFileSync(root.certificateFile) }, () => {});
    const privateKey = { sign: () => Promise.reject(new Error('the token was pulled out')) };
    const credential = { certificates: [id.certificate.bytes], privateKey };
    const error = await failure(connect({ host: 'localhost', port, anchors, credential }));
    expect(error).toMatchObject({ code: 'tls/operation-failed', cause: { message: 'the token was pulled out' } });
  });

  it('shows no certificate when it has none, which the server may refuse', async () => {
    const ca = readFileSync(root.certificateFile);
    const port = await listen({ requestCert: true, rejectUnauthorized: true, ca }, () => {});
    const socket = connect({ host: 'localhost', port, anchors });
    expect((await failure(socket)).code).toMatch(/^tls\/(alert-received|closed-in-handshake|connection-reset)$/);
  });
});

describe('what is no TLS server', () => {
  it('an HTTP server', async () => {
    const port = await listenTcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const error = await failure(connect({ host: 'localhost', port, anchors }));
    expect(error).toMatchObject({ code: 'tls/not-tls', context: { begin: 'HTTP/1.1 400 Bad' } });
  });

  it('a port where nobody listens', async () => {
    const port = await listenTcp(() => {});
    for (const server of open.splice(0)) server.close();
    const error = await failure(connect({ host: '127.0.0.1', port, anchors }));
    expect(error).toMatchObject({ code: 'tls/connection-refused', context: { host: '127.0.0.1', port } });
  });

  it('a name without an address', async () => {
    const error = await failure(connect({ host: 'no-such-host.invalid', port: 443, anchors }));
    expect(error).toMatchObject({ code: 'tls/name-not-resolved', context: { host: 'no-such-host.invalid' } });
  });

  it('a peer that says nothing', async () => {
    const port = await listenTcp(() => {});
    const error = await failure(connect({ host: 'localhost', port, anchors, handshakeTimeout: 50 }));
    expect(error).toMatchObject({ code: 'tls/timeout', context: { milliseconds: 50 } });
  });

  it('a peer that hangs up', async () => {
    const port = await listenTcp((socket) => socket.end());
    expect((await failure(connect({ host: 'localhost', port, anchors }))).code).toBe('tls/closed-in-handshake');
  });

  it('a peer that breaks the connection off', async () => {
    const port = await listenTcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect((await failure(connect({ host: 'localhost', port, anchors }))).code).toBe('tls/connection-reset');
  });

  it('one that cuts the data off without close_notify', async () => {
    const port = await listen({}, (socket) => {
      socket.write('half a sent', () => (socket as unknown as { _parent?: Socket } & TLSSocket).destroySoon());
    });
    // node:tls says close_notify by itself; a proxy in between swallows it with everything after the data.
    const proxy = await listenTcp((socket) => {
      const upstream = connectTcp(port, '127.0.0.1');
      socket.pipe(upstream);
      upstream.on('data', (bytes: Buffer) => {
        for (let at = 0; at < bytes.length; ) {
          const end = at + 5 + bytes.readUInt16BE(at + 3);
          if (bytes[at] !== 21) socket.write(bytes.subarray(at, end));
          at = end;
        }
      });
      upstream.on('end', () => socket.end());
    });
    const socket = connect({ host: 'localhost', port: proxy, anchors });
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    expect((await failure(socket)).code).toBe('tls/truncated');
    expect(text).toBe('half a sent');
  });
});

describe('a client that misbehaves', () => {
  const base = { serverName: 'localhost', anchors, crypto: nodeCrypto };

  /** What the server says to it. */
  async function alertOf(port: number, client: ReturnType<typeof faultyClient>): Promise<unknown> {
    const socket = connectTcp(port, '127.0.0.1');
    socket.on('data', (bytes) => {
      client.receive(bytes);
      socket.write(client.output());
    });
    socket.write(client.output());
    await once(socket, 'close');
    return client.error?.context.alert;
  }

  it('is refused with a wrong Finished', async () => {
    const port = await listen({}, () => {});
    const client = faultyClient(base, {
      value: (name, bytes) => (name === 'verify_data' ? bytes.map((b) => b ^ 1) : bytes),
    });
    expect(await alertOf(port, client)).toBe('decrypt_error');
  });

  it('is refused without ChangeCipherSpec', async () => {
    const port = await listen({}, () => {});
    const client = faultyClient(base, { message: (message) => (message.name === 'ChangeCipherSpec' ? [] : [message]) });
    expect(await alertOf(port, client)).toBe('unexpected_message');
  });

  it('is refused with a record that was tampered with', async () => {
    const port = await listen({}, () => {});
    let count = 0;
    const client = faultyClient(base, {
      record: (record) => {
        if (++count === 4) record[record.length - 1] = (record[record.length - 1] as number) ^ 1;
        return [record];
      },
    });
    expect(await alertOf(port, client)).toBe('bad_record_mac');
  });
});
