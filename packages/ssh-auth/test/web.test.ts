import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { equal, fromUtf8, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type Relay, startRelay } from '@cutaway/test-support/relay';
import { afterAll, describe, expect, it } from 'vitest';
import { signingKey } from '../src/keys/signing-key.js';
import {
  type AcceptOptions,
  accept,
  type ConnectOptions,
  connect,
  fromMessagePort,
  fromWebSocket,
  type ServerConnection,
  type WebClient,
} from '../src/web/index.js';
import type { Context } from './openssh.js';
import { type Sshd, startSshd, systemOpenSsh } from './openssh-installation.js';
import { clientOptions, serverOptions } from './pair.js';

interface Peer {
  readonly sshd: Sshd;
  readonly relay: Relay;
}

let started: Promise<Peer> | undefined;

/** OpenSSH's server behind a relay, started by the first test that needs it. */
function peer(ctx: Context): Promise<Peer> {
  const openSsh = systemOpenSsh(ctx);
  started ??= startSshd(openSsh).then(async (sshd) => ({ sshd, relay: await startRelay(sshd.port) }));
  return started;
}

async function login(ctx: Context, more: Partial<ConnectOptions> = {}, through?: Relay): Promise<WebClient> {
  const { sshd, relay } = await peer(ctx);
  return connect(fromWebSocket(new WebSocket((through ?? relay).url)), {
    host: 'localhost',
    userName: sshd.userName,
    verifyHostKey: ({ key }) => ({ accept: sshd.hostKeys.some(({ blob }) => equal(blob, key)) }),
    authentication: [{ method: 'publickey', key: signingKey(sshd.userKey.privateKey) }],
    crypto: nodeCrypto,
    ...more,
  });
}

const textOf = (readable: ReadableStream<Uint8Array>): Promise<string> => new Response(readable).text();

async function send(writable: WritableStream<Uint8Array>, bytes: Uint8Array): Promise<void> {
  const writer = writable.getWriter();
  await writer.write(bytes);
  await writer.close();
}

