import { concat } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { truncations } from '@cutaway/test-support/mutate';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { alertFor, TlsClient } from '../src/index.js';
import { AlertDescription, ContentType } from '../src/registry/index.js';
import { issue, makeRoot } from './authority.js';
import { opensslServer } from './openssl-server.js';
import { type Outcome, record, recordsOf, replay, streamOf } from './recording.js';
import { seededRandom } from './seeded-random.js';

const root = makeRoot('hostile');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
const makeClient = (): TlsClient =>
  new TlsClient({
    serverName: 'localhost',
    anchors: [root.certificate],
    crypto: nodeCrypto,
    random: seededRandom('hostile'),
  });

interface Recording {
  readonly good: Uint8Array;
  readonly records: readonly Uint8Array[];
}

let recording: Promise<Recording> | undefined;

/** What a server of OpenSSL sends to this client, whose randomness is always the same. */
function recorded(ctx: { skip(note?: string): never }): Promise<Recording> {
  const openssl = needs(ctx, 'openssl');
  recording ??= opensslServer(openssl, identity, '-tls1_2').then(async (peer) => {
    const good = streamOf(await record(makeClient(), peer.port), 'server');
    peer.stop();
    return { good, records: recordsOf(good) };
  });
  return recording;
}

/** Ends in a typed error of ours, and in the alert that goes with it and nothing else. */
function expectDefinedEnd(client: TlsClient, { output }: Outcome): void {
  expect(client.state).toBe('failed');
  const error = client.error;
  if (error === undefined) throw new Error('failed without an error');
  expect(error.code).not.toBe('tls/internal-error');
  const alert = alertFor(error);
  const last = recordsOf(output).at(-1) as Uint8Array;
  if (alert === null) expect(last[0]).not.toBe(ContentType.of.alert);
  else {
    expect(last[0]).toBe(ContentType.of.alert);
    // Once our own key is in use, what the alert says is encrypted.
    if (last.length === 7) expect([...last.subarray(5)]).toEqual([2, AlertDescription.of[alert]]);
  }
}

it('completes with the recorded bytes', async (ctx) => {
  const { good, records } = await recorded(ctx);
  const client = makeClient();
  expect(replay(client, good).types).toEqual(['session', 'connected', 'data', 'end']);
  expect(records.map(([type]) => type)).toEqual([22, 22, 22, 22, 22, 20, 22, 23, 21]);
});

it('takes the same bytes one at a time', async (ctx) => {
  const { good } = await recorded(ctx);
  const client = makeClient();
  client.output();
  for (const byte of good) client.receive(Uint8Array.of(byte));
  expect(client.events().map(({ type }) => type)).toEqual(['session', 'connected', 'data', 'end']);
});

describe('with any byte changed', () => {
  it.for([0x01, 0xff])('by %i', async (mask, ctx) => {
    const { good, records } = await recorded(ctx);
    let starts = 0;
    const versions = new Set<number>();
    for (const { length } of records) {
      versions.add(starts + 2);
      starts += length;
    }
    // application data and close_notify come last; each change there shows in its own record alone.
    for (let at = 0; at < good.length; at++) {
      const changed = good.slice();
      changed[at] = (changed[at] as number) ^ mask;
      const client = makeClient();
      const outcome = replay(client, changed);
      // The minor version of an unprotected record means nothing (RFC 8446 §5.1).
      if (versions.has(at) && client.state !== 'failed') continue;
      expectDefinedEnd(client, outcome);
    }
  });
});

it('ends in a defined way wherever the stream is cut', async (ctx) => {
  const { good } = await recorded(ctx);
  for (const cut of truncations(good)) {
    const client = makeClient();
    expectDefinedEnd(client, replay(client, cut));
    expect(['tls/closed-in-handshake', 'tls/truncated']).toContain(client.error?.code);
  }
});

describe('records', () => {
  it('repeated', async (ctx) => {
    const { records } = await recorded(ctx);
    records.slice(0, -1).forEach((one, index) => {
      const client = makeClient();
      const bytes = concat(...records.slice(0, index + 1), one, ...records.slice(index + 1));
      expectDefinedEnd(client, replay(client, bytes));
    });
  });

  it('left out', async (ctx) => {
    const { records } = await recorded(ctx);
    records.slice(0, -1).forEach((_, index) => {
      const client = makeClient();
      expectDefinedEnd(client, replay(client, concat(...records.filter((__, other) => other !== index))));
    });
  });

  it('in another order', async (ctx) => {
    const { records } = await recorded(ctx);
    for (let index = 0; index + 1 < records.length; index++) {
      const client = makeClient();
      const swapped = [...records];
      swapped[index] = records[index + 1] as Uint8Array;
      swapped[index + 1] = records[index] as Uint8Array;
      expectDefinedEnd(client, replay(client, concat(...swapped)));
    }
  });
});

const plain = (type: number, ...content: number[]): Uint8Array =>
  Uint8Array.of(type, 3, 3, content.length >> 8, content.length & 0xff, ...content);
const repeated = (count: number, one: Uint8Array): Uint8Array => concat(...Array.from({ length: count }, () => one));

const floods: [string, Uint8Array, string][] = [
  ['warnings', repeated(100, plain(21, 1, 90)), 'tls/too-many-warnings'],
  ['empty handshake records', repeated(100, plain(22)), 'tls/empty-fragment'],
  ['wishes to renegotiate', repeated(100, plain(22, 0, 0, 0, 0)), 'tls/records-without-progress'],
  ['change of keys', repeated(100, plain(20, 1)), 'tls/unexpected-change-cipher-spec'],
  ['a message of 16 MB', plain(22, 2, 0xff, 0xff, 0xff), 'tls/handshake-message-too-long'],
  ['a record of 64 KB', Uint8Array.of(22, 3, 3, 0xff, 0xff), 'tls/record-overflow'],
  ['application data', plain(23, 1, 2, 3), 'tls/unexpected-message'],
  ['a heartbeat', plain(24, 1, 0, 0), 'tls/unexpected-record-type'],
  ['an alert of one byte', plain(21, 1), 'wire/truncated'],
  ['an alert of no level', plain(21, 7, 40), 'tls/alert-level'],
  ['a fatal alert', plain(21, 2, 40), 'tls/alert-received'],
  ['close_notify', plain(21, 1, 0), 'tls/closed-in-handshake'],
  ['HTTP', new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'), 'tls/not-tls'],
  ['SSH', new TextEncoder().encode('SSH-2.0-OpenSSH_9.2p1\r\n'), 'tls/not-tls'],
  ['one byte that is no TLS', Uint8Array.of(0x48), 'tls/not-tls'],
  ['SSL 2.0', Uint8Array.of(0x80, 0x2e, 1, 0, 2), 'tls/not-tls'],
  ['a record of version 9', Uint8Array.of(22, 9, 0, 0, 4, 2, 0, 0, 0), 'tls/record-version'],
];

it.each(floods)('a server that sends %s', (_, bytes, code) => {
  const client = makeClient();
  expectDefinedEnd(client, replay(client, bytes));
  expect(client.error?.code).toBe(code);
});

it('limits what comes after the handshake too', async (ctx) => {
  const { records } = await recorded(ctx);
  // The key of the server is not known here, so the limit on unreadable records is: one.
  const client = makeClient();
  client.output();
  client.receive(concat(...records.slice(0, 7)));
  expect(client.state).toBe('connected');
  client.receive(plain(23, ...new Array<number>(24).fill(0)));
  expect(client.error).toMatchObject({ code: 'tls/bad-record-mac', context: { sequence: 1 } });
});
