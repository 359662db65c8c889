import { concatAll, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { CaptureDecoder, type CaptureEvent } from '../src/capture/index.js';
import {
  definePolicy,
  supported,
  TicketKeys,
  type TlsClientOptions,
  TlsError,
  TlsServer,
  type TlsServerOptions,
  type TlsSession,
} from '../src/index.js';
import { type Faults, faultyClient, insecurePolicy } from '../src/lab/index.js';
import { nodeCertificateCompression, nodeCertificateDecompression } from '../src/node/index.js';
import type { CipherSuiteName, ProtocolVersionName } from '../src/registry/index.js';
import { join } from './in-memory.js';
import { credential, only, pair, person, root, server } from './pair.js';
import { pcapOf } from './pcap.js';
import type { Flight } from './recording.js';
import { allFields, dissectWithTshark } from './tshark.js';

const REQUEST = utf8('GET / HTTP/1.0\r\n\r\n');
const ANSWER = utf8('HTTP/1.0 200 OK\r\n\r\nhello');
const tls12 = definePolicy({ ...supported, name: 'tls12', versions: ['TLS 1.2'] });

interface Recorded {
  readonly flights: Flight[];
  readonly keyLog: string[];
  readonly live: TraceEvent[];
  readonly session: TlsSession | undefined;
}

/** A connection with a request and an answer, as the client saw it, and its bytes. */
async function recorded(
  client: Partial<TlsClientOptions> = {},
  server: Partial<TlsServerOptions> = {},
  updates = false,
): Promise<Recorded> {
  const flights: Flight[] = [];
  const keyLog: string[] = [];
  const live: TraceEvent[] = [];
  const both = await pair(
    { keyLog: (line) => keyLog.push(line), trace: (event) => live.push(event), ...client },
    server,
    flights,
  );
  expect(both.client.error).toBeUndefined();
  both.client.send(REQUEST);
  await both.settle();
  if (updates) {
    both.client.updateKeys({ requestPeer: true });
    await both.settle();
    both.client.send(REQUEST);
    await both.settle();
  }
  both.server.send(ANSWER);
  await both.settle();
  both.client.close();
  await both.settle();
  const session = both.events.client.findLast((event) => event.type === 'session')?.session;
  return { flights, keyLog, live, session };
}

/** @param size of the chunks the file comes in. */
function decode(file: Uint8Array, keyLog: readonly string[], size = file.length): CaptureEvent[] {
  const events: CaptureEvent[] = [];
  const listener = (event: CaptureEvent): void => {
    events.push(event);
  };
  const decoder = new CaptureDecoder({
    listener,
    keyLog: keyLog.join('\n'),
    crypto: nodeCrypto,
    certificateDecompression: nodeCertificateDecompression,
  });
  for (let at = 0; at < file.length; at += size) decoder.push(file.subarray(at, at + size));
  decoder.finish();
  return events;
}

function traced(events: readonly CaptureEvent[]): TraceEvent[] {
  return events.flatMap((event) => (event.type === 'trace' ? [event.event] : []));
}

/** What a message says without the numbers of its events. */
function messages(events: readonly TraceEvent[], direction: 'sent' | 'received'): unknown[] {
  return events
    .filter((event): event is MessageEvent => event.kind === 'message' && event.direction === direction)
    .map(({ layer, name, bytes, fields, protection, streamOffset }) => ({
      layer,
      name,
      bytes,
      fields,
      protection,
      streamOffset,
    }))
    .sort((a, b) => Number(a.layer !== 'record') - Number(b.layer !== 'record'));
}

function problems(events: readonly CaptureEvent[]): string[] {
  return events.flatMap((event) => (event.type === 'problem' ? [event.error.code] : []));
}

function finishedChecks(events: readonly TraceEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'check' && event.name === 'finished' ? [event.outcome] : []));
}

const anyone = { clientAuthentication: { required: true, anchors: [root.certificate] } } as const;

/** An old version or suite, on both sides. */
function lab(
  version: ProtocolVersionName,
  suite: CipherSuiteName,
): [Partial<TlsClientOptions>, Partial<TlsServerOptions>] {
  const policy = insecurePolicy({ ...supported, name: 'old', versions: [version], cipherSuites: [suite] });
  return [{ policy }, { policy }];
}

