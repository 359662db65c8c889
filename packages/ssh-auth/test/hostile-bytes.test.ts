import { concat, utf8 } from '@cutaway/primitives/bytes';
import { CutawayError } from '@cutaway/primitives/errors';
import { decode, WireError } from '@cutaway/primitives/wire';
import { mutations, truncations } from '@cutaway/test-support/mutate';
import { describe, expect, it } from 'vitest';
import { disconnectReasonFor } from '../src/errors/index.js';
import type { SshConnection } from '../src/index.js';
import { ALL_MESSAGES } from '../src/registry/messages.js';
import type { Faults, OutgoingMessage } from '../src/transport/faults.js';
import { echo, type Pair, pair } from './pair.js';

const algorithms = {
  keyExchange: ['curve25519-sha256'],
  cipher: ['aes128-ctr'],
  mac: ['hmac-sha2-256'],
} as const;

type Side = 'client' | 'server';

/** The random bytes of both sides and so every byte of a run are the same each time. */
function repeatable(): (length: number) => Uint8Array {
  let state = 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state >>> 24;
    });
}

function start(options: Parameters<typeof pair>[0] = {}): Pair {
  return pair({
    ...options,
    client: { algorithms, random: repeatable(), ...options.client },
    server: { algorithms, random: repeatable(), ...options.server },
  });
}

/** However it went on, a connection is open, or it has ended with an error that is in the catalogue. */
function expectDefinedEnd(connection: SshConnection<never>, about: string): void {
  const { state, error } = connection;
  if (state !== 'failed') return;
  expect(error, about).toBeInstanceOf(CutawayError);
  expect(error?.code, about).not.toBe('ssh/internal-error');
  expect(error?.code, about).not.toBe('ssh/operation-failed');
  const reason = disconnectReasonFor(error as CutawayError);
  expect(reason === null || reason.startsWith('SSH_DISCONNECT_'), about).toBe(true);
}

function expectDefinedEnds({ client, server }: Pair, about: string): void {
  expectDefinedEnd(client as never, `client, ${about}`);
  expectDefinedEnd(server as never, `server, ${about}`);
}

/** A whole connection: login, a command, the end. */
async function run(connection: Pair): Promise<void> {
  await connection.settle();
  if (connection.client.state === 'connected') await echo(connection, utf8('hello'));
  connection.client.close();
  await connection.settle();
}

/** What each side sends before anything is encrypted, and all messages of a run. */
async function recorded(): Promise<{ plain: Record<Side, Uint8Array>; messages: Record<Side, OutgoingMessage[]> }> {
  const messages: Record<Side, OutgoingMessage[]> = { client: [], server: [] };
  const plain: Record<Side, Uint8Array> = { client: new Uint8Array(0), server: new Uint8Array(0) };
  const listen = (side: Side): Faults => ({
    message: (message) => {
      messages[side].push(message);
      return [message];
    },
    packet: (sealed) => {
      const sent = messages[side].map(({ bytes }) => bytes[0]);
      // NEWKEYS is the last one.
      if (!sent.slice(0, -1).includes(21)) plain[side] = concat(plain[side], sealed);
      return [sealed];
    },
  });
  await run(start({ clientLab: { faults: listen('client') }, serverLab: { faults: listen('server') } }));
  return { plain, messages };
}

describe('bytes changed on the way', () => {
  it.each(['client', 'server'] as const)(
    'from the %s, before encryption: every one of them is noticed',
    async (side) => {
      const { plain } = await recorded();
      const total = `SSH-2.0-Cutaway\r\n`.length + plain[side].length;
      for (let at = 0; at < total; at++) {
        let passed = 0;
        const connection = start({
          wire: (from, bytes) => {
            const index = at - passed;
            if (from !== side) return bytes;
            passed += bytes.length;
            if (index < 0 || index >= bytes.length) return bytes;
            const changed = bytes.slice();
            changed[index] = (changed[index] as number) ^ (1 << (at % 8));
            return changed;
          },
        });
        await connection.settle();
        const about = `byte ${at}`;
        expectDefinedEnds(connection, about);
        // Padding is not covered by the exchange hash (RFC 4253 §8); nothing comes of changing it.
        const inPadding = connection.client.state === 'connected' && connection.server.state === 'connected';
        if (inPadding) expect(isPadding(plain[side], at - 'SSH-2.0-Cutaway\r\n'.length), about).toBe(true);
      }
    },
  );

  it.each(['client', 'server'] as const)(
    'from the %s, in encrypted packets: every one of them is noticed',
    async (side) => {
      for (let packet = 0; packet < 12; packet++) {
        for (const at of [0, 3, 5, 12, -1]) {
          let count = -1;
          const faults: Faults = {
            packet: (sealed) => {
              // The first three are not encrypted yet.
              if (++count !== packet + 3) return [sealed];
              const changed = sealed.slice();
              const index = at < 0 ? changed.length + at : at;
              changed[index] = (changed[index] as number) ^ 0x10;
              return [changed];
            },
          };
          const connection = start({ [`${side}Lab`]: { faults } });
          await run(connection);
          const other = side === 'client' ? connection.server : connection.client;
          const about = `packet ${packet}, byte ${at}`;
          expectDefinedEnds(connection, about);
          // A longer length only makes the receiver wait, here until its own end of the connection.
          if (count >= packet + 3 && other.state !== 'closed') {
            expect(other.error?.code, about).toMatch(/^ssh\/(mac-mismatch|packet-length|connection-lost)$/);
          }
        }
      }
    },
  );
});

