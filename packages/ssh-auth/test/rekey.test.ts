import { equal } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { type SigningKey, signingKey } from '../src/index.js';
import { echo, hostKey, type Pair, pair } from './pair.js';

const input = new Uint8Array(900_000).map((_, index) => index * 13);

function rekeys({ clientEvents, serverEvents }: Pair): { client: number; server: number } {
  const count = (events: Pair['clientEvents'] | Pair['serverEvents']) =>
    events.filter((event) => event.type === 'keys' && event.rekey).length;
  return { client: count(clientEvents), server: count(serverEvents) };
}

describe('new keys', () => {
  it.each(['client', 'server'] as const)('are agreed on by the bytes of the %s while data flows', async (side) => {
    const connection = pair({ [side]: { rekeyLimit: { bytes: 100_000 } } });
    await connection.settle();
    for (let start = 0; start < input.length; start += 90_000) {
      const part = input.subarray(start, start + 90_000);
      const { output, status } = await echo(connection, part);
      expect(equal(output, part)).toBe(true);
      expect(status).toBe(0);
    }
    const { client, server } = rekeys(connection);
    expect(client).toBeGreaterThan(4);
    expect(server).toBe(client);
  });

  it('are agreed on when both sides want them at once', async () => {
    const limits = { rekeyLimit: { packets: 10 } };
    const connection = pair({ client: limits, server: limits });
    await connection.settle();
    expect(equal((await echo(connection, input)).output, input)).toBe(true);
    expect(rekeys(connection).client).toBeGreaterThan(2);
    connection.client.rekey();
    connection.server.rekey();
    await connection.settle();
    expect(connection.client.state).toBe('connected');
  });

  it('are agreed on when the time has come', async () => {
    let now = 0;
    const connection = pair({ client: { now: () => now }, server: { now: () => 0 } });
    await connection.settle();
    now = 3_599_999;
    connection.client.tick();
    await connection.settle();
    expect(rekeys(connection)).toEqual({ client: 0, server: 0 });
    now = 3_600_000;
    connection.client.tick();
    await connection.settle();
    expect(rekeys(connection)).toEqual({ client: 1, server: 1 });
    expect((await echo(connection, input)).status).toBe(0);
  });

  it('leave the session identifier alone and work without strict kex', async () => {
    const lab = { withoutStrictKex: true };
    const connection = pair({ clientLab: lab, serverLab: lab });
    await connection.settle();
    connection.server.rekey();
    await connection.settle();
    expect((await echo(connection, input)).status).toBe(0);
    const infos = connection.clientEvents.flatMap((event) => (event.type === 'keys' ? [event.info] : []));
    expect(infos).toHaveLength(2);
    expect(infos[0]).toMatchObject({ strict: false, sessionIdentifier: infos[1]?.sessionIdentifier });
  });

  it('must come with the same host key', async () => {
    let current = hostKey;
    const changing: SigningKey = {
      get blob() {
        return current.blob;
      },
      algorithms: hostKey.algorithms,
      sign: (algorithm, message) => current.sign(algorithm, message),
    };
    const connection = pair({ server: { hostKeys: [changing] } });
    await connection.settle();
    current = signingKey(nodeCrypto.generateKeyPair({ type: 'Ed25519' }).privateKey);
    connection.client.rekey();
    await connection.settle();
    expect(connection.client.error?.code).toBe('ssh/host-key-replaced');
  });
});

describe('a server', () => {
  it('gives up on a client that does not log in', async () => {
    let now = 0;
    const connection = pair({
      server: { now: () => now, loginTimeout: 1000 },
      client: { authentication: () => new Promise(() => {}) },
    });
    const settled = connection.settle();
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, 50))]);
    now = 1000;
    connection.server.tick();
    expect(connection.server.error?.code).toBe('ssh/login-timeout');
  });
});
