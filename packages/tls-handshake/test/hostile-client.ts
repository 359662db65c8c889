import { concat } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import {
  alertFor,
  TicketKeys,
  TlsClient,
  type TlsClientOptions,
  type TlsServer,
  type TlsServerOptions,
} from '../src/index.js';
import { type Faults, faultyClient, faultyServer } from '../src/lab/index.js';
import { AlertDescription, ContentType } from '../src/registry/index.js';
import { issue } from './authority.js';
import { join } from './in-memory.js';
import { credential, only, person, root } from './pair.js';
import { type Flight, recordsOf, replay, streamOf } from './recording.js';
import { seededRandom } from './seeded-random.js';

const NOW = new Date();
// Ed25519 signs the same every time, so that a run can be repeated byte for byte.
const identity = issue(root, 'ed25519', { type: 'Ed25519' });
export type Version = 'TLS 1.2' | 'TLS 1.3';

/** The client's certificate has a key on P-256, which TLS 1.2 counts among the groups. */
const policyOf = (version: Version) => only({ versions: [version], groups: ['x25519', 'secp256r1'] });
const clientAuthentication = { required: true, anchors: [root.certificate] };

/** The last alert of each server, before it was encrypted. */
const alerts = new WeakMap<object, Uint8Array>();

export function makeServer(version: Version, options: Partial<TlsServerOptions> = {}): TlsServer {
  const server: TlsServer = faultyServer(
    {
      credentials: [credential(identity)],
      policy: policyOf(version),
      clientAuthentication,
      crypto: nodeCrypto,
      random: seededRandom('server'),
      now: () => NOW,
      tickets: new TicketKeys({ crypto: nodeCrypto }),
      ...options,
    },
    {
      message: (message) => {
        if (message.type === ContentType.of.alert) alerts.set(server, message.bytes);
        return [message];
      },
    },
  );
  return server;
}

export const clientOptions = (version: Version): TlsClientOptions => ({
  serverName: 'localhost',
  anchors: [root.certificate],
  credential: credential(person),
  policy: only({ versions: [version], groups: ['x25519', 'secp256r1'] }),
  crypto: nodeCrypto,
  random: seededRandom('client'),
  now: () => NOW,
});

/** What a good client sends: a handshake with a certificate, data, a KeyUpdate, more data, the end. */
export async function recorded(version: Version): Promise<{ good: Uint8Array; records: Uint8Array[] }> {
  const flights: Flight[] = [];
  const both = await join(new TlsClient(clientOptions(version)), makeServer(version), flights);
  both.client.send(Uint8Array.of(1, 2, 3));
  if (version === 'TLS 1.3') both.client.updateKeys();
  both.client.send(Uint8Array.of(4, 5, 6));
  both.client.close();
  await both.settle();
  const good = streamOf(flights, 'client');
  return { good, records: recordsOf(good) };
}

export function expectDefinedEnd(server: TlsServer): void {
  expect(server.state).toBe('failed');
  const { error } = server;
  if (error === undefined) throw new Error('failed without an error');
  expect(error.code).not.toBe('tls/internal-error');
  const alert = alertFor(error);
  const sent = alerts.get(server);
  expect(sent && [...sent]).toEqual(alert === null ? undefined : [2, AlertDescription.of[alert]]);
}

/** Lets a client that misbehaves talk to a server, and ends the transport. */
export async function meet(
  version: Version,
  faults: Faults,
  client: Partial<TlsClientOptions> = {},
  server: TlsServer = makeServer(version),
): Promise<TlsServer> {
  const both = await join(faultyClient({ ...clientOptions(version), ...client }, faults), server);
  if (server.state === 'connected' && version === 'TLS 1.3') both.client.updateKeys();
  server.receive(both.client.output());
  server.receiveEnd();
  return server;
}

/** The client's messages, each of which is changed at every byte. */
const MESSAGES: Readonly<Record<Version, readonly string[]>> = {
  'TLS 1.2': ['ClientHello', 'Certificate', 'ClientKeyExchange', 'CertificateVerify', 'Finished'],
  'TLS 1.3': ['ClientHello', 'Certificate', 'CertificateVerify', 'Finished', 'KeyUpdate'],
};

