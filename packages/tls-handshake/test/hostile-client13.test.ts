import { concat, fromHex } from '@cutaway/primitives/bytes';
import { describe, expect, it } from 'vitest';
import { TlsClient, type TlsServer } from '../src/index.js';
import { type Faults, faultyClient } from '../src/lab/index.js';
import {
  clientOptions,
  describeHostileClient,
  expectDefinedEnd,
  makeServer,
  meet,
  recorded,
} from './hostile-client.js';
import { join } from './in-memory.js';
import { only } from './pair.js';
import { replay } from './recording.js';

describeHostileClient('TLS 1.3');

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
    return meet(
      'TLS 1.3',
      faults,
      { policy: policyOfClient },
      makeServer('TLS 1.3', { policy: only({ groups: ['secp256r1'] }) }),
    );
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
    const server = makeServer('TLS 1.3');
    const faults: Faults = {
      message: (message) =>
        message.name === 'application_data'
          ? Array.from({ length: 1000 }, () => ({ ...message, type, bytes }))
          : [message],
    };
    const both = await join(faultyClient(clientOptions('TLS 1.3'), faults), server);
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
    const server = makeServer('TLS 1.3');
    const both = await join(new TlsClient(clientOptions('TLS 1.3')), server);
    for (let count = 0; count < 100; count++) both.client.updateKeys({ requestPeer: true });
    await both.settle();
    expect(server.error?.code).toBe('tls/too-many-messages');
    // What was answered until then is bounded too.
    expect(server.output().length).toBeLessThan(10_000);
  });

  it('of ChangeCipherSpec before the ClientHello, or after it, is stopped', async () => {
    const changeCipherSpec = fromHex('140303000101');
    const early = makeServer('TLS 1.3');
    replay(early, changeCipherSpec);
    expect(early.error?.code).toBe('tls/unexpected-change-cipher-spec');
    const { records } = await recorded('TLS 1.3');
    const late = makeServer('TLS 1.3');
    replay(late, concat(records[0] as Uint8Array, ...Array.from({ length: 100 }, () => changeCipherSpec)));
    expect(late.error?.code).toBe('tls/records-without-progress');
  });

  it('of early data that nobody takes is stopped', async () => {
    const { records } = await recorded('TLS 1.3');
    const junk = concat(fromHex('1703034000'), new Uint8Array(0x4000));
    const server = makeServer('TLS 1.3');
    replay(server, concat(records[0] as Uint8Array, ...Array.from({ length: 10 }, () => junk)));
    // This client announced none.
    expect(server.error?.code).toBe('tls/bad-record-mac');
  });

  it('of fragments keeps no more than a message may be long', () => {
    const server = makeServer('TLS 1.3');
    // A ClientHello of 2^17 bytes, in records of one byte.
    const message = concat(fromHex('0101fffc'), new Uint8Array(2 ** 17));
    for (const byte of message) {
      server.receive(Uint8Array.of(22, 3, 1, 0, 1, byte));
      if (server.state === 'failed') break;
    }
    expectDefinedEnd(server);
    const long = makeServer('TLS 1.3');
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
    const server = makeServer('TLS 1.3');
    server.receive(fromHex(hex));
    server.receiveEnd();
    expectDefinedEnd(server);
  }
});
