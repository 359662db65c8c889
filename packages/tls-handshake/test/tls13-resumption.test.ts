import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import {
  ClientHelloRecording,
  SessionStore,
  type SessionTickets,
  TicketKeys,
  type TlsClientOptions,
  type TlsServer,
  type TlsServerOptions,
  type TlsSession,
} from '../src/index.js';
import { issue, makeRoot } from './authority.js';
import type { Pair } from './in-memory.js';
import { credential, errors, only, pair, person, root } from './pair.js';

const sessionsOf = ({ events }: Pair): TlsSession[] =>
  events.client.flatMap((event) => (event.type === 'session' ? [event.session] : []));

/** A full handshake, and the first session of it. */
async function firstSession(client: Partial<TlsClientOptions>, server: Partial<TlsServerOptions>): Promise<TlsSession> {
  const [session] = sessionsOf(await pair(client, server));
  if (session === undefined) throw new Error('there was no session');
  return session;
}

const KEEPERS: readonly (readonly [string, () => SessionTickets])[] = [
  ['sealed tickets', () => new TicketKeys({ crypto: nodeCrypto })],
  ['stored sessions', () => new SessionStore()],
  [
    'a keeper that takes its time',
    () => {
      const keys = new TicketKeys({ crypto: nodeCrypto });
      return { issue: async (session) => keys.issue(session), redeem: async (ticket) => keys.redeem(ticket) };
    },
  ],
];

describe.each(KEEPERS)('sessions, with %s', (_, make) => {
  it('are resumed', async () => {
    const tickets = make();
    const first = await pair({}, { tickets });
    expect(sessionsOf(first)).toHaveLength(2);
    const [session] = sessionsOf(first) as [TlsSession];
    expect(session).toMatchObject({ lifetime: 7200, maxEarlyDataSize: 0 });
    const second = await pair({ session }, { tickets });
    expect(errors(second)).toEqual([undefined, undefined]);
    for (const info of [second.client.info, second.server.info]) {
      expect(info).toMatchObject({ resumed: true, group: 'X25519MLKEM768', serverName: 'localhost' });
      expect(info?.signatureScheme).toBeUndefined();
    }
    const [third] = sessionsOf(second) as [TlsSession];
    expect((await pair({ session: third }, { tickets })).server.info?.resumed).toBe(true);
  });

  it('remember who the client is', async () => {
    const tickets = make();
    const clientAuthentication = { required: true, anchors: [root.certificate] };
    const session = await firstSession({ credential: credential(person) }, { tickets, clientAuthentication });
    const again = await pair({ session }, { tickets, clientAuthentication });
    expect(again.server.info).toMatchObject({
      resumed: true,
      peerAuthenticated: true,
      peerCertificates: [person.certificate.bytes],
    });
    const distrusted = { required: true, anchors: [makeRoot('elsewhere').certificate] };
    const refused = await pair({ session }, { tickets, clientAuthentication: distrusted });
    expect(refused.server.info?.resumed).not.toBe(true);
    const anonymous = await firstSession({}, { tickets });
    const asked = await pair({ session: anonymous }, { tickets, clientAuthentication });
    expect(asked.server.error?.code).toBe('tls/certificate-required');
  });
});

describe('a session is not resumed', () => {
  const tickets = new TicketKeys({ crypto: nodeCrypto });

  it('after its time', async () => {
    const session = { ...(await firstSession({}, { tickets, ticketLifetime: 60 })), lifetime: 7200 };
    const later = new Date(Date.now() + 61_000);
    const both = await pair({ session }, { tickets, now: () => later });
    expect([errors(both), both.server.info?.resumed]).toEqual([[undefined, undefined], false]);
  });

  it('with another server’s key, or another suite’s hash', async () => {
    const session = await firstSession({}, { tickets });
    expect((await pair({ session }, { tickets: new TicketKeys() })).server.info?.resumed).toBe(false);
    expect((await pair({ session })).server.info?.resumed).toBe(false);
    const policy = only({ cipherSuites: ['TLS_AES_256_GCM_SHA384'] });
    expect((await pair({ session }, { tickets, policy })).server.info?.resumed).toBe(false);
  });

  it('under another name', async () => {
    const other = issue(root, 'other', { type: 'EC', curve: 'P-256' }, { hosts: ['other.example'] });
    const credentials = [credential(other)];
    const session = await firstSession({}, { tickets });
    const moved = { ...session, serverName: 'other.example' };
    const both = await pair({ session: moved, serverName: 'other.example' }, { tickets, credentials });
    expect(both.server.info?.resumed).toBe(false);
  });

  it('twice, from a store for single use', async () => {
    const store = new SessionStore({ singleUse: true, capacity: 2 });
    const session = await firstSession({}, { tickets: store });
    expect((await pair({ session }, { tickets: store })).server.info?.resumed).toBe(true);
    expect((await pair({ session }, { tickets: store })).server.info?.resumed).toBe(false);
    expect(store.size).toBe(2);
  });

  it('when there are no tickets', async () => {
    expect(sessionsOf(await pair({}, { tickets, ticketCount: 0 }))).toEqual([]);
    expect(sessionsOf(await pair())).toEqual([]);
  });
});

