import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket as NpmWebSocket, WebSocketServer } from 'ws';
import type { DuplexStreams } from './duplex.js';
import { fromWebSocket, type WebSocketLike, type WebSocketOptions } from './web-socket.js';

let server: WebSocketServer;
let url: string;
/** The other end of the last WebSocket. */
let peer: Promise<NpmWebSocket>;

beforeAll(async () => {
  server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

function open(make: (to: string) => WebSocketLike, options?: WebSocketOptions): DuplexStreams {
  peer = new Promise((resolve) => server.once('connection', resolve));
  return fromWebSocket(make(url), options);
}

describe.each([
  ['this platform', (to: string) => new WebSocket(to)],
  ['npm ws', (to: string) => new NpmWebSocket(to)],
])('fromWebSocket with the WebSocket of %s', (_, make) => {
  it('carries bytes both ways, and waits until it is open', async () => {
    const { readable, writable } = open(make);
    const writer = writable.getWriter();
    const sent = writer.write(Uint8Array.of(0, 1, 2, 3).subarray(1));
    const other = await peer;
    const received = new Promise((resolve) => other.once('message', resolve));
    await sent;
    expect(await received).toEqual(Buffer.from([1, 2, 3]));
    other.send(Uint8Array.of(4, 5));
    other.send(Uint8Array.of(6));
    const reader = readable.getReader();
    expect((await reader.read()).value).toEqual(Uint8Array.of(4, 5));
    expect((await reader.read()).value).toEqual(Uint8Array.of(6));
    const closed = new Promise((resolve) => other.once('close', resolve));
    await writer.close();
    expect(await closed).toBe(1000);
    expect((await reader.read()).done).toBe(true);
  });

  it('ends when the peer closes', async () => {
    const { readable, writable } = open(make);
    const other = await peer;
    other.send(Uint8Array.of(1));
    other.close(1000);
    const reader = readable.getReader();
    expect((await reader.read()).value).toEqual(Uint8Array.of(1));
    expect((await reader.read()).done).toBe(true);
    await expect(writable.getWriter().closed).rejects.toMatchObject({ code: 'stream/web-socket-closed' });
  });

  it('fails when the connection breaks, and tells what the peer says', async () => {
    const broken = open(make);
    (await peer).terminate();
    await expect(broken.readable.getReader().read()).rejects.toMatchObject({ context: { closeCode: 1006 } });
    const refused = open(make);
    (await peer).close(4001, 'not for you');
    await expect(refused.readable.getReader().read()).rejects.toMatchObject({
      code: 'stream/web-socket-closed',
      context: { closeCode: 4001, reason: 'not for you' },
    });
  });

  it('fails at text', async () => {
    const { readable } = open(make);
    (await peer).send('hello');
    await expect(readable.getReader().read()).rejects.toMatchObject({
      code: 'stream/unexpected-message',
      context: { actual: 'string' },
    });
  });

  it('fails at more than may wait', async () => {
    const { readable } = open(make, { maxBuffered: 1000 });
    const other = await peer;
    const closed = new Promise((resolve) => other.once('close', resolve));
    other.send(new Uint8Array(600));
    other.send(new Uint8Array(600));
    await closed;
    await expect(readable.getReader().read()).rejects.toMatchObject({
      code: 'stream/overflow',
      context: { maximum: 1000 },
    });
  });

  it('closes when the reader wants no more, or the writer gives up', async () => {
    for (const leave of [
      ({ readable }: DuplexStreams) => readable.cancel(),
      ({ writable }: DuplexStreams) => writable.abort(),
    ]) {
      const streams = open(make);
      const other = await peer;
      const closed = new Promise((resolve) => other.once('close', resolve));
      other.send(Uint8Array.of(1));
      const reader = streams.readable.getReader();
      await reader.read();
      reader.releaseLock();
      await leave(streams);
      expect(await closed).toBe(1000);
    }
  });

  it('fails when it is given up before it is open, or nobody answers', async () => {
    const early = open(make);
    await early.readable.cancel();
    await expect(early.writable.getWriter().write(Uint8Array.of(1))).rejects.toMatchObject({
      code: 'stream/web-socket-closed',
    });
    const nobody = fromWebSocket(make('ws://127.0.0.1:1'));
    await expect(nobody.readable.getReader().read()).rejects.toMatchObject({ context: { closeCode: 1006 } });
  });

  it('lets the writer wait while the peer does not read', async () => {
    const { writable } = open(make);
    const other = await peer;
    other.pause();
    const writer = writable.getWriter();
    const total = 64;
    let written = 0;
    let received = 0;
    other.on('message', (bytes: Buffer) => {
      received += bytes.length;
    });
    const writing = (async () => {
      for (; written < total; written++) await writer.write(new Uint8Array(2 ** 20));
      await writer.close();
    })();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(written).toBeLessThan(total);
    const closed = new Promise((resolve) => other.once('close', resolve));
    other.resume();
    await writing;
    await closed;
    expect(received).toBe(total * 2 ** 20);
  });
});
