import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { describe, expect, it } from 'vitest';
import { TicketKeys } from '../src/index.js';
import {
  type AcceptOptions,
  accept,
  type ConnectOptions,
  connect,
  type DuplexStreams,
  fromMessagePort,
  type OpenTlsStreams,
} from '../src/web/index.js';
import { credential, server as identity, only, root } from './pair.js';

/** Two pairs of streams that lead to each other. */
function inMemory(): [DuplexStreams, DuplexStreams] {
  const there = new TransformStream<Uint8Array, Uint8Array>();
  const back = new TransformStream<Uint8Array, Uint8Array>();
  return [
    { readable: back.readable, writable: there.writable },
    { readable: there.readable, writable: back.writable },
  ];
}

function overMessages(): [DuplexStreams, DuplexStreams] {
  const { port1, port2 } = new MessageChannel();
  return [fromMessagePort(port1), fromMessagePort(port2)];
}

const clientOptions = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto };
const serverOptions = { credentials: [credential(identity)], crypto: nodeCrypto };

function both(
  client: Partial<ConnectOptions> = {},
  server: Partial<AcceptOptions> = {},
  [here, there] = inMemory(),
): Promise<[OpenTlsStreams, OpenTlsStreams]> {
  return Promise.all([
    connect(here, { ...clientOptions, ...client } as ConnectOptions),
    accept(there, { ...serverOptions, ...server }),
  ]);
}

async function send(writable: WritableStream<Uint8Array>, ...texts: string[]): Promise<void> {
  const writer = writable.getWriter();
  for (const text of texts) await writer.write(new TextEncoder().encode(text));
  await writer.close();
}

async function textOf(readable: ReadableStream<Uint8Array>): Promise<string> {
  let text = '';
  for await (const part of readable) text += new TextDecoder().decode(part);
  return text;
}

const code = (expected: string): object => expect.objectContaining({ code: expected });

