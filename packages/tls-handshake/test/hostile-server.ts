import { concat } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { truncations } from '@cutaway/test-support/mutate';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { alertFor, definePolicy, supported, type TlsClient, type TlsClientOptions } from '../src/index.js';
import { faultyClient } from '../src/lab/index.js';
import { AlertDescription, ContentType } from '../src/registry/index.js';
import { issue, makeRoot } from './authority.js';
import { opensslServer } from './openssl-server.js';
import { record, recordsOf, replay, streamOf } from './recording.js';
import { seededRandom } from './seeded-random.js';

const NOW = new Date();
const root = makeRoot('hostile');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
export type Version = 'TLS 1.2' | 'TLS 1.3';

/** The last alert of each client, before it was encrypted. */
const alerts = new WeakMap<TlsClient, Uint8Array>();

export function makeClient(version: Version): TlsClient {
  const options: TlsClientOptions = {
    serverName: 'localhost',
    anchors: [root.certificate],
    policy: definePolicy({ ...supported, name: version, versions: [version], groups: ['x25519', 'secp256r1'] }),
    crypto: nodeCrypto,
    random: seededRandom('hostile'),
    now: () => NOW,
  };
  const client: TlsClient = faultyClient(options, {
    message: (message) => {
      if (message.type === ContentType.of.alert) alerts.set(client, message.bytes);
      return [message];
    },
  });
  return client;
}

interface Recording {
  readonly good: Uint8Array;
  readonly records: readonly Uint8Array[];
}

const recordings = new Map<Version, Promise<Recording>>();

/** What a server of OpenSSL sends to this client, whose randomness is always the same. */
function recorded(ctx: { skip(note?: string): never }, version: Version): Promise<Recording> {
  const openssl = needs(ctx, 'openssl');
  let recording = recordings.get(version);
  if (recording === undefined) {
    recording = opensslServer(openssl, identity, version === 'TLS 1.2' ? '-tls1_2' : '-tls1_3').then(async (peer) => {
      const good = streamOf(await record(makeClient(version), peer.port), 'server');
      peer.stop();
      return { good, records: recordsOf(good) };
    });
    recordings.set(version, recording);
  }
  return recording;
}

/** Ends in a typed error of ours, and in the alert that goes with it. */
export function expectDefinedEnd(client: TlsClient): void {
  expect(client.state).toBe('failed');
  const { error } = client;
  if (error === undefined) throw new Error('failed without an error');
  expect(error.code).not.toBe('tls/internal-error');
  const alert = alertFor(error);
  const sent = alerts.get(client);
  expect(sent && [...sent]).toEqual(alert === null ? undefined : [2, AlertDescription.of[alert]]);
}

/** Tests that a client meets a server whose bytes were tampered with in every way. */
export function describeHostileServer(version: Version): void {
  describe(`a ${version} server`, () => {
    const make = (): TlsClient => makeClient(version);
    const events =
      version === 'TLS 1.2'
        ? ['connected', 'session', 'data', 'end']
        : ['connected', 'session', 'session', 'data', 'end'];

    it('whose recorded bytes are replayed completes the handshake', async (ctx) => {
      const { good, records } = await recorded(ctx, version);
      expect(replay(make(), good)).toEqual(events);
      expect(records.map(([type]) => type)).toEqual(
        version === 'TLS 1.2' ? [22, 22, 22, 22, 22, 20, 22, 23, 21] : [22, 20, 23, 23, 23, 23, 23, 23, 23, 23],
      );
    });

    it('may send the same bytes one at a time', async (ctx) => {
      const { good } = await recorded(ctx, version);
      const client = make();
      client.output();
      for (const byte of good) client.receive(Uint8Array.of(byte));
      expect(client.events().map(({ type }) => type)).toEqual(events);
    });

    it('with any byte changed ends in a defined way', async (ctx) => {
      const { good, records } = await recorded(ctx, version);
      let starts = 0;
      const versions = new Set<number>();
      for (const { length } of records) {
        versions.add(starts + 2);
        starts += length;
      }
      for (let at = 0; at < good.length; at++) {
        const changed = good.slice();
        changed[at] = (changed[at] as number) ^ (at % 2 === 0 ? 0x01 : 0xff);
        const client = make();
        replay(client, changed);
        // The minor version of a record means nothing, or is not looked at (RFC 8446 §5.1).
        if (versions.has(at) && client.state !== 'failed') continue;
        expectDefinedEnd(client);
      }
    });

    it('that is cut off anywhere ends in a defined way', async (ctx) => {
      const { good } = await recorded(ctx, version);
      for (const cut of truncations(good)) {
        const client = make();
        replay(client, cut);
        expectDefinedEnd(client);
        expect(['tls/closed-in-handshake', 'tls/truncated']).toContain(client.error?.code);
      }
    });

    /** A ChangeCipherSpec of TLS 1.3 means nothing. */
    const matters = (record: Uint8Array): boolean =>
      version === 'TLS 1.2' || record[0] !== ContentType.of.change_cipher_spec;

    it('that repeats a record ends in a defined way', async (ctx) => {
      const { records } = await recorded(ctx, version);
      records.slice(0, -1).forEach((one, index) => {
        if (!matters(one)) return;
        const client = make();
        const bytes = concat(...records.slice(0, index + 1), one, ...records.slice(index + 1));
        replay(client, bytes);
        expectDefinedEnd(client);
      });
    });

    it('that leaves a record out ends in a defined way', async (ctx) => {
      const { records } = await recorded(ctx, version);
      records.slice(0, -1).forEach((left, index) => {
        if (!matters(left)) return;
        const client = make();
        replay(client, concat(...records.filter((_, other) => other !== index)));
        expectDefinedEnd(client);
      });
    });

    it('that exchanges two records ends in a defined way', async (ctx) => {
      const { records } = await recorded(ctx, version);
      for (let index = 0; index + 1 < records.length; index++) {
        const [one, other] = [records[index], records[index + 1]] as [Uint8Array, Uint8Array];
        if (index > 0 && !(matters(one) && matters(other))) continue;
        const client = make();
        const swapped = [...records];
        swapped[index] = other;
        swapped[index + 1] = one;
        replay(client, concat(...swapped));
        expectDefinedEnd(client);
      }
    });
  });
}
