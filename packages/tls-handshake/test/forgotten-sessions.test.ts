import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import {
  definePolicy,
  SessionStore,
  supported,
  TlsError,
  type TlsServerOptions,
  type TlsSession,
} from '../src/index.js';
import { faultyClient, faultyServer } from '../src/lab/index.js';
import { join, type Pair } from './in-memory.js';
import { credential, server as identity, root } from './pair.js';
import { flipped } from './rules.js';

const KINDS: readonly (readonly [string, 'TLS 1.2' | 'TLS 1.3', 'tickets' | 'sessionIds'])[] = [
  ['a session id of TLS 1.2', 'TLS 1.2', 'sessionIds'],
  ['a stored ticket of TLS 1.2', 'TLS 1.2', 'tickets'],
  ['a stored ticket of TLS 1.3', 'TLS 1.3', 'tickets'],
];

describe.each(KINDS)('%s', (_, version, option) => {
  const policy = definePolicy({ ...supported, name: version, versions: [version], groups: ['x25519', 'secp256r1'] });
  const store = new SessionStore();
  const server: TlsServerOptions = {
    credentials: [credential(identity)],
    crypto: nodeCrypto,
    policy,
    [option]: store,
    ticketCount: 1,
  };

  async function connect(session?: TlsSession, faults = {}): Promise<Pair> {
    const trusted = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy };
    return join(faultyClient({ ...trusted, ...(session && { session }) }, faults), faultyServer(server, {}));
  }

  function sessionOf({ events }: Pair): TlsSession {
    const event = events.client.find(({ type }) => type === 'session');
    if (event?.type !== 'session') throw new Error('no session');
    return event.session;
  }

  it('is forgotten when its connection ends in a fatal alert', async () => {
    const both = await connect();
    const session = sessionOf(both);
    expect(store.size).toBe(1);
    both.client.send(utf8('good'));
    const bytes = both.client.output();
    bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
    both.server.receive(bytes);
    expect(both.server.error?.code).toBe('tls/bad-record-mac');
    expect(store.size).toBe(0);
    const again = await connect(session);
    expect([again.server.error, again.server.info?.resumed]).toEqual([undefined, false]);
  });

  it('is forgotten when the handshake that resumes it ends in one', async () => {
    const session = sessionOf(await connect());
    const before = store.size;
    const both = await connect(session, flipped('verify_data'));
    expect(both.server.error?.code).toBe('tls/finished-mismatch');
    expect(store.size).toBe(before - 1);
  });

  it('is forgotten when the client ends with one', async () => {
    const both = await connect();
    const before = store.size;
    both.client.abort(new TlsError('tls/finished-mismatch'));
    both.server.receive(both.client.output());
    expect(both.server.error?.code).toBe('tls/alert-received');
    expect(store.size).toBe(before - 1);
  });

  it('is kept when the transport ends without close_notify (RFC 5246 §7.2.1)', async () => {
    const both = await connect();
    const before = store.size;
    both.server.receiveEnd();
    expect(both.server.error?.code).toBe('tls/truncated');
    expect(store.size).toBe(before);
    expect((await connect(sessionOf(both))).server.info?.resumed).toBe(true);
  });
});
