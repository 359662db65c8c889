import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sequenceOf } from './arrows.js';
import { fieldRows } from './field-tree.js';
import { readTrace } from './read-trace.js';

const fields = { name: 'Alert', type: 'Alert', pos: 0, size: 2 };
const alert = {
  id: 0,
  actor: 'client',
  protocol: 'tls',
  kind: 'message',
  direction: 'sent',
  layer: 'alert',
  name: 'Alert',
  bytes: '0100',
  fields,
};
const check = {
  id: 1,
  actor: 'client',
  protocol: 'tls',
  kind: 'check',
  name: 'finished',
  outcome: 'passed',
  rule: 'r',
  subject: { message: 0 },
};

it.each([
  ['one event a line', [alert, check].map((event) => JSON.stringify(event)).join('\n'), ['']],
  [
    'connections of a server',
    [alert, alert, check]
      .map((event, index) => JSON.stringify({ connection: index === 0 ? 1 : 2, ...event }))
      .join('\n'),
    ['1', '2'],
  ],
  ['flows of a capture', JSON.stringify({ type: 'trace', flow: { number: 3 }, packet: 1, event: alert }), ['3']],
  ['a cell', JSON.stringify({ rung: 'tls13', attacker: 'downgrade', trace: [alert, check] }), ['tls13 × downgrade']],
  ['a live run', JSON.stringify({ kind: 'tls', events: [alert] }, null, 2), ['tls']],
  [
    'experiments',
    [1, 2].map((id) => JSON.stringify({ kind: 'question', id: `q${id}`, trace: [alert] })).join('\n'),
    ['question × q1', 'question × q2'],
  ],
])('reads %s', (_, text, names) => {
  const traces = readTrace(text);
  expect(traces.map(({ name }) => name)).toEqual(names);
  expect(traces.at(-1)?.events[0]).toMatchObject({ name: 'Alert', id: 0 });
});

it('takes both handshakes of an interception for those of an attacker', () => {
  const line = (side: string): string => JSON.stringify({ type: 'trace', connection: 1, side, event: alert });
  const [trace] = readTrace(`${line('client')}\n${line('server')}`);
  expect(trace?.events.map(({ id, actor, facing }) => [id, actor, facing])).toEqual([
    [0, 'attacker', 'client'],
    [1, 'attacker', 'server'],
  ]);
});

it('leaves out what is no event', () => {
  for (const text of ['', 'hello', '[]', '{}', 'null', '{"trace":[{}]}']) expect(readTrace(text)).toEqual([]);
  for (const broken of [
    { bytes: 'xyz' },
    { fields: {} },
    { id: -1 },
    { actor: 1 },
    { carriers: {} },
    { direction: 'x' },
  ]) {
    expect(readTrace(JSON.stringify({ ...alert, ...broken }))).toEqual([]);
  }
});

it('gives what the player can show, whatever the text', () => {
  const event = fc.record({
    ...Object.fromEntries(
      Object.entries(alert).map(([key, value]) => [
        key,
        fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, fc.jsonValue()),
      ]),
    ),
  });
  fc.assert(
    fc.property(fc.array(event, { maxLength: 4 }), (events) => {
      for (const trace of readTrace(JSON.stringify({ trace: events }))) {
        for (const { message } of sequenceOf(trace.events).arrows) fieldRows(message);
      }
    }),
    { numRuns: 200 },
  );
});
