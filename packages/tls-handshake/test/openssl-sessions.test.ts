import { once } from 'node:events';
import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import type { RunningServer } from '@cutaway/test-support/server-process';
import { describe, expect, it } from 'vitest';
import { compatible, definePolicy, supported, type TlsSession } from '../src/index.js';
import { type ConnectOptions, connect, type TlsSocket } from '../src/node/index.js';
import { issue, makeRoot } from './authority.js';
import { opensslServer, opensslTerminal } from './openssl-server.js';

const root = makeRoot('sessions');
const identity = issue(root, 'server', { type: 'EC', curve: 'P-256' });
const client = issue(root, 'client', { type: 'EC', curve: 'P-256' }, { purposes: ['client'] });
const anchors = [root.certificate];
const tls12 = definePolicy({ ...supported, name: 'tls12', versions: ['TLS 1.2'] });

async function open(peer: RunningServer, options: Partial<ConnectOptions> = {}): Promise<TlsSocket> {
  const socket = connect({ host: 'localhost', port: peer.port, anchors, ...options });
  await once(socket, 'secureConnect');
  return socket;
}

/** Makes a request, and waits for a session to resume and the end. */
async function visit(peer: RunningServer, options: Partial<ConnectOptions> = {}) {
  const socket = connect({ host: 'localhost', port: peer.port, anchors, ...options });
  const sessions: TlsSession[] = [];
  socket.on('session', (session: TlsSession) => sessions.push(session));
  if (options.earlyData === undefined) socket.write('GET / HTTP/1.0\r\n\r\n');
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return { info: socket.info, sessions, text };
}

describe('resumption', () => {
  it.for([
    ['TLS 1.3 tickets', {}, []],
    ['TLS 1.3 stateful tickets', {}, ['-no_ticket']],
    ['TLS 1.2 tickets', { policy: tls12 }, []],
    ['TLS 1.2 session ids', { policy: tls12 }, ['-no_ticket']],
    ['TLS 1.2 tickets of a server without TLS 1.3', {}, ['-tls1_2']],
  ] as [string, Partial<ConnectOptions>, string[]][])('by %s', async ([, options, args], ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), identity, ...args);
    const first = await visit(peer, options);
    expect(first.info?.resumed).toBe(false);
    const session = first.sessions[0];
    if (session === undefined) throw new Error('there was no session');
    const second = await visit(peer, { ...options, session });
    expect(second.info).toMatchObject({ resumed: true, version: first.info?.version });
    expect(second.info?.peerCertificates).toEqual(first.info?.peerCertificates);
    expect(second.text).toContain('Reused, TLSv1');
  });

  it('makes a full handshake when the session is too old, or of another server', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), identity);
    const session = (await visit(peer)).sessions[0] as TlsSession;
    const old = { ...session, issuedAt: session.issuedAt - 1000 * session.lifetime };
    expect((await visit(peer, { session: old })).info?.resumed).toBe(false);
    const elsewhere = { ...session, serverName: 'example.org' };
    expect((await visit(peer, { session: elsewhere })).info?.resumed).toBe(false);
    const unproved = { ...session, authenticated: false };
    expect((await visit(peer, { session: unproved })).info?.resumed).toBe(false);
  });

  it('makes a full handshake when the server does not know the session', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), identity);
    const session = (await visit(peer)).sessions[0] as TlsSession;
    const other = await opensslServer(needs(ctx, 'openssl'), identity);
    expect((await visit(other, { session })).info?.resumed).toBe(false);
  });

  it('goes on after a HelloRetryRequest', async (ctx) => {
    const peer = await opensslServer(needs(ctx, 'openssl'), identity, '-groups', 'P-384');
    const session = (await visit(peer)).sessions[0] as TlsSession;
    expect((await visit(peer, { session })).info).toMatchObject({ resumed: true, group: 'secp384r1' });
  });
});