function isPadding(packets: Uint8Array, at: number): boolean {
  const view = new DataView(packets.buffer, packets.byteOffset);
  for (let start = 0; start < packets.length; ) {
    const length = 4 + view.getUint32(start);
    const padding = packets[start + 4] as number;
    if (at < start + length) return at >= start + length - padding;
    start += length;
  }
  return false;
}

describe('a stream that ends', () => {
  it.each(['client', 'server'] as const)('after any byte of the %s ends in a defined way', async (side) => {
    const { plain } = await recorded();
    const stream = concat(utf8('SSH-2.0-Cutaway\r\n'), plain[side]);
    for (let length = 0; length < stream.length; length++) {
      const { client, server } = start();
      const receiver = side === 'client' ? server : client;
      receiver.receive(stream.subarray(0, length));
      receiver.receiveEnd();
      expect(receiver.state).toBe('failed');
      expect(receiver.error?.code, `after ${length}`).toMatch(/^ssh\/(connection-lost|not-ssh)$/);
    }
  });
});

describe('messages of a peer that has the keys', () => {
  /** Runs with one message of a side replaced by others. */
  async function replaced(
    side: Side,
    index: number,
    by: (message: OutgoingMessage) => readonly OutgoingMessage[],
    about: string,
  ): Promise<Pair> {
    let count = -1;
    const faults: Faults = { message: (message) => (++count === index ? by(message) : [message]) };
    const connection = start({ [`${side}Lab`]: { faults } });
    await run(connection);
    expectDefinedEnds(connection, about);
    return connection;
  }

  it.each(['client', 'server'] as const)(
    'of the %s, cut or too long: never more than a defined error',
    async (side) => {
      const { messages } = await recorded();
      for (const [index, { name, bytes }] of messages[side].entries()) {
        const cuts = [...truncations(bytes)].filter((_, cut) => cut > 0 && (cut < 12 || cut % 7 === 0));
        for (const cut of [...cuts, concat(bytes, Uint8Array.of(0))]) {
          await replaced(side, index, () => [{ name, bytes: cut }], `${name} with ${cut.length} bytes`);
        }
      }
    },
  );

  it.each(['client', 'server'] as const)(
    'of the %s, with changed bytes: never more than a defined error',
    async (side) => {
      const { messages } = await recorded();
      for (const [index, { name, bytes }] of messages[side].entries()) {
        const changes = [...mutations(bytes)].filter(({ at }, number) =>
          at < 24 ? number % 3 === 0 : number % 31 === 0,
        );
        for (const { at, bytes: changed } of changes) {
          await replaced(side, index, () => [{ name, bytes: changed }], `${name} changed at ${at}`);
        }
      }
    },
  );

  it.each(['client', 'server'] as const)('of the %s, left away, doubled or in another order', async (side) => {
    const { messages } = await recorded();
    for (const [index, { name }] of messages[side].entries()) {
      await replaced(side, index, () => [], `${name} left away`);
      await replaced(side, index, (message) => [message, message], `${name} twice`);
      let kept: OutgoingMessage | undefined;
      let count = -1;
      const swap: Faults = {
        message: (message) => {
          count++;
          if (count === index) {
            kept = message;
            return [];
          }
          return count === index + 1 && kept !== undefined ? [message, kept] : [message];
        },
      };
      const connection = start({ [`${side}Lab`]: { faults: swap } });
      await run(connection);
      expectDefinedEnds(connection, `${name} behind the next`);
    }
  });

  it.each(['client', 'server'] as const)('of the %s, of every number at every time', async (side) => {
    const { messages } = await recorded();
    const every = Array.from({ length: 256 }, (_, number) => number);
    for (const index of messages[side].keys()) {
      // All numbers at each place would take long; each place gets every eighth, each number comes at several places.
      for (const number of every.filter((one) => one % 8 === index % 8)) {
        const intruder = { name: 'intruder', bytes: Uint8Array.of(number, 0, 0, 0, 0, 0, 0, 0, 0) };
        await replaced(side, index, (message) => [intruder, message], `message ${number} at ${index}`);
      }
    }
  });
});