describe('TLS over WHATWG streams', () => {
  const policies = (['TLS 1.3', 'TLS 1.2'] as const).map((version) => only({ name: version, versions: [version] }));

  it.each(policies)('$name: agrees, exchanges data, ends', async (policy) => {
    const [client, server] = await both(
      { policy, applicationProtocols: ['h2', 'http/1.1'] },
      {
        applicationProtocols: ['http/1.1'],
        policy,
      },
    );
    expect(client.info).toMatchObject({
      version: policy.name,
      applicationProtocol: 'http/1.1',
      peerAuthenticated: true,
    });
    expect(client.exportKeyingMaterial('EXPORTER-test', 32)).toEqual(server.exportKeyingMaterial('EXPORTER-test', 32));
    const sent = new TextEncoder().encode('GET / HTTP/1.1\r\n\r\n');
    const writer = client.writable.getWriter();
    const reader = server.readable.getReader();
    await writer.write(sent);
    expect((await reader.read()).value).toEqual(sent);
    await send(server.writable, 'HTTP/1.1 200 OK\r\n\r\n', 'page');
    expect(await textOf(client.readable)).toBe('HTTP/1.1 200 OK\r\n\r\npage');
    await writer.close();
    expect((await reader.read()).done).toBe(true);
    await Promise.all([client.closed, server.closed]);
  });

  it.each([
    ['streams', inMemory],
    ['messages', overMessages],
  ])('carries much over %s, both ways at once, every byte in its place', async (_, transports) => {
    const [client, server] = await both({}, {}, transports());
    const much = Uint8Array.from({ length: 2_000_003 }, (_, place) => (place * 31) >> 7);
    const take = async (readable: ReadableStream<Uint8Array>): Promise<Uint8Array> =>
      new Uint8Array(await new Response(readable).arrayBuffer());
    const give = async (writable: WritableStream<Uint8Array>): Promise<void> => {
      const writer = writable.getWriter();
      await writer.write(much);
      await writer.close();
    };
    const [one, other] = await Promise.all([
      take(client.readable),
      take(server.readable),
      give(client.writable),
      give(server.writable),
    ]);
    expect(one).toEqual(much);
    expect(other).toEqual(much);
    await Promise.all([client.closed, server.closed]);
  });

  it('is half closed: what the peer sends after our end is read', async () => {
    const [client, server] = await both();
    await send(client.writable, 'question');
    expect(await textOf(server.readable)).toBe('question');
    await send(server.writable, 'answer');
    expect(await textOf(client.readable)).toBe('answer');
  });

  it('lets the sender wait while nobody reads', async () => {
    const [client, server] = await both({}, {}, overMessages());
    const writer = client.writable.getWriter();
    let written = 0;
    const total = 64;
    const writing = (async () => {
      for (; written < total; written++) await writer.write(new Uint8Array(2 ** 16));
      await writer.close();
    })();
    for (let turn = 0; turn < 200; turn++) await new Promise((resolve) => setTimeout(resolve));
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(16);
    let length = 0;
    for await (const part of server.readable) length += part.length;
    await writing;
    expect(length).toBe(total * 2 ** 16);
  });

  it('gives sessions, and resumes', async () => {
    const tickets = new TicketKeys({ crypto: nodeCrypto });
    const sessions: ConnectOptions['session'][] = [];
    const once = async (session?: ConnectOptions['session']): Promise<boolean> => {
      const [client, server] = await both(
        {
          ...(session === undefined ? {} : { session }),
          onEvent: (event) => event.type === 'session' && sessions.push(event.session),
        },
        { tickets },
      );
      await send(server.writable, 'x');
      expect(await textOf(client.readable)).toBe('x');
      await client.close();
      return client.info.resumed;
    };
    expect(await once()).toBe(false);
    expect(sessions.length).toBeGreaterThan(0);
    expect(await once(sessions[0])).toBe(true);
  });

  it('waits for a private key elsewhere', async () => {
    const { privateKey } = identity;
    const elsewhere = {
      sign: async (scheme: unknown, message: Uint8Array) => {
        await new Promise((resolve) => setTimeout(resolve));
        void scheme;
        return nodeCrypto.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, message);
      },
    };
    const [client] = await both(
      {},
      {
        credentials: [{ certificates: [identity.certificate.bytes], privateKey: elsewhere }],
      },
    );
    expect(client.info.signatureScheme).toBe('ecdsa_secp256r1_sha256');
  });

  it('asks for certificates later, and changes keys', async () => {
    const answers: unknown[] = [];
    const [client, server] = await both(
      { postHandshakeAuth: true },
      { onEvent: (event) => event.type === 'clientCertificate' && answers.push(event.certificates) },
    );
    server.requestClientCertificate({ required: false, anchors: [root.certificate] });
    client.updateKeys({ requestPeer: true });
    await Promise.all([send(client.writable, 'a'), send(server.writable, 'b')]);
    expect(await Promise.all([textOf(server.readable), textOf(client.readable)])).toEqual(['a', 'b']);
    expect(answers).toEqual([[]]);
    expect(() => client.requestClientCertificate({ required: false, anchors: [] })).toThrow('tls/not-connected');
  });
});