describe('SSH over a WebSocket to sshd', () => {
  afterAll(async () => {
    if (started === undefined) return;
    const { sshd, relay } = await started;
    relay.stop();
    await sshd.stop();
  });

  it('runs a command', async (ctx) => {
    const connection = await login(ctx);
    const { stdout, stderr, exitStatus } = await connection.exec('echo hello; echo oops >&2; exit 3');
    expect([fromUtf8(stdout), fromUtf8(stderr), exitStatus]).toEqual(['hello\n', 'oops\n', 3]);
    await connection.close();
  });

  it('carries much through a program, both ways, every byte in its place', async (ctx) => {
    const connection = await login(ctx);
    const { readable, writable, stderr, exited } = await connection.openSession({ command: 'cat; echo done >&2' });
    const much = Uint8Array.from({ length: 5_000_001 }, (_, place) => (place * 31) >> 7);
    const [back, errors] = await Promise.all([
      new Response(readable).arrayBuffer(),
      textOf(stderr),
      send(writable, much),
    ]);
    expect(equal(new Uint8Array(back), much)).toBe(true);
    expect(errors).toBe('done\n');
    expect(await exited).toEqual({ exitStatus: 0, exitSignal: undefined });
    await connection.close();
  });

  it('lets a program wait while nobody reads', async (ctx) => {
    const connection = await login(ctx);
    const session = await connection.openSession({ command: 'head -c 8000000 /dev/zero; echo written >&2' });
    const reader = session.readable.getReader();
    await reader.read();
    const written = textOf(session.stderr);
    const first = await Promise.race([written, connection.exec('sleep 0.3').then(() => 'waits')]);
    expect(first).toBe('waits');
    for (let done = false; !done; ) ({ done } = await reader.read());
    expect(await written).toBe('written\n');
    await connection.close();
  });

  it('has a shell on a terminal', async (ctx) => {
    const connection = await login(ctx);
    const pty = { term: 'xterm', columns: 91, rows: 33 };
    const { readable, writable, resize, exited } = await connection.openSession({ pty });
    resize({ columns: 77, rows: 22 });
    await send(writable, utf8('stty size; exit 5\n'));
    expect(await textOf(readable)).toMatch(/22 77/);
    expect((await exited).exitStatus).toBe(5);
    await connection.close();
  });

  it('connects through the server, as a transport for something else', async (ctx) => {
    const http = createServer((request, response) => response.end(`got ${request.url}`));
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const connection = await login(ctx);
    const { port } = http.address() as AddressInfo;
    const { readable, writable } = await connection.connectThrough('127.0.0.1', port);
    await send(writable, utf8('GET /page HTTP/1.0\r\n\r\n'));
    expect(await textOf(readable)).toMatch(/got \/page$/);
    await expect(connection.connectThrough('127.0.0.1', 1)).rejects.toMatchObject({ code: 'ssh/channel-open-refused' });
    await connection.close();
    http.close();
  });

  it('refuses another host key, and sends nothing of the user', async (ctx) => {
    const { sshd } = await peer(ctx);
    const refused = login(ctx, { verifyHostKey: () => ({ accept: false }) });
    await expect(refused).rejects.toMatchObject({ code: 'ssh/host-key-refused' });
    expect(sshd.log()).not.toContain('Failed publickey');
  });

  it('ends with the reason of an abort signal, before, in and after the login', async (ctx) => {
    const reason = new Error('changed my mind');
    await expect(login(ctx, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const during = new AbortController();
    const verifyHostKey = (): { accept: true } => {
      during.abort(reason);
      return { accept: true };
    };
    await expect(login(ctx, { signal: during.signal, verifyHostKey })).rejects.toBe(reason);
    const after = new AbortController();
    const connection = await login(ctx, { signal: after.signal });
    const { readable, exited } = await connection.openSession({ command: 'sleep 60' });
    after.abort(reason);
    await expect(connection.closed).rejects.toBe(reason);
    await expect(exited).rejects.toMatchObject({ code: 'ssh/operation-failed', cause: reason });
    await expect(textOf(readable)).rejects.toMatchObject({ code: 'ssh/operation-failed' });
  });

  it('fails when the relay goes away', async (ctx) => {
    const { sshd } = await peer(ctx);
    const relay = await startRelay(sshd.port);
    const connection = await login(ctx, {}, relay);
    const { exited } = await connection.openSession({ command: 'sleep 60' });
    relay.stop();
    const cause = expect.objectContaining({ code: 'stream/web-socket-closed' });
    await expect(connection.closed).rejects.toMatchObject({ code: 'ssh/connection-lost', cause });
    await expect(exited).rejects.toMatchObject({ code: 'ssh/connection-lost' });
    await expect(login(ctx, {}, relay)).rejects.toMatchObject({ code: 'ssh/connection-lost', cause });
  });
});

describe('SSH over a message channel', () => {
  function overMessages(
    options: Partial<ConnectOptions> = {},
    more: Partial<AcceptOptions> = {},
  ): Promise<[WebClient, ServerConnection]> {
    const { port1, port2 } = new MessageChannel();
    return Promise.all([
      connect(fromMessagePort(port1), { ...clientOptions, ...options }),
      accept(fromMessagePort(port2), { ...serverOptions, ...more }),
    ]);
  }

  it('client and server agree, and carry much both ways', async () => {
    const [connection, { closed }] = await overMessages();
    const { readable, writable, exited } = await connection.openSession({ command: 'echo' });
    const much = Uint8Array.from({ length: 3_000_001 }, (_, place) => (place * 31) >> 7);
    const [back] = await Promise.all([new Response(readable).arrayBuffer(), send(writable, much)]);
    expect(equal(new Uint8Array(back), much)).toBe(true);
    expect((await exited).exitStatus).toBe(0);
    await connection.close();
    await closed;
  });

  it('a command that has ended before it is granted', async () => {
    const onSession: AcceptOptions['onSession'] = (session) => ({
      exec: (command) => {
        session.channel.write(command);
        session.exit(7);
        return true;
      },
    });
    const [connection] = await overMessages({}, { onSession });
    const { stdout, exitStatus } = await connection.exec('hello');
    expect([fromUtf8(stdout), exitStatus]).toEqual(['hello', 7]);
    await connection.close();
  });

  it('both sides know why a login failed', async () => {
    const { port1, port2 } = new MessageChannel();
    const connecting = connect(fromMessagePort(port1), clientOptions);
    const accepting = accept(fromMessagePort(port2), { ...serverOptions, authentication: { publickey: () => false } });
    await expect(connecting).rejects.toMatchObject({ code: 'ssh/authentication-failed' });
    await expect(accepting).rejects.toMatchObject({ code: 'ssh/disconnected' });
  });

  it('a server that is told to stop', async () => {
    const stop = new AbortController();
    const [connection, { closed }] = await overMessages({}, { signal: stop.signal });
    const reason = new Error('closing time');
    stop.abort(reason);
    await expect(closed).rejects.toBe(reason);
    await connection.closed.catch(() => {});
    expect(connection.client.state).not.toBe('connected');
  });
});