const connections: [string, Partial<TlsClientOptions>, Partial<TlsServerOptions>, boolean?][] = [
  ['TLS 1.3', {}, {}],
  [
    'TLS 1.3 with a retry and a client certificate',
    { credential: credential(person) },
    { ...anyone, policy: only({ groups: ['secp384r1'] }) },
  ],
  ['TLS 1.3 with key updates', {}, {}, true],
  [
    'TLS 1.3 with a compressed certificate',
    { certificateCompression: nodeCertificateCompression },
    { certificateCompression: nodeCertificateCompression },
  ],
  ['TLS 1.3 by ChaCha20-Poly1305', { policy: only({ cipherSuites: ['TLS_CHACHA20_POLY1305_SHA256'] }) }, {}],
  ['TLS 1.2', { policy: tls12 }, {}],
  ['TLS 1.2 by CBC', ...lab('TLS 1.2', 'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256')],
  ['TLS 1.2 with a client certificate', { policy: tls12, credential: credential(person) }, anyone],
];

describe.each(connections)('a capture of %s', (_, client, server, updates) => {
  it('has every message the client saw, byte for byte, and both Finished verified', async () => {
    const { flights, keyLog, live } = await recorded(client, server, updates);
    const events = decode(pcapOf(flights), keyLog, 997);
    expect(problems(events)).toEqual([]);
    const seen = traced(events);
    for (const direction of ['sent', 'received'] as const) {
      expect(messages(seen, direction)).toEqual(messages(live, direction));
    }
    expect(finishedChecks(seen)).toEqual(['passed', 'passed']);
    expect(seen.filter(({ kind }) => kind === 'end')).toMatchObject([{ how: 'closed', by: 'local' }]);
  });

  it('shows records as they are without a key log, and with a wrong one', async () => {
    const { flights, keyLog, live } = await recorded(client, server, updates);
    const wrong = keyLog.map((line) => line.replace(/[0-9a-f]{8}$/, '00112233'));
    for (const [lines, code] of [
      [[], 'tls/capture-key-unknown'],
      [wrong, 'tls/bad-record-mac'],
    ] as const) {
      const events = decode(pcapOf(flights), lines);
      expect(problems(events)).toContain(code);
      const records = (all: readonly TraceEvent[]): string[] =>
        all.flatMap((event) => (event.kind === 'message' && event.layer === 'record' ? [event.bytes] : [])).sort();
      expect(records(traced(events))).toEqual(records(live));
      expect(finishedChecks(traced(events))).not.toContain('passed');
    }
  });
});

it.each([
  ['TLS 1.3', only(), ['passed', 'failed']],
  ['TLS 1.2', tls12, ['failed']],
] as const)('says that a Finished of %s does not fit the handshake', async (_, policy, outcomes) => {
  const flights: Flight[] = [];
  const keyLog: string[] = [];
  const faults: Faults = {
    message: (message) =>
      message.name === 'Finished'
        ? [{ ...message, bytes: message.bytes.with(-1, ~(message.bytes.at(-1) ?? 0)) }]
        : [message],
  };
  const client = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy };
  const both = await join(
    faultyClient({ ...client, keyLog: (line) => keyLog.push(line) }, faults),
    new TlsServer({ credentials: [credential(server)], crypto: nodeCrypto, policy }),
    flights,
  );
  expect(both.server.error?.code).toBe('tls/finished-mismatch');
  expect(finishedChecks(traced(decode(pcapOf(flights), keyLog)))).toEqual(outcomes);
});

it('follows resumption of TLS 1.2', async () => {
  const server = { tickets: new TicketKeys({ crypto: nodeCrypto }) };
  const { session } = await recorded({ policy: tls12 }, server);
  if (session === undefined) throw new Error('there was no session');
  const { flights, keyLog, live } = await recorded({ policy: tls12, session }, server);
  const events = decode(pcapOf(flights), keyLog);
  expect(problems(events)).toEqual([]);
  for (const direction of ['sent', 'received'] as const) {
    expect(messages(traced(events), direction)).toEqual(messages(live, direction));
  }
  expect(finishedChecks(traced(events))).toEqual(['passed', 'passed']);
});

