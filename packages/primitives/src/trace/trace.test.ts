import { describe, expect, it } from 'vitest';
import { fromHex } from '../bytes/index.js';
import { dissect, opaque8, struct, u8 } from '../wire/index.js';
import { type TraceEvent, Tracer } from './index.js';

const Message = struct<{ kind: number; body: Uint8Array }>('Message', { kind: u8, body: opaque8() });

function collect(): { events: TraceEvent[]; tracer: Tracer } {
  const events: TraceEvent[] = [];
  const tracer = Tracer.for((event) => events.push(event), 'client', 'tls');
  if (tracer === undefined) throw new Error('nobody listens');
  return { events, tracer };
}

describe('Tracer', () => {
  it('numbers the events of all kinds in one row, and says whose they are', () => {
    const { events, tracer } = collect();
    const { field } = dissect(Message, fromHex('01 02 aabb'));
    expect(tracer.nextId).toBe(0);
    const message = tracer.message({
      direction: 'sent',
      layer: 'handshake',
      name: 'Message',
      bytes: '0102aabb',
      fields: field,
    });
    const secret = tracer.secret({
      name: 'secret',
      function: 'HKDF-Extract',
      inputs: [{ name: 'transcript', value: 'aabb', from: message }],
      output: '00',
      feeds: [],
    });
    const choice = tracer.choice({ name: 'version', offered: ['1.3'], chosen: '1.3', reason: 'highest' });
    const check = tracer.check({ name: 'finished', outcome: 'passed', rule: 'RFC 8446 §4.4.4' });
    const end = tracer.end({ how: 'closed', by: 'local' });
    expect([message, secret, choice, check, end]).toEqual([0, 1, 2, 3, 4]);
    expect(tracer.nextId).toBe(5);
    expect(events.map(({ id, actor, protocol, kind }) => [id, actor, protocol, kind])).toEqual([
      [0, 'client', 'tls', 'message'],
      [1, 'client', 'tls', 'secret'],
      [2, 'client', 'tls', 'choice'],
      [3, 'client', 'tls', 'check'],
      [4, 'client', 'tls', 'end'],
    ]);
    expect(JSON.parse(JSON.stringify(events))).toEqual(events);
  });

  it('is not there when nobody listens, so that nothing is built', () => {
    const tracer = Tracer.for(undefined, 'client', 'tls');
    expect(tracer).toBeUndefined();
    const build = (): never => {
      throw new Error('built for nobody');
    };
    expect(tracer?.check(build())).toBeUndefined();
  });
});