describe('0-RTT', () => {
  const earlyData = utf8('GET /early HTTP/1.0\r\n\r\n');

  it('sends data in the first flight', async (ctx) => {
    const peer = await opensslTerminal(needs(ctx, 'openssl'), identity, '-early_data', '-no_anti_replay');
    const first = await open(peer);
    const [session] = (await once(first, 'session')) as [TlsSession];
    first.end();
    expect(session.maxEarlyDataSize).toBe(16384);
    const second = await open(peer, { session, earlyData });
    expect(second.info).toMatchObject({ resumed: true, earlyDataAccepted: true });
    await peer.prints('GET /early HTTP/1.0');
    second.write('and more\n');
    await peer.prints('and more');
    second.destroy();
  });

  it('says when the server did not take it', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const peer = await opensslTerminal(openssl, identity, '-early_data', '-no_anti_replay');
    const first = await open(peer);
    const [session] = (await once(first, 'session')) as [TlsSession];
    first.destroy();
    const other = await opensslTerminal(openssl, identity);
    const second = await open(other, { session, earlyData });
    expect(second.info).toMatchObject({ resumed: false, earlyDataAccepted: false });
    second.write('again\n');
    await other.prints('again');
    expect(other.output()).not.toContain('/early');
    second.destroy();
  });

  it('is given up for a HelloRetryRequest', async (ctx) => {
    const args = ['-early_data', '-no_anti_replay', '-groups', 'P-384'];
    const peer = await opensslTerminal(needs(ctx, 'openssl'), identity, ...args);
    const first = await open(peer);
    const [session] = (await once(first, 'session')) as [TlsSession];
    first.destroy();
    const second = await open(peer, { session, earlyData });
    expect(second.info).toMatchObject({ resumed: true, earlyDataAccepted: false, group: 'secp384r1' });
    second.destroy();
  });
});

it('uses a key that both sides were given', async (ctx) => {
  const key = nodeCrypto.random(32);
  const args = ['-tls1_3', '-psk_identity', 'fridge', '-psk', toHex(key)];
  const peer = await opensslServer(needs(ctx, 'openssl'), identity, ...args);
  const { info, text } = await visit(peer, { externalPsks: [{ identity: utf8('fridge'), key }], anchors: [] });
  expect(text).toContain('200 ok');
  expect(info).toMatchObject({ resumed: false, peerCertificates: [] });
});

describe('after the handshake of TLS 1.3', () => {
  it('changes keys when either side wants', async (ctx) => {
    const peer = await opensslTerminal(needs(ctx, 'openssl'), identity, '-tls1_3');
    let updates = 0;
    const trace = (event: TraceEvent): void => {
      if (event.kind === 'message' && event.name === 'KeyUpdate' && event.direction === 'received') updates++;
    };
    const socket = await open(peer, { trace });
    // What follows a command in the same piece of input, s_server throws away.
    const command = async (letter: string): Promise<void> => {
      const before = updates;
      peer.type(letter);
      while (updates === before) await new Promise((resolve) => setTimeout(resolve, 5));
    };
    let text = '';
    socket.on('data', (chunk) => {
      text += String(chunk);
    });
    const received = async (what: string): Promise<void> => {
      while (!text.includes(what)) await once(socket, 'data');
    };
    const exchange = async (word: string): Promise<void> => {
      peer.type(`server ${word}`);
      await received(`server ${word}`);
      socket.write(`client ${word}\n`);
      await peer.prints(`client ${word}`);
    };
    await exchange('first');
    await command('k');
    await exchange('after the server changed its key');
    await command('K');
    await exchange('after the server changed both');
    socket.connection.updateKeys();
    await exchange('after we changed our key');
    socket.connection.updateKeys({ requestPeer: true });
    await exchange('after we changed both');
    socket.destroy();
  });

  it('shows a certificate when the server asks later', async (ctx) => {
    const args = ['-tls1_3', '-CAfile', root.certificateFile, '-verify', '1'];
    const peer = await opensslTerminal(needs(ctx, 'openssl'), identity, ...args);
    const credential = { certificates: [client.certificate.bytes], privateKey: client.privateKey };
    const socket = await open(peer, { postHandshakeAuth: true, credential });
    peer.type('c');
    await peer.prints(/SSL_do_handshake -> 1/);
    socket.write('still here\n');
    await peer.prints('still here');
    socket.destroy();
  });

  it('exports the same keying material as the server', async (ctx) => {
    for (const policy of [compatible, tls12]) {
      const args = ['-keymatexport', 'EXPERIMENTAL', '-keymatexportlen', '24'];
      const peer = await opensslTerminal(needs(ctx, 'openssl'), identity, ...args);
      const socket = await open(peer, { policy });
      const text = await peer.prints(/Keying material: ([0-9A-F]{48})/);
      const material = socket.connection.exportKeyingMaterial('EXPERIMENTAL', 24);
      expect(text).toContain(toHex(material).toUpperCase());
      socket.destroy();
    }
  });
});
