import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InternetPayload } from './internet-packet.js';
import { IpReassembly } from './ip-reassembly.js';

const data = Uint8Array.from({ length: 4000 }, (_, index) => index & 0xff);

function fragment(from: number, to: number, more: boolean, parts: Partial<InternetPayload> & { id?: number } = {}) {
  const { id = 1, ...rest } = parts;
  return {
    version: 4 as const,
    source: '192.0.2.1',
    destination: '192.0.2.2',
    protocol: 6,
    bytes: data.subarray(from, to),
    length: to - from,
    fragment: { identification: id, offset: from, more },
    ...rest,
  };
}

describe('IP reassembly', () => {
  it('gives the whole, whatever the order and whatever comes twice', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 7 }), (blocks, order, odd) => {
        const end = 21 * 8 + odd;
        const edges = [0, ...blocks.sort((a, b) => a - b).map((block) => block * 8), end];
        const pieces = edges.slice(1).map((to, index) => fragment(edges[index] as number, to, to < end));
        const shuffled = [...pieces, ...pieces.slice(0, 2)]
          .map((piece) => ({ piece, rank: order.next().value as number }))
          .sort((a, b) => a.rank - b.rank);
        const reassembly = new IpReassembly();
        const wholes = shuffled.flatMap(({ piece }) => reassembly.push(piece, undefined) ?? []);
        expect(wholes[0]?.payload?.bytes).toEqual(data.subarray(0, end));
      }),
    );
  });

  it('refuses a datagram whose fragments overlap, with all that comes of it later (RFC 5722 §3)', () => {
    for (const overlapping of [fragment(8, 24, true), fragment(0, 8, true), fragment(8, 32, false)]) {
      const reassembly = new IpReassembly();
      const pieces = [fragment(0, 16, true), overlapping, fragment(16, 40, false), fragment(0, 16, true)];
      expect(pieces.map((piece) => reassembly.push(piece, undefined))).not.toContainEqual(expect.anything());
    }
    const other = new IpReassembly();
    other.push(fragment(0, 16, true), undefined);
    other.push(fragment(0, 16, true, { bytes: new Uint8Array(16) }), undefined);
    expect(other.push(fragment(16, 40, false), undefined)).toBeUndefined();
  });

  it('refuses two ends, what lies behind the end, uneven lengths, and more than a packet can be', () => {
    for (const bad of [
      [fragment(16, 40, false), fragment(16, 32, false)],
      [fragment(16, 40, false), fragment(40, 48, true)],
      [fragment(0, 15, true), fragment(16, 40, false)],
      [fragment(65_528, 65_544, true, { bytes: new Uint8Array(16), length: 16 })],
      [fragment(0, 16, true, { length: 32 }), fragment(16, 40, false)],
    ]) {
      const reassembly = new IpReassembly();
      const outcomes = [...bad, fragment(0, 16, true)].map((piece) => reassembly.push(piece, undefined));
      expect(outcomes).not.toContainEqual(expect.anything());
    }
  });

  it('keeps datagrams apart by addresses and identification, and forgets after a minute', () => {
    const reassembly = new IpReassembly();
    reassembly.push(fragment(0, 16, true), 1000);
    expect(reassembly.push(fragment(16, 40, false, { id: 2 }), 1000)).toBeUndefined();
    expect(reassembly.push(fragment(16, 40, false, { source: '192.0.2.9' }), 1000)).toBeUndefined();
    expect(reassembly.push(fragment(16, 40, false), 1061)).toBeUndefined();
    expect(reassembly.push(fragment(0, 16, true), 1062)?.payload?.bytes).toEqual(data.subarray(0, 40));
  });

  it('keeps a bounded amount, the newest', () => {
    const reassembly = new IpReassembly();
    for (let id = 0; id < 10_000; id++) reassembly.push(fragment(0, 4000, true, { id }), undefined);
    const kept = reassembly as unknown as { waiting: Map<string, unknown>; waitingBytes: number };
    expect(kept.waitingBytes).toBeLessThanOrEqual(1024 * 1024);
    expect(kept.waiting.size).toBeLessThan(300);
    const last = fragment(4000, 4008, false, { id: 9999, bytes: new Uint8Array(8), length: 8 });
    expect(reassembly.push(last, undefined)?.count).toBe(2);
    for (let id = 0; id < 10_000; id++) reassembly.push(fragment(0, 15, true, { id }), undefined);
    expect(kept.waiting.size).toBeLessThanOrEqual(4097);
  });
});