/** Tests that a server meets a client whose bytes and messages were tampered with in every way. */
export function describeHostileClient(version: Version): void {
  const recording = recorded(version);

  describe('a client on the wire', () => {
    it('whose recorded bytes are replayed completes the handshake, also one byte at a time', async () => {
      const { good, records } = await recording;
      expect(records.map(([type]) => type)).toEqual(
        version === 'TLS 1.2' ? [22, 22, 20, 22, 23, 23, 21] : [22, 20, 23, 23, 23, 23, 23],
      );
      const events = ['connected', 'data', 'data', 'end'];
      expect(replay(makeServer(version), good)).toEqual(events);
      const server = makeServer(version);
      for (const byte of good) server.receive(Uint8Array.of(byte));
      expect(server.events().map(({ type }) => type)).toEqual(events);
    });

    it('with any byte changed ends in a defined way', async () => {
      const { good, records } = await recording;
      const harmless = new Set<number>();
      let start = 0;
      for (const { length } of records) {
        // The minor version of a record means nothing (RFC 8446 §5.1).
        harmless.add(start + 2);
        start += length;
      }
      for (let at = 0; at < good.length; at++) {
        const changed = good.slice();
        changed[at] = (changed[at] as number) ^ (at % 2 === 0 ? 0x01 : 0xff);
        const server = makeServer(version);
        replay(server, changed);
        if (harmless.has(at) && server.state !== 'failed') continue;
        expectDefinedEnd(server);
      }
    });

    it('that is cut off anywhere ends in a defined way', async () => {
      const { good } = await recording;
      for (const cut of truncations(good)) {
        const server = makeServer(version);
        replay(server, cut);
        expectDefinedEnd(server);
        expect(['tls/closed-in-handshake', 'tls/truncated']).toContain(server.error?.code);
      }
    });

    it('that repeats, leaves out or exchanges records ends in a defined way', async () => {
      const { records } = await recording;
      /** A ChangeCipherSpec of TLS 1.3 means nothing. */
      const matters = (record: Uint8Array | undefined): boolean =>
        version === 'TLS 1.2' || record?.[0] !== ContentType.of.change_cipher_spec;
      const send = (altered: readonly Uint8Array[]): void => {
        const server = makeServer(version);
        replay(server, concat(...altered));
        expectDefinedEnd(server);
      };
      records.slice(0, -1).forEach((one, index) => {
        if (!matters(one)) return;
        send([...records.slice(0, index + 1), one, ...records.slice(index + 1)]);
        send(records.filter((_, other) => other !== index));
        const next = records[index + 1] as Uint8Array;
        if (matters(next)) send([...records.slice(0, index), next, one, ...records.slice(index + 2)]);
      });
    });
  });

  describe.each(MESSAGES[version])('a %s', (name) => {
    const altering = (alter: (bytes: Uint8Array) => Uint8Array[]): Faults => ({
      message: (message) =>
        message.name === name ? alter(message.bytes).map((bytes) => ({ ...message, bytes })) : [message],
    });

    it('with any byte changed is taken, or ends in a defined way', async () => {
      let length = 0;
      await meet(
        version,
        altering((bytes) => {
          length = bytes.length;
          return [bytes];
        }),
      );
      expect(length).toBeGreaterThan(4);
      for (let at = 0; at < length; at++) {
        const mask = [0x01, 0x80, 0xff][at % 3] as number;
        const server = await meet(
          version,
          altering((bytes) => [bytes.map((byte, index) => (index === at ? byte ^ mask : byte))]),
        );
        // What was changed may mean nothing: the end of the transport is what is wrong then.
        expectDefinedEnd(server);
      }
    });

    it('that is cut, repeated or left out ends in a defined way', async () => {
      for (const alter of [
        (bytes: Uint8Array) => [bytes, bytes],
        () => [],
        (bytes: Uint8Array) => [bytes.subarray(0, 4)],
        (bytes: Uint8Array) => [bytes.subarray(0, -1)],
        (bytes: Uint8Array) => [concat(bytes, Uint8Array.of(0))],
      ]) {
        expectDefinedEnd(await meet(version, altering(alter)));
      }
    });
  });
}
