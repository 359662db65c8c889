import { equal } from '@cutaway/primitives/bytes';
import type { KeyGeneration } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { signingKey } from '../src/index.js';
import { CIPHERS, isAead } from '../src/registry/ciphers.js';
import { algorithmsOf } from '../src/registry/policy.js';
import { echo, madeKeys, pair } from './pair.js';

const { keyExchange, cipher, mac } = algorithmsOf('lab', nodeCrypto);
const keys = madeKeys();
const lab = { insecureAlgorithms: true };
const input = new Uint8Array(70_000).map((_, index) => index * 7);

describe('client and server, each with another provider', () => {
  it.each(keyExchange)('agree on keys with %s', async (name) => {
    const connection = pair({
      client: { crypto: noble, algorithms: { keyExchange: [name] } },
      server: { crypto: nodeCrypto, algorithms: { keyExchange: [name] } },
      clientLab: lab,
      serverLab: lab,
    });
    await connection.settle();
    expect(connection.client.error).toBeUndefined();
    expect(equal((await echo(connection, input)).output, input)).toBe(true);
    expect(connection.clientEvents[0]).toMatchObject({ type: 'keys', info: { keyExchange: name } });
  });

  const packets = cipher.flatMap((name) => (isAead(CIPHERS[name]) ? [[name, mac[0]]] : mac.map((one) => [name, one])));
  it.each(packets as [(typeof cipher)[number], (typeof mac)[number]][])(
    'protect packets with %s and %s',
    async (one, other) => {
      const algorithms = { cipher: [one], mac: [other] };
      const connection = pair({
        client: { crypto: nodeCrypto, algorithms },
        server: { crypto: noble, algorithms },
        clientLab: lab,
        serverLab: lab,
      });
      await connection.settle();
      const { output, status } = await echo(connection, input);
      expect(equal(output, input)).toBe(true);
      expect(status).toBe(0);
    },
  );

  const kinds: [string, KeyGeneration][] = [
    ['ssh-ed25519', { type: 'Ed25519' }],
    ['ssh-ed448', { type: 'Ed448' }],
    ['ecdsa-sha2-nistp256', { type: 'EC', curve: 'P-256' }],
    ['ecdsa-sha2-nistp384', { type: 'EC', curve: 'P-384' }],
    ['ecdsa-sha2-nistp521', { type: 'EC', curve: 'P-521' }],
    ['rsa-sha2-512', { type: 'RSA', modulusLength: 2048 }],
    ['rsa-sha2-256', { type: 'RSA', modulusLength: 2048 }],
    ['ssh-rsa', { type: 'RSA', modulusLength: 2048 }],
    ['ssh-dss', { type: 'DSA', modulusLength: 1024 }],
  ];
  it.each(kinds)('use %s for host and user', async (name, kind) => {
    const key = { ...signingKey(keys(kind).privateKey), algorithms: [name] };
    const algorithms = { hostKey: [name as never] };
    const connection = pair({
      client: { algorithms, authentication: [{ method: 'publickey', key }] },
      server: { algorithms, hostKeys: [key], crypto: noble },
      clientLab: lab,
      serverLab: lab,
    });
    await connection.settle();
    expect(connection.client.error).toBeUndefined();
    expect(connection.clientEvents).toContainEqual({ type: 'connected' });
    expect(connection.server.login).toMatchObject({ methods: ['publickey'], key: { algorithm: name, signed: true } });
  });
});
