import { equal, utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import {
  type Attacker,
  attackers,
  findAttacker,
  findRung,
  Lab,
  type Rung,
  runCell,
  rungs,
  runMatrix,
} from './index.js';

const lab = new Lab(noble, 'run');
const cell = (rung: string, attacker: string) => runCell(lab, findRung(rung), findAttacker(attacker));

describe('a verdict', () => {
  it('rests on the plaintext the attacker really holds', () => {
    const [stolen] = cell('hybrid', 'key-swap').evidence;
    expect(stolen).toMatchObject({ violation: 'read', victim: 'client', source: 'request' });
    expect(stolen?.violation === 'read' && stolen.text).toMatch(/^user=alice&password=\w{12}&note=\w{10}&to=bob/);
  });

  it('shows both directions of asym-one: the answer is read, the request is not', () => {
    expect(cell('asym-one', 'eavesdrop').evidence.map(({ victim }) => victim)).toEqual(['server']);
  });

  it('says that neither victim noticed the man in the middle', () => {
    expect(cell('hybrid', 'key-swap').noticedBy).toEqual([]);
    expect(cell('sym-preshared', 'impersonate').noticedBy).toEqual(['server']);
  });

  it('names the altered field of the order', () => {
    const [first] = cell('digest', 'tamper-digest').evidence;
    expect(first).toMatchObject({ violation: 'altered', victim: 'server' });
    expect(first?.violation === 'altered' && [first.accepted, first.sent]).toEqual([
      expect.stringContaining('to=eve'),
      expect.stringContaining('to=bob'),
    ]);
  });

  it('counts how often an order was carried out', () => {
    expect(cell('hybrid', 'replay').evidence).toMatchObject([{ violation: 'replayed', victim: 'server', times: 2 }]);
  });

  it('limits a stolen session key to its session, unless all share it', () => {
    const sessions = (rung: string) => [
      ...new Set(cell(rung, 'stolen-session-key').evidence.map(({ session }) => session)),
    ];
    expect(sessions('hybrid')).toEqual([1]);
    expect(sessions('dh-anon')).toEqual([1]);
    expect(sessions('sym-preshared')).toEqual([1, 2]);
  });
});

describe('what is recorded', () => {
  it('holds no key to itself, in any 32 bytes in a row, unless the key was sent', () => {
    for (const [rung, opens] of [
      ['sym-sent', true],
      ['hybrid', false],
      ['dh-anon', false],
    ] as const) {
      const { trace } = cell(rung, 'eavesdrop');
      const keys = trace.flatMap((event) =>
        event.kind === 'secret' && event.name === 'session_key' && event.actor !== 'attacker' ? [event.output] : [],
      );
      const sent = trace.flatMap((event) => (event.kind === 'message' && event.layer === 'wire' ? [event.bytes] : []));
      expect(keys).not.toEqual([]);
      expect(keys.some((key) => sent.some((bytes) => bytes.includes(key)))).toBe(opens);
    }
  });
});

describe('a trace', () => {
  it.each(['eavesdrop', 'key-swap', 'replay', 'tamper'])(
    'of hybrid under %s is plain data with sound numbers',
    (id) => {
      const { trace } = cell('hybrid', id);
      expect(JSON.parse(JSON.stringify(trace))).toEqual(trace);
      expect(trace.map((event) => event.id)).toEqual(trace.map((_, index) => index));
      for (const event of trace) {
        expect(event.step).toBeGreaterThan(0);
        if (event.kind === 'check' && event.subject?.message !== undefined) {
          expect(trace[event.subject.message]?.kind).toBe('message');
        }
        if (event.kind !== 'secret') continue;
        for (const { from } of event.inputs) if (from !== undefined) expect(from).toBeLessThan(event.id);
      }
    },
  );

  it('has all three actors, with fields for every message', () => {
    const { trace } = cell('hybrid', 'key-swap');
    expect(new Set(trace.map(({ actor }) => actor))).toEqual(new Set(['client', 'server', 'attacker']));
    for (const event of trace) if (event.kind === 'message') expect(event.fields.children?.length).toBeGreaterThan(0);
  });
});

describe('a seed', () => {
  it('gives the same bytes every time, and with both providers', () => {
    for (const [rung, attacker] of [
      ['hybrid', 'key-swap'],
      ['asym-two', 'eavesdrop'],
      ['dh-anon', 'replay'],
      ['ssh-known', 'key-swap'],
      ['tls12-rsa', 'stolen-server-key'],
      ['tls13-pq', 'harvest'],
      ['tls13-0rtt', 'replay'],
    ] as const) {
      const again = (provider: typeof noble, seed: string) =>
        runCell(new Lab(provider, seed), findRung(rung), findAttacker(attacker));
      const first = again(noble, 'a');
      expect(again(noble, 'a')).toEqual(first);
      expect(again(nodeCrypto, 'a')).toEqual({ ...first, provider: nodeCrypto.name });
      expect(again(noble, 'b').trace).not.toEqual(first.trace);
    }
  });

  it('does not let one cell change another', () => {
    const fresh = runCell(new Lab(noble, 'c'), findRung('hybrid'), findAttacker('replay'));
    const used = new Lab(noble, 'c');
    runCell(used, findRung('asym-two'), findAttacker('key-swap'));
    expect(runCell(used, findRung('hybrid'), findAttacker('replay'))).toEqual(fresh);
  });
});

describe('a matrix', () => {
  const broken: Attacker = {
    id: 'broken',
    goal: 'read',
    notApplicable: () => undefined,
    attempts: () => [
      {
        carry: () => {
          throw new RangeError('a slip');
        },
      },
    ],
  };

  it('goes on after an attacker or a design that breaks', () => {
    const plain = findRung('plain');
    const careless: Rung = {
      ...plain,
      id: 'careless',
      // biome-ignore lint/correctness/useYield: breaks before it waits.
      *server() {
        throw new TypeError('another slip');
      },
    };
    const cells = [...runMatrix(lab, { rungs: [plain, careless], attackers: [broken, findAttacker('eavesdrop')] })];
    expect(cells.map(({ outcome, error }) => error ?? outcome)).toEqual(['a slip', 'read', 'a slip', 'another slip']);
  });

  it('ends a flood', () => {
    let hello: Uint8Array | undefined;
    const flood: Attacker = {
      ...broken,
      id: 'flood',
      attempts: () => [
        {
          carry(packet, hands) {
            hello ??= packet.bytes;
            hands.inject('server', hands.network.nextSession, hello, 'replay');
          },
        },
      ],
    };
    expect(runCell(lab, findRung('hybrid'), flood).error).toMatch(/^mitm\/endless/);
  });

  it('grows by a design of somebody else’s', () => {
    const checked: Rung = {
      ...findRung('plain'),
      id: 'password-prompt',
      *client(party, has, ask) {
        const answer = yield* findRung('plain').client(party, has, ask);
        party.check('answer.marked', 'house rule', equal(answer.slice(0, 4), utf8('paid')));
        return answer;
      },
    };
    expect([...runMatrix(lab, { rungs: [checked] })].map(({ attacker }) => attacker)).toEqual(
      attackers.map(({ id }) => id),
    );
  });
});

it('keeps every rung short enough to print', async () => {
  const { readFile } = await import('node:fs/promises');
  for (const { id } of rungs) {
    const source = await readFile(new URL(`./rungs/${id}.ts`, import.meta.url), 'utf8');
    expect(source.split('\n').length, id).toBeLessThanOrEqual(60);
  }
});