describe('every message format', () => {
  it('refuses what is cut, changed or too long with an error of its own', () => {
    const read = (message: (typeof ALL_MESSAGES)[number], bytes: Uint8Array): void => {
      try {
        decode(message.codec, bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(WireError);
      }
    };
    for (const message of ALL_MESSAGES) {
      for (const filler of [0x00, 0x01, 0x04, 0x7f, 0xff]) {
        const bytes = new Uint8Array(96).fill(filler);
        bytes[0] = message.number;
        for (const cut of truncations(bytes)) read(message, cut);
        for (const { bytes: changed } of mutations(bytes.subarray(0, 40))) read(message, changed);
      }
    }
  });
});

describe('a peer that never comes to the point', () => {
  const client = () => start().client;
  const server = () => start().server;

  it('may send lines before its identification, but not for ever', () => {
    const patient = client();
    patient.receive(utf8('hello\r\n'.repeat(1000)));
    expect(patient.state).toBe('handshaking');
    patient.receive(utf8('hello\r\n'.repeat(100)));
    expect(patient.error?.code).toBe('ssh/too-many-lines');
  });

  it('may not send a line without end', () => {
    const patient = client();
    for (let bytes = 0; bytes < 8192; bytes += 64) patient.receive(new Uint8Array(64).fill(0x61));
    expect(patient.error?.code).toBe('ssh/identification-too-long');
    const impatient = server();
    impatient.receive(utf8(`SSH-2.0-${'x'.repeat(250)}`));
    expect(impatient.error?.code).toBe('ssh/identification-too-long');
  });

  it.each([
    ['GET / HTTP/1.1\r\n', 'ssh/not-ssh'],
    ['SSH-1.5-old\r\n', 'ssh/protocol-version'],
    ['SSH-1.99-both\r\n', 'ssh/protocol-version'],
    ['SSH-2.0-\u0007bell\r\n', 'ssh/identification-malformed'],
  ])('is refused by a server that reads %j', (line, code) => {
    const refusing = server();
    refusing.receive(utf8(line));
    expect(refusing.error?.code).toBe(code);
  });

  it.each([[[0xff, 0xff, 0xff, 0xff]], [[0, 4, 0, 4]], [[0, 0, 0, 0]], [[0, 0, 0, 13]]])(
    'is refused at a packet length of %j',
    (length) => {
      const refusing = server();
      refusing.receive(concat(utf8('SSH-2.0-x\r\n'), Uint8Array.from(length)));
      expect(refusing.error).toMatchObject({ code: 'ssh/packet-length' });
      expect(refusing.output().length).toBeGreaterThan(0);
    },
  );

  it('is held back while an answer of the user is waited for', async () => {
    const connection = start({ client: { verifyHostKey: () => new Promise(() => {}) } });
    const settled = connection.settle();
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 30))]);
    expect(connection.client.pending).toBeDefined();
    for (let chunk = 0; chunk < 100; chunk++) connection.client.receive(new Uint8Array(65536));
    expect(connection.client.error?.code).toBe('ssh/input-overflow');
  });

  it('may send banners, but not for ever', async () => {
    const faults: Faults = {
      message: (message) =>
        message.name === 'SSH_MSG_USERAUTH_FAILURE'
          ? Array.from({ length: 100 }, () => ({
              name: 'SSH_MSG_USERAUTH_BANNER',
              bytes: Uint8Array.of(53, 0, 0, 0, 0, 0, 0, 0, 0),
            }))
          : [message],
    };
    const connection = start({ serverLab: { faults } });
    await connection.settle();
    expect(connection.client.error?.code).toBe('ssh/messages-without-progress');
  });
});
