import { describe, expect, it } from 'vitest';
import { sequenceOf } from './arrows.js';
import type { PlayerEvent } from './events.js';

const fields = { name: 'm', type: 'm', pos: 0, size: 1 };
const message = (id: number, actor: string, direction: 'sent' | 'received', more: object = {}): PlayerEvent =>
  ({
    kind: 'message',
    protocol: 'tls',
    layer: 'handshake',
    name: 'ClientHello',
    bytes: '01',
    fields,
    id,
    actor,
    direction,
    ...more,
  }) as PlayerEvent;
const check = (id: number, actor: string, more: object = {}): PlayerEvent =>
  ({
    kind: 'check',
    protocol: 'tls',
    name: 'finished',
    outcome: 'passed',
    rule: 'r',
    id,
    actor,
    ...more,
  }) as PlayerEvent;

const drawn = (events: readonly PlayerEvent[]): string[] =>
  sequenceOf(events).arrows.map(({ from, to, past, message: { name, bytes } }) =>
    [`${from} → ${to}`, past && `past ${past}`, name, bytes].filter(Boolean).join(' '),
  );

describe('a trace of one party', () => {
  const trace = [
    check(0, 'client'),
    message(1, 'client', 'sent', { layer: 'record', name: 'TLSPlaintext' }),
    message(2, 'client', 'sent', { carriers: [{ id: 1, pos: 0, size: 1 }] }),
    check(3, 'client'),
    message(4, 'client', 'received', { name: 'ServerHello', bytes: '02' }),
    check(5, 'client', { subject: { message: 1 } }),
    check(6, 'client'),
  ];

  it('has the other party as well, and no arrow for a record that carries a message', () => {
    expect(sequenceOf(trace).actors).toEqual(['client', 'server']);
    expect(drawn(trace)).toEqual(['client → server ClientHello 01', 'server → client ServerHello 02']);
    expect(sequenceOf(trace).arrows[0]?.carriers.map(({ id }) => id)).toEqual([1]);
  });

  it('puts what came of a message with it: what it names, else the one before, at first the one after', () => {
    expect(sequenceOf(trace).arrows.map(({ consequences }) => consequences.map(({ id }) => id))).toEqual([
      [0, 3, 5],
      [6],
    ]);
  });

  it('keeps what belongs to no message', () => {
    expect(sequenceOf([check(0, 'client')])).toMatchObject({ actors: ['client'], arrows: [], loose: [{ id: 0 }] });
  });
});

it('makes one arrow of what one party sent and another received', () => {
  const trace = [
    message(0, 'client', 'sent'),
    message(1, 'server', 'received'),
    message(2, 'server', 'sent'),
    message(3, 'client', 'received'),
  ];
  expect(drawn(trace)).toEqual(['client → server ClientHello 01', 'server → client ClientHello 01']);
  expect(sequenceOf(trace).arrows.map(({ received }) => received?.id)).toEqual([1, 3]);
});

describe('with somebody in the middle', () => {
  const sent = message(0, 'client', 'sent', { facing: 'server', step: 1 });
  const seen = message(1, 'attacker', 'received', { layer: 'wire', facing: 'client', step: 1 });

  it('passes by who only looks', () => {
    const trace = [sent, seen, message(2, 'server', 'received', { facing: 'client', step: 1 })];
    expect(drawn(trace)).toEqual(['client → server past attacker ClientHello 01']);
  });

  it('ends at who drops it', () => {
    expect(drawn([sent, seen])).toEqual(['client → attacker ClientHello 01']);
  });

  it('has two arrows for a message that was changed on its way', () => {
    const changed = message(2, 'attacker', 'sent', { layer: 'wire', facing: 'server', step: 1, bytes: 'ff03' });
    const record = message(3, 'server', 'received', { layer: 'record', facing: 'client', step: 1, bytes: 'ff03' });
    const read = message(4, 'server', 'received', {
      facing: 'client',
      bytes: '03',
      carriers: [{ id: 3, pos: 1, size: 1 }],
    });
    expect(drawn([sent, seen, changed, record, read])).toEqual([
      'client → attacker ClientHello 01',
      'attacker → server ClientHello 03',
    ]);
  });

  it('keeps apart what the attacker says to one and to the other', () => {
    const trace = [
      message(0, 'attacker', 'sent', { facing: 'server' }),
      message(1, 'attacker', 'sent', { facing: 'client' }),
      message(2, 'client', 'received', { facing: 'server' }),
      message(3, 'server', 'received', { facing: 'client' }),
    ];
    expect(drawn(trace)).toEqual(['attacker → server ClientHello 01', 'attacker → client ClientHello 01']);
    expect(sequenceOf(trace).arrows.map(({ received }) => received?.id)).toEqual([3, 2]);
  });
});

it('keeps two conversations of one party apart where steps are not counted', () => {
  const trace = [
    message(0, 'attacker', 'sent', { facing: 'server' }),
    message(1, 'attacker', 'received', { facing: 'client' }),
    check(2, 'attacker', { facing: 'server' }),
    check(3, 'attacker', { facing: 'client' }),
  ];
  expect(sequenceOf(trace).arrows.map(({ consequences }) => consequences.map(({ id }) => id))).toEqual([[2], [3]]);
});

it('sends nowhere what was only put together to be signed', () => {
  const trace = [
    message(0, 'client', 'sent'),
    message(1, 'client', 'sent', { layer: 'signed data', name: 'signed data' }),
  ];
  expect(drawn(trace)).toEqual(['client → server ClientHello 01', 'client → client signed data 01']);
});
