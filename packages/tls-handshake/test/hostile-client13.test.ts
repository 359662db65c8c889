import { concat, fromHex } from '@cutaway/primitives/bytes';
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
const policy = only({ groups: ['x25519', 'secp256r1'] });
const clientAuthentication = { required: true, anchors: [root.certificate] };

/** The last alert of each server, before it was encrypted. */
const alerts = new WeakMap<object, Uint8Array>();

function makeServer(options: Partial<TlsServerOptions> = {}): TlsServer {
  const server: TlsServer = faultyServer(
    {
      credentials: [credential(identity)],
      policy,
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

const clientOptions = (): TlsClientOptions => ({
  serverName: 'localhost',
  anchors: [root.certificate],
  credential: credential(person),
  policy: only({ groups: ['x25519'] }),
  crypto: nodeCrypto,
  random: seededRandom('client'),
  now: () => NOW,
});

/** What a good client sends: a handshake with a certificate, data, a KeyUpdate, more data, the end. */
async function recorded(): Promise<{ good: Uint8Array; records: Uint8Array[] }> {
  const flights: Flight[] = [];
  const both = await join(new TlsClient(clientOptions()), makeServer(), flights);
  both.client.send(Uint8Array.of(1, 2, 3));
  both.client.updateKeys();
  both.client.send(Uint8Array.of(4, 5, 6));
  both.client.close();
  await both.settle();
  const good = streamOf(flights, 'client');
  return { good, records: recordsOf(good) };
}

function expectDefinedEnd(server: TlsServer): void {
  expect(server.state).toBe('failed');
  const { error } = server;
  if (error === undefined) throw new Error('failed without an error');
  expect(error.code).not.toBe('tls/internal-error');
  const alert = alertFor(error);
  const sent = alerts.get(server);
  expect(sent && [...sent]).toEqual(alert === null ? undefined : [2, AlertDescription.of[alert]]);
}

const recording = recorded();

describe('a client on the wire', () => {
  it('whose recorded bytes are replayed completes the handshake, also one byte at a time', async () => {
    const { good, records } = await recording;
    expect(records.map(([type]) => type)).toEqual([22, 20, 23, 23, 23, 23, 23]);
    const events = ['connected', 'data', 'data', 'end'];
    expect(replay(makeServer(), good)).toEqual(events);
    const server = makeServer();
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
      const server = makeServer();
      replay(server, changed);
      if (harmless.has(at) && server.state !== 'failed') continue;
      expectDefinedEnd(server);
    }
  });

  it('that is cut off anywhere ends in a defined way', async () => {
    const { good } = await recording;
    for (const cut of truncations(good)) {
      const server = makeServer();
      replay(server, cut);
      expectDefinedEnd(server);
      expect(['tls/closed-in-handshake', 'tls/truncated']).toContain(server.error?.code);
    }
  });

  it('that repeats, leaves out or exchanges records ends in a defined way', async () => {
    const { records } = await recording;
    /** A ChangeCipherSpec means nothing. */
    const matters = (record: Uint8Array | undefined): boolean => record?.[0] !== ContentType.of.change_cipher_spec;
    const send = (altered: readonly Uint8Array[]): void => {
      const server = makeServer();
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

/** Lets a client that misbehaves talk to a server, and ends the transport. */
async function meet(
  faults: Faults,
  client: Partial<TlsClientOptions> = {},
  server: TlsServer = makeServer(),
): Promise<TlsServer> {
  const both = await join(faultyClient({ ...clientOptions(), ...client }, faults), server);
  if (server.state === 'connected') both.client.updateKeys();
  server.receive(both.client.output());
  server.receiveEnd();
  return server;
}

describe.each(['ClientHello', 'Certificate', 'CertificateVerify', 'Finished', 'KeyUpdate'])('a %s', (name) => {
  const altering = (alter: (bytes: Uint8Array) => Uint8Array[]): Faults => ({
    message: (message) =>
      message.name === name ? alter(message.bytes).map((bytes) => ({ ...message, bytes })) : [message],
  });

  it('with any byte changed is taken, or ends in a defined way', async () => {
    let length = 0;
    await meet(
      altering((bytes) => {
        length = bytes.length;
        return [bytes];
      }),
    );
    expect(length).toBeGreaterThan(4);
    for (let at = 0; at < length; at++) {
      const mask = [0x01, 0x80, 0xff][at % 3] as number;
      const server = await meet(altering((bytes) => [bytes.map((byte, index) => (index === at ? byte ^ mask : byte))]));
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
      expectDefinedEnd(await meet(altering(alter)));
    }
  });
});

it('a ClientHello after a HelloRetryRequest with any byte changed ends in a defined way', async () => {
  const groups = ['x25519', 'secp256r1'] as const;
  let length = 0;
  const retried = (at: number): Promise<TlsServer> => {
    let hellos = 0;
    const faults: Faults = {
      message: (message) => {
        if (message.name !== 'ClientHello' || ++hellos === 1) return [message];
        length = message.bytes.length;
        return [{ ...message, bytes: message.bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)) }];
      },
    };
    const policyOfClient = only({ groups, keyShares: ['x25519'] });
    return meet(faults, { policy: policyOfClient }, makeServer({ policy: only({ groups: ['secp256r1'] }) }));
  };
  expect((await retried(-1)).error?.code).toBe('tls/truncated');
  for (let at = 0; at < length; at++) {
    const server = await retried(at);
    expectDefinedEnd(server);
    expect(server.error?.code).not.toBe('tls/truncated');
  }
});

describe('a flood', () => {
  const CODES = [
    'tls/records-without-progress',
    'tls/too-many-messages',
    'tls/too-many-warnings',
    'tls/empty-fragment',
    'tls/unexpected-message',
    'tls/handshake-message-too-long',
  ];

  /** Sends a message again and again after the handshake, under the right keys. */
  async function flood(type: number, bytes: Uint8Array): Promise<TlsServer> {
    const server = makeServer();
    const faults: Faults = {
      message: (message) =>
        message.name === 'application_data'
          ? Array.from({ length: 1000 }, () => ({ ...message, type, bytes }))
          : [message],
    };
    const both = await join(faultyClient(clientOptions(), faults), server);
    both.client.send(Uint8Array.of(0));
    await both.settle();
    expect(CODES).toContain(server.error?.code);
    expectDefinedEnd(server);
    return server;
  }

  it.each([
    ['of empty application data', 23, ''],
    ['of user_canceled', 21, '015a'],
    ['of ClientHellos', 22, '01000000'],
    ['of certificates nobody asked for', 22, '0b00000400000000'],
  ])('%s is stopped', async (_, type, hex) => {
    await flood(type, fromHex(hex));
  });

  it('of KeyUpdates, each under its key, is stopped', async () => {
    const server = makeServer();
    const both = await join(new TlsClient(clientOptions()), server);
    for (let count = 0; count < 100; count++) both.client.updateKeys({ requestPeer: true });
    await both.settle();
    expect(server.error?.code).toBe('tls/too-many-messages');
    // What was answered until then is bounded too.
    expect(server.output().length).toBeLessThan(10_000);
  });

  it('of ChangeCipherSpec before the ClientHello, or after it, is stopped', async () => {
    const changeCipherSpec = fromHex('140303000101');
    const early = makeServer();
    replay(early, changeCipherSpec);
    expect(early.error?.code).toBe('tls/unexpected-change-cipher-spec');
    const { records } = await recording;
    const late = makeServer();
    replay(late, concat(records[0] as Uint8Array, ...Array.from({ length: 100 }, () => changeCipherSpec)));
    expect(late.error?.code).toBe('tls/records-without-progress');
  });

  it('of early data that nobody takes is stopped', async () => {
    const { records } = await recording;
    const junk = concat(fromHex('1703034000'), new Uint8Array(0x4000));
    const server = makeServer();
    replay(server, concat(records[0] as Uint8Array, ...Array.from({ length: 10 }, () => junk)));
    // This client announced none.
    expect(server.error?.code).toBe('tls/bad-record-mac');
  });

  it('of fragments keeps no more than a message may be long', () => {
    const server = makeServer();
    // A ClientHello of 2^17 bytes, in records of one byte.
    const message = concat(fromHex('0101fffc'), new Uint8Array(2 ** 17));
    for (const byte of message) {
      server.receive(Uint8Array.of(22, 3, 1, 0, 1, byte));
      if (server.state === 'failed') break;
    }
    expectDefinedEnd(server);
    const long = makeServer();
    long.receive(fromHex('160301000401020000'));
    expect(long.error?.code).toBe('tls/handshake-message-too-long');
  });
});

it('never speaks before a ClientHello', () => {
  for (const hex of [
    '00',
    '474554202f20485454502f312e310d0a',
    '1603010004020000fc',
    '160301000400000000',
    '15030100020100',
    '150301000202280000',
    '170303000100',
    '80310103010018',
  ]) {
    const server = makeServer();
    server.receive(fromHex(hex));
    server.receiveEnd();
    expectDefinedEnd(server);
  }
});