describe('What goes wrong over WHATWG streams', () => {
  it('a certificate nobody trusts: both sides know', async () => {
    const [here, there] = inMemory();
    const connecting = connect(here, { ...clientOptions, anchors: [] });
    const accepting = accept(there, serverOptions);
    await expect(connecting).rejects.toMatchObject({ code: 'x509/unknown-issuer' });
    await expect(accepting).rejects.toMatchObject({ code: 'tls/alert-received', context: { alert: 'unknown_ca' } });
  });

  it('data cut off', async () => {
    const { port1, port2 } = new MessageChannel();
    const [client, server] = await both({}, {}, [fromMessagePort(port1), fromMessagePort(port2)]);
    const writer = server.writable.getWriter();
    await writer.write(Uint8Array.of(1));
    const reader = client.readable.getReader();
    expect((await reader.read()).value).toEqual(Uint8Array.of(1));
    port2.close();
    await expect(reader.read()).rejects.toEqual(code('stream/message-port-closed'));
    await expect(client.closed).rejects.toEqual(code('stream/message-port-closed'));
  });

  it('a transport that ends without close_notify', async () => {
    const [here, there] = inMemory();
    const connecting = connect(here, clientOptions);
    await there.writable.close();
    await expect(connecting).rejects.toEqual(code('tls/closed-in-handshake'));

    const cut = new AbortController();
    const [one, other] = inMemory();
    const cutShort = new TransformStream<Uint8Array, Uint8Array>();
    const piped = one.readable.pipeTo(cutShort.writable, { signal: cut.signal, preventAbort: true });
    piped.catch(() => cutShort.writable.close());
    const [client, server] = await both({}, {}, [{ ...one, readable: cutShort.readable }, other]);
    const reader = client.readable.getReader();
    await server.writable.getWriter().write(Uint8Array.of(1));
    expect((await reader.read()).value).toEqual(Uint8Array.of(1));
    cut.abort();
    await expect(reader.read()).rejects.toEqual(code('tls/truncated'));
    await expect(client.closed).rejects.toEqual(code('tls/truncated'));
  });

  it('a transport that fails with something else', async () => {
    const [here] = inMemory();
    const broken = new ReadableStream<Uint8Array>({ pull: (controller) => controller.error(new Error('wire cut')) });
    await expect(connect({ ...here, readable: broken }, clientOptions)).rejects.toMatchObject({
      code: 'stream/transport-failed',
      context: { reason: 'wire cut' },
    });
  });

  it('a transport that brings text', async () => {
    const [here] = inMemory();
    const text = new ReadableStream({ pull: (controller) => controller.enqueue('hello') });
    await expect(connect({ ...here, readable: text }, clientOptions)).rejects.toEqual(code('stream/transport-failed'));
  });

  it('bytes that are no TLS', async () => {
    const [here] = inMemory();
    const noise = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('HTTP/1.1')),
    });
    await expect(connect({ ...here, readable: noise }, clientOptions)).rejects.toEqual(code('tls/not-tls'));
  });

  it('a handshake that takes too long', async () => {
    const [here] = inMemory();
    await expect(connect(here, { ...clientOptions, handshakeTimeout: 20 })).rejects.toMatchObject({
      code: 'tls/timeout',
      context: { milliseconds: 20 },
    });
  });

  it('an abort before, in and after the handshake: the signal’s reason here, no orderly end there', async () => {
    const reason = new Error('changed my mind');
    const [unused] = inMemory();
    await expect(connect(unused, { ...clientOptions, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);

    const [here, there] = inMemory();
    const controller = new AbortController();
    const connecting = connect(here, { ...clientOptions, signal: controller.signal });
    const first = there.readable.getReader();
    await first.read();
    controller.abort(reason);
    await expect(connecting).rejects.toBe(reason);

    const later = new AbortController();
    const ends: TraceEvent[] = [];
    const trace = (event: TraceEvent): unknown => event.kind === 'end' && ends.push(event);
    const [client, server] = await both({ signal: later.signal, trace: trace as never });
    later.abort(reason);
    await expect(client.readable.getReader().read()).rejects.toBe(reason);
    await expect(client.closed).rejects.toBe(reason);
    await expect(textOf(server.readable)).rejects.toEqual(code('tls/truncated'));
    expect(ends).toMatchObject([{ how: 'alert', name: 'user_canceled', error: 'tls/aborted' }]);
  });

  it('a writer that gives up: the peer does not take what it has for all', async () => {
    const [client, server] = await both();
    const reason = new Error('source failed');
    await client.writable.abort(reason);
    await expect(client.closed).rejects.toBe(reason);
    await expect(textOf(server.readable)).rejects.toEqual(code('tls/truncated'));
  });

  it('writing after the end', async () => {
    const [client, server] = await both();
    const writer = client.writable.getWriter();
    await client.close();
    await expect(writer.write(Uint8Array.of(1))).rejects.toEqual(code('tls/not-connected'));
    expect(await textOf(server.readable)).toBe('');
  });

  it('a reader that wants no more, and a writer that has no more: the connection ends', async () => {
    const [client, server] = await both();
    await client.readable.cancel();
    await client.writable.close();
    await client.closed;
    expect(await textOf(server.readable)).toBe('');
  });
});