it('goes on after a HelloRetryRequest', async () => {
  const tickets = new TicketKeys({ crypto: nodeCrypto });
  const session = await firstSession({}, { tickets });
  const both = await pair({ session }, { tickets, policy: only({ groups: ['secp384r1'] }) });
  expect(both.server.info).toMatchObject({ resumed: true, group: 'secp384r1' });
});

it('rotates its keys, and forgets the old ones', async () => {
  let now = Date.now();
  const tickets = new TicketKeys({ crypto: nodeCrypto, rotation: 1000, now: () => new Date(now) });
  const names = new Set<string>();
  const issueOne = (): Uint8Array => {
    const ticket = tickets.issue({
      version: 0x0304,
      cipherSuite: 0x1301,
      secret: new Uint8Array(32),
      issuedAt: now,
      lifetime: 10,
      ticketAgeAdd: 0,
      maxEarlyDataSize: 0,
      serverName: undefined,
      applicationProtocol: undefined,
      extendedMasterSecret: true,
      peerCertificates: [],
    });
    names.add(String(ticket.subarray(0, 16)));
    return ticket;
  };
  const first = issueOne();
  now += 1500;
  issueOne();
  expect(names.size).toBe(2);
  expect(tickets.redeem(first)?.cipherSuite).toBe(0x1301);
  expect(tickets.redeem(first.map((byte, at) => (at === 50 ? byte ^ 1 : byte)))).toBeUndefined();
  expect(tickets.redeem(first.subarray(0, 20))).toBeUndefined();
  now += 1500;
  expect(tickets.redeem(first)).toBeUndefined();
});

describe('external pre-shared keys', () => {
  const psk = { identity: utf8('fridge'), key: nodeCrypto.random(32) };

  it('authenticate both sides without certificates', async () => {
    for (const externalPsks of [[psk], async (identity: Uint8Array) => (identity.length === 6 ? psk : undefined)]) {
      const both = await pair({ externalPsks: [psk] }, { externalPsks, credentials: [] });
      expect(both.server.info).toMatchObject({ peerAuthenticated: true, resumed: false, peerCertificates: [] });
      expect(both.client.info).toMatchObject({ peerAuthenticated: true, peerCertificates: [] });
    }
  });

  it('must be the same', async () => {
    const both = await pair({ externalPsks: [{ ...psk, key: nodeCrypto.random(32) }] }, { externalPsks: [psk] });
    expect(both.server.error?.code).toBe('tls/psk-binder-mismatch');
    expect(both.client.error?.context.alert).toBe('decrypt_error');
  });
});

