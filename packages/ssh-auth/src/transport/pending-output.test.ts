import { describe, expect, it } from 'vitest';
import { SshProtocolError } from '../errors/protocol.js';
import { PendingOutput } from './pending-output.js';

const MIB = 1024 * 1024;

describe('bytes that wait for the peer', () => {
  it('are given once, in order', () => {
    const output = new PendingOutput();
    output.write(Uint8Array.of(1, 2));
    output.write(Uint8Array.of(3));
    expect(output.pending).toBe(3);
    expect(output.take()).toEqual([Uint8Array.of(1, 2), Uint8Array.of(3)]);
    expect([output.pending, output.take()]).toEqual([0, []]);
  });

  it('are no more than 64 MiB at a time, however often they were taken', () => {
    const output = new PendingOutput();
    const part = new Uint8Array(16 * MIB);
    for (let round = 0; round < 2; round++) {
      for (let count = 0; count < 4; count++) output.write(part);
      expect(output.pending).toBe(64 * MIB);
      if (round === 0) output.take();
    }
    expect(() => output.write(Uint8Array.of(0))).toThrow(SshProtocolError);
  });
});
