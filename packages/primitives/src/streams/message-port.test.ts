import { describe, expect, it } from 'vitest';
import type { DuplexStreams } from './duplex.js';
import { fromMessagePort } from './message-port.js';

function channel(): [DuplexStreams, DuplexStreams] {
  const { port1, port2 } = new MessageChannel();
  return [fromMessagePort(port1), fromMessagePort(port2)];
}

async function all(readable: ReadableStream<Uint8Array>): Promise<number[]> {
  const bytes: number[] = [];
  for await (const chunk of readable) bytes.push(...chunk);
  return bytes;
}

async function send(writable: WritableStream<Uint8Array>, ...chunks: Uint8Array[]): Promise<void> {
  const writer = writable.getWriter();
  for (const chunk of chunks) await writer.write(chunk);
  await writer.close();
}

describe('fromMessagePort', () => {
  it('carries bytes both ways, each direction to its own end', async () => {
    const [here, there] = channel();
    await send(here.writable, Uint8Array.of(0, 1, 2, 3).subarray(1), Uint8Array.of(4));
    expect(await all(there.readable)).toEqual([1, 2, 3, 4]);
    await send(there.writable, Uint8Array.of(5));
    expect(await all(here.readable)).toEqual([5]);
  });

  it('does not take the caller’s buffer away', async () => {
    const [here, there] = channel();
    const bytes = Uint8Array.of(7, 8);
    await send(here.writable, bytes);
    expect([...bytes]).toEqual([7, 8]);
    expect(await all(there.readable)).toEqual([7, 8]);
  });

  it('lets the sender wait while nobody reads', async () => {
    const [here, there] = channel();
    const writer = here.writable.getWriter();
    const size = 2 ** 16;
    let written = 0;
    const writing = (async () => {
      for (; written < 16; written++) await writer.write(new Uint8Array(size).fill(written));
      await writer.close();
    })();
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setTimeout(resolve));
    expect(written).toBe(4);
    const bytes = await all(there.readable);
    await writing;
    expect(bytes).toHaveLength(16 * size);
    expect(bytes.filter((_, place) => place % size === 0)).toEqual(Array.from({ length: 16 }, (_, place) => place));
  });

  it('tells the reader when the writer gives up, and the writer when the reader does', async () => {
    const [here, there] = channel();
    await here.writable.abort();
    await expect(all(there.readable)).rejects.toMatchObject({ code: 'stream/message-port-closed' });
    const writer = there.writable.getWriter();
    writer.closed.catch(() => {});
    await here.readable.cancel();
    await expect(writer.closed).rejects.toMatchObject({ code: 'stream/message-port-closed' });
  });

  it('fails when the other port is closed', async () => {
    const { port1, port2 } = new MessageChannel();
    const here = fromMessagePort(port1);
    port2.close();
    await expect(all(here.readable)).rejects.toMatchObject({ code: 'stream/message-port-closed' });
  });

  it.each([
    ['text', 'hello'],
    ['nothing', undefined],
    ['data that is none', { type: 'data', bytes: [1] }],
    ['more credit than was used', { type: 'taken', length: 1 }],
    ['credit that is no number', { type: 'taken', length: Number.NaN }],
  ])('fails at %s', async (_, message) => {
    const { port1, port2 } = new MessageChannel();
    const here = fromMessagePort(port1);
    port2.postMessage(message);
    await expect(all(here.readable)).rejects.toMatchObject({ code: 'stream/unexpected-message' });
    port2.close();
  });

  it('fails at more than may wait', async () => {
    const { port1, port2 } = new MessageChannel();
    const here = fromMessagePort(port1);
    for (let part = 0; part < 5; part++) port2.postMessage({ type: 'data', bytes: new Uint8Array(2 ** 16) });
    const reader = here.readable.getReader();
    await expect(reader.closed).rejects.toMatchObject({ code: 'stream/overflow' });
    port2.close();
  });
});
