import { concat } from '@cutaway/primitives/bytes';
import type { TraceEvent } from '@cutaway/primitives/trace';
import type { TlsConnection } from '@cutaway/tls-handshake';
import { mutateBytes } from '../mutate-bytes.js';
import { Random } from '../random.js';
import { Finding, type Target } from '../target.js';
import { checkEnd, makeClient, makeServer, scenarios, sessionFor, talk } from '../tls-scenarios.js';

interface Recording {
  readonly name: string;
  /** Makes the side that gets the bytes, with the same randomness each time. */
  readonly make: (trace: ((event: TraceEvent) => void) | undefined) => TlsConnection;
  readonly records: readonly Uint8Array[];
}

/** The records of a stream, each with its header. */
function recordsOf(stream: Uint8Array): Uint8Array[] {
  const records: Uint8Array[] = [];
  for (let at = 0; at < stream.length; ) {
    const end = at + 5 + (((stream[at + 3] as number) << 8) | (stream[at + 4] as number));
    records.push(stream.subarray(at, end));
    at = end;
  }
  return records;
}

async function record(): Promise<Recording[]> {
  const recordings: Recording[] = [];
  for (const scenario of scenarios) {
    const session = await sessionFor(scenario);
    const resumed = session === undefined ? {} : { session };
    const makers: Record<'client' | 'server', Recording['make']> = {
      client: (trace) => makeClient(scenario, new Random('client').bytes, { ...resumed, ...(trace && { trace }) }),
      server: (trace) => makeServer(scenario, new Random('server').bytes, { ...(trace && { trace }) }),
    };
    const client = makers.client(undefined);
    const server = makers.server(undefined);
    const streams = { client: [] as Uint8Array[], server: [] as Uint8Array[] };
    const carry = (sent: { from: 'client' | 'server'; bytes: Uint8Array }): void => {
      streams[sent.from].push(sent.bytes);
    };
    await talk(client, server, carry);
    if (client.writable) client.send(new Uint8Array(100));
    if (server.writable) server.send(new Uint8Array(100));
    await talk(client, server, carry);
    client.close();
    server.close();
    await talk(client, server, carry);
    for (const [to, from] of [
      ['client', 'server'],
      ['server', 'client'],
    ] as const) {
      recordings.push({
        name: `${scenario.name}, to the ${to}`,
        make: makers[to],
        records: recordsOf(concat(...streams[from])),
      });
    }
  }
  return recordings;
}

/** Recorded bytes of one side, changed on their way, cut into pieces of any size. */
export const tlsRecords: Target = {
  name: 'tls-records',
  inputs: 4000,
  prepare: async () => {
    const recordings = await record();
    const every = recordings.flatMap(({ records }) => records);
    return async (random, keep) => {
      const recording = random.pick(recordings);
      const records = [...recording.records];
      for (let changes = random.below(3); changes >= 0; changes--) {
        const at = random.below(records.length);
        const one = records[at] ?? new Uint8Array(0);
        switch (random.below(7)) {
          case 0:
            records.splice(at, 1);
            break;
          case 1:
            records.splice(at, 0, one);
            break;
          case 2:
            records.splice(at, 0, random.pick(every));
            break;
          case 3: {
            // The same content in two records.
            const cut = 5 + random.below(Math.max(1, one.length - 5));
            const header = (length: number): Uint8Array =>
              Uint8Array.of(one[0] ?? 22, 3, 3, length >> 8, length & 0xff);
            const [first, second] = [one.subarray(5, cut), one.subarray(cut)];
            records.splice(at, 1, concat(header(first.length), first), concat(header(second.length), second));
            break;
          }
          default:
            records[at] = mutateBytes(random, one, every);
        }
      }
      const stream = concat(...records);
      keep(stream);
      const traced = random.chance(0.2);
      const connection = recording.make(traced ? (event) => void JSON.stringify(event) : undefined);
      const sizes = random.pick([stream.length, 1, 7, 100]);
      for (let at = 0; at < stream.length; at += Math.max(1, sizes)) {
        connection.output();
        connection.receive(stream.subarray(at, at + Math.max(1, sizes)));
        for (let waits = 0; connection.pending !== undefined; waits++) {
          if (waits > 100) throw new Finding('an operation never ends');
          await connection.pending;
        }
      }
      connection.receiveEnd();
      connection.events();
      connection.output();
      checkEnd(recording.name, connection);
      return connection.error?.code ?? connection.state;
    };
  },
};
