import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StreamTransport } from './stream-transport.js';

const quiet = (): ReadableStream<Uint8Array> => new ReadableStream();

describe('StreamTransport', () => {
  it('takes the bytes of other kinds of chunks, and nothing that is not bytes', async () => {
    const chunks: unknown[] = [Uint8Array.of(1), new ArrayBuffer(2), 'text'];
    const readable = new ReadableStream({ pull: (controller) => controller.enqueue(chunks.shift()) });
    const transport = new StreamTransport({ readable, writable: new WritableStream() }, () => {});
    expect(await transport.read()).toEqual(Uint8Array.of(1));
    expect(await transport.read()).toEqual(new Uint8Array(2));
    await expect(transport.read()).rejects.toMatchObject({ code: 'stream/transport-failed' });
  });

  it('tells once that it cannot write any more, and why', async () => {
    const write = (): void => {
      throw new Error('wire cut');
    };
    const told: string[] = [];
    const transport = new StreamTransport({ readable: quiet(), writable: new WritableStream({ write }) }, (error) =>
      told.push(`${error.code} ${error.context.reason}`),
    );
    transport.write(Uint8Array.of(1));
    transport.write(Uint8Array.of(2));
    await expect(transport.ready()).rejects.toMatchObject({ code: 'stream/transport-failed' });
    await transport.end();
    expect(told).toEqual(['stream/transport-failed wire cut']);
    expect(transport.broken?.code).toBe('stream/transport-failed');
  });

  it('counts what waits', async () => {
    let take = (): void => {};
    const write = (): Promise<void> => new Promise((resolve) => (take = resolve));
    const transport = new StreamTransport({ readable: quiet(), writable: new WritableStream({ write }) }, () => {});
    transport.write(new Uint8Array(3));
    transport.write(new Uint8Array(4));
    expect(transport.unsent).toBe(7);
    await Promise.resolve();
    take();
    await vi.waitFor(() => expect(transport.unsent).toBe(4));
  });

  describe('at the end', () => {
    beforeEach(() => vi.useFakeTimers());
    afterEach(() => vi.useRealTimers());

    it('does not wait for ever for a peer that takes nothing', async () => {
      const given: unknown[] = [];
      const writable = new WritableStream<Uint8Array>({
        write: (_, controller) =>
          new Promise((resolve) => controller.signal.addEventListener('abort', () => resolve())),
        abort: (reason) => void given.push(reason),
      });
      const transport = new StreamTransport({ readable: quiet(), writable }, () => {});
      transport.write(Uint8Array.of(1));
      const ended = transport.end();
      await vi.advanceTimersByTimeAsync(4999);
      expect(given).toHaveLength(0);
      await vi.advanceTimersByTimeAsync(1);
      await ended;
      expect(given).toHaveLength(1);
    });
  });
});