it.each([true, false])('follows resumption of TLS 1.3 with early data, taken: %s', async (taken) => {
  const server = {
    tickets: new TicketKeys({ crypto: nodeCrypto }),
    earlyData: { maxSize: 1000, admit: () => taken },
  };
  const { session } = await recorded({}, server);
  if (session === undefined) throw new Error('there was no session');
  const { flights, keyLog, live } = await recorded({ session, earlyData: utf8('early') }, server);
  const events = decode(pcapOf(flights), keyLog);
  expect(problems(events)).toEqual([]);
  for (const direction of ['sent', 'received'] as const) {
    expect(messages(traced(events), direction)).toEqual(messages(live, direction));
  }
  expect(finishedChecks(traced(events))).toEqual(['passed', 'passed']);
});

it('says where a packet was lost, and reads the other direction on', async () => {
  const { flights, keyLog, live } = await recorded();
  const packets = split(pcapOf(flights));
  const header = packets[0] as Uint8Array;
  // The last packet with data of the server: its answer.
  const without = packets.filter((_, i) => i !== packets.length - 4);
  expect(header.length).toBe(24);
  const events = decode(concatAll(without), keyLog);
  expect(problems(events)).toEqual(['tls/capture-gap']);
  expect(messages(traced(events), 'sent')).toEqual(messages(live, 'sent'));
});

it('puts packets in order, and takes repeated ones once', async () => {
  const { flights, keyLog, live } = await recorded();
  const [header, ...packets] = split(pcapOf(flights)) as [Uint8Array, ...Uint8Array[]];
  const data = packets.slice(3, -2);
  const mixed: Uint8Array[] = [];
  for (let i = 0; i < data.length; i += 2) mixed.push(...data.slice(i, i + 2).reverse(), ...data.slice(i, i + 1));
  const file = concatAll([header, ...packets.slice(0, 3), ...mixed, ...packets.slice(-2)]);
  const events = decode(file, keyLog);
  expect(problems(events)).toEqual([]);
  expect(messages(traced(events), 'sent')).toEqual(messages(live, 'sent'));
  expect(messages(traced(events), 'received')).toEqual(messages(live, 'received'));
});

it('agrees with tshark on what was decrypted', async (ctx) => {
  const tshark = needs(ctx, 'tshark');
  for (const client of [{}, { policy: tls12 }]) {
    const { flights, keyLog } = await recorded(client, { applicationProtocols: ['http/1.1'] });
    const theirs = [...allFields(dissectWithTshark(tshark, flights, keyLog))];
    const types = theirs.filter(({ name }) => name === 'tls.handshake.type').map(({ show }) => Number(show));
    const ours = traced(decode(pcapOf(flights), keyLog)).filter(
      (event): event is MessageEvent => event.kind === 'message' && event.layer === 'handshake',
    );
    expect(ours.map(({ bytes }) => Number.parseInt(bytes.slice(0, 2), 16)).sort()).toEqual(types.sort());
    const verifyData = theirs.filter(({ name }) => name === 'tls.handshake.verify_data').map(({ value }) => value);
    expect(verifyData).toHaveLength(2);
    for (const value of verifyData) {
      expect(ours.some(({ name, bytes }) => name === 'Finished' && bytes.endsWith(value))).toBe(true);
    }
  }
});

it('says of other files that they are no captures, and of cut ones where they end', async () => {
  expect(() => decode(utf8('-----BEGIN CERTIFICATE-----'), [])).toThrow(
    expect.objectContaining({ code: 'tls/not-a-capture' }),
  );
  const { flights, keyLog } = await recorded();
  const file = pcapOf(flights);
  expect(() => decode(file.subarray(0, file.length - 1), keyLog)).toThrow(
    expect.objectContaining({ code: 'tls/capture-malformed' }),
  );
  expect(() => decode(new Uint8Array(0), [])).toThrow(expect.objectContaining({ code: 'tls/capture-malformed' }));
});

it('has only typed errors for changed and cut captures', async () => {
  const { flights, keyLog } = await recorded();
  const file = pcapOf(flights);
  for (let at = 0; at < file.length; at += 7) {
    const changed = file.slice();
    changed[at] = (changed[at] as number) ^ (1 << (at % 8));
    for (const broken of [changed, file.subarray(0, at)]) {
      try {
        decode(broken, keyLog);
      } catch (error) {
        expect(error).toBeInstanceOf(TlsError);
      }
    }
  }
});

/** The header and the packets of a pcap file in little-endian order. */
function split(file: Uint8Array): Uint8Array[] {
  const parts = [file.subarray(0, 24)];
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  for (let at = 24; at < file.length; ) {
    const end = at + 16 + view.getUint32(at + 8, true);
    parts.push(file.subarray(at, end));
    at = end;
  }
  return parts;
}