describe('0-RTT data', () => {
  const data = utf8('GET /early');

  function earlyServer(options: Partial<TlsServerOptions> = {}): Partial<TlsServerOptions> {
    const recording = new ClientHelloRecording();
    const tickets = new TicketKeys({ crypto: nodeCrypto });
    return { tickets, earlyData: { maxSize: 100, admit: (attempt) => recording.admit(attempt) }, ...options };
  }

  const received = ({ events }: Pair): string[] =>
    events.server.map((event) =>
      'data' in event ? `${event.type} ${String.fromCharCode(...event.data)}` : event.type,
    );

  it('comes before the handshake is complete', async () => {
    const server = earlyServer();
    const session = await firstSession({}, server);
    expect(session.maxEarlyDataSize).toBe(100);
    const both = await pair({ session, earlyData: data }, server);
    expect(errors(both)).toEqual([undefined, undefined]);
    expect(both.client.info?.earlyDataAccepted).toBe(true);
    const material = both.client.exportEarlyKeyingMaterial('EXPERIMENTAL', 24, data);
    expect(both.server.exportEarlyKeyingMaterial('EXPERIMENTAL', 24, data)).toEqual(material);
    expect(both.client.exportKeyingMaterial('EXPERIMENTAL', 24, data)).not.toEqual(material);
    both.client.send(utf8('and more'));
    await both.settle();
    expect(received(both)).toEqual(['earlyData GET /early', 'connected', 'data and more']);
  });

  it('is passed over when it is not admitted', async () => {
    const server = earlyServer();
    const session = await firstSession({}, server);
    for (const refusing of [
      { ...server, earlyData: undefined as never },
      { ...server, earlyData: { maxSize: 100, admit: async () => false } },
      { ...server, applicationProtocols: ['h2'] },
      { ...server, policy: only({ groups: ['secp384r1'] }) },
      { ...server, now: () => new Date(Date.now() + 60_000) },
      { ...server, tickets: new TicketKeys() },
    ]) {
      const both = await pair({ session, earlyData: data, applicationProtocols: ['h2'] }, refusing);
      expect(errors(both)).toEqual([undefined, undefined]);
      expect(both.client.info?.earlyDataAccepted).toBe(false);
      expect(() => both.server.exportEarlyKeyingMaterial('EXPERIMENTAL', 24)).toThrow('tls/not-connected');
      expect(received(both)).toEqual(['connected']);
    }
  });

  it('is not taken a second time', async () => {
    const recording = new ClientHelloRecording();
    const server = earlyServer();
    const session = await firstSession({}, server);
    const takes: unknown[] = [];
    const admit = (attempt: Parameters<typeof recording.admit>[0]): boolean => {
      takes.push(recording.admit(attempt), recording.admit(attempt));
      return true;
    };
    await pair({ session, earlyData: data }, { ...server, earlyData: { maxSize: 100, admit } });
    expect(takes).toEqual([true, false]);
  });

  it('is limited', async () => {
    const server = earlyServer();
    const session = { ...(await firstSession({}, server)), maxEarlyDataSize: 1000 };
    const both = await pair({ session, earlyData: new Uint8Array(101) }, server);
    expect(both.server.error?.code).toBe('tls/too-much-early-data');
    expect(both.client.error?.context.alert).toBe('unexpected_message');
  });
});

describe('authentication after the handshake', () => {
  const authentication = { required: false, anchors: [root.certificate] };

  it('asks a client that offered to answer, again and again', async () => {
    const both = await pair({ postHandshakeAuth: true, credential: credential(person) });
    const server = both.server as TlsServer;
    expect(server.info?.peerAuthenticated).toBe(false);
    server.requestClientCertificate(authentication);
    server.requestClientCertificate(authentication);
    await both.settle();
    expect(errors(both)).toEqual([undefined, undefined]);
    const certificates = [person.certificate.bytes];
    const answer = { type: 'clientCertificate', certificates, authenticated: true };
    expect(both.events.server.slice(1)).toEqual([answer, answer]);
    expect(server.info).toMatchObject({ peerAuthenticated: true, peerCertificates: certificates });
    both.client.send(utf8('still here'));
    await both.settle();
    expect(both.events.server.at(-1)).toMatchObject({ type: 'data' });
  });

  it('takes no for an answer, or not', async () => {
    const both = await pair({ postHandshakeAuth: true });
    (both.server as TlsServer).requestClientCertificate(authentication);
    await both.settle();
    expect(both.events.server.at(-1)).toEqual({ type: 'clientCertificate', certificates: [], authenticated: false });
    (both.server as TlsServer).requestClientCertificate({ ...authentication, required: true });
    await both.settle();
    expect(both.server.error?.code).toBe('tls/certificate-required');
  });

  it('is refused to who did not offer it, and bounded', async () => {
    const silent = await pair({ credential: credential(person) });
    const refused = expect.objectContaining({ code: 'tls/not-connected' });
    expect(() => (silent.server as TlsServer).requestClientCertificate(authentication)).toThrow(refused);
    const both = await pair({ postHandshakeAuth: true });
    const ask = (): void => (both.server as TlsServer).requestClientCertificate(authentication);
    for (let count = 0; count < 8; count++) ask();
    expect(ask).toThrow(refused);
  });
});
