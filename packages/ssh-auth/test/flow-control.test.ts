import { describe, expect, it } from 'vitest';
import type { SessionChannel } from '../src/index.js';
import { pair } from './pair.js';

describe('a channel', () => {
  it('says when what had to wait for the window is sent, and only then', async () => {
    const told: number[] = [];
    let received = 0;
    let release = (): void => {};
    const { client, settle } = pair({
      server: {
        onSession: (session) => ({
          exec: () => true,
          data: (data) => {
            received += data.length;
            const before = release;
            release = () => {
              before();
              session.channel.consumed(data.length);
            };
          },
        }),
      },
    });
    await settle();
    const session: SessionChannel = client.openSession({
      drained: () => told.push(session.channel.bufferedAmount),
    });
    session.exec('take', () => {});
    await settle();
    session.channel.write(new Uint8Array(1024 * 1024));
    expect(told).toEqual([]);
    session.channel.write(new Uint8Array(1024 * 1024));
    session.channel.write(new Uint8Array(1000));
    expect(session.channel.bufferedAmount).toBe(1000);
    await settle();
    expect(told).toEqual([]);
    expect(received).toBe(2 * 1024 * 1024);
    release();
    release = () => {};
    await settle();
    expect(told).toEqual([0]);
    expect(received).toBe(2 * 1024 * 1024 + 1000);
  });
});
