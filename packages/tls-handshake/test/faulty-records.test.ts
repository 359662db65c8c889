import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { type Policy, supported, TlsClient } from '../src/index.js';
import { type Faults, faultyServer, insecurePolicy } from '../src/lab/index.js';
import { join } from './in-memory.js';
import { credential, server as identity, only, root } from './pair.js';

const cbc: Policy = insecurePolicy({
  ...supported,
  name: 'CBC',
  versions: ['TLS 1.2'],
  cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
});

/** What becomes of the client that an answer is sent to in faulty records. */
async function answered(policy: Policy, faults: Faults, answer: Uint8Array = utf8('answer')) {
  const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy });
  const server = faultyServer({ credentials: [credential(identity)], crypto: nodeCrypto, policy }, faults);
  const { settle } = await join(client, server);
  expect(client.state).toBe('connected');
  server.send(answer);
  await settle();
  return client.error?.code;
}

const macThenEncrypt = (name: string, chosen: number): number => (name === 'encrypt_then_mac' ? 0 : chosen);

/** Changes a part of records from the second one on: the first one is Finished. */
const later = (wanted: string, change: (bytes: Uint8Array) => Uint8Array): Faults => {
  let count = 0;
  return { value: (name, bytes) => (name === wanted && ++count > 1 ? change(bytes) : bytes) };
};
const flipped = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === 0 ? byte ^ 1 : byte));
/** A block more of padding, which is allowed. */
const longer = (bytes: Uint8Array): Uint8Array => new Uint8Array(bytes.length + 16).fill(bytes.length + 15);

describe('CBC records', () => {
  it.each([
    ['a wrong MAC', { ...later('mac', flipped), choice: macThenEncrypt }, 'tls/bad-record-mac'],
    ['a wrong MAC behind', later('mac', flipped), 'tls/bad-record-mac'],
    ['more padding', { ...later('padding', longer), choice: macThenEncrypt }, undefined],
    [
      'wrong padding',
      { ...later('padding', (bytes) => flipped(longer(bytes))), choice: macThenEncrypt },
      'tls/bad-record-mac',
    ],
  ] as const)('with %s', async (_, faults, code) => {
    expect(await answered(cbc, faults)).toBe(code);
  });
});

describe('records that are too long', () => {
  const tls12 = only({ versions: ['TLS 1.2'], cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256'] });
  it.each([
    ['TLS 1.3', only(), 2 ** 14, undefined],
    ['TLS 1.3', only(), 2 ** 14 + 1, 'tls/record-overflow'],
    ['TLS 1.2', tls12, 2 ** 14 + 1, 'tls/record-overflow'],
  ] as const)('of %s', async (_, policy, length, code) => {
    expect(await answered(policy, { maxFragmentLength: 2 ** 16 - 100 }, new Uint8Array(length))).toBe(code);
  });
});
