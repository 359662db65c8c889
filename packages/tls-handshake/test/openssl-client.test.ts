import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHex, utf8 } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import type { TraceEvent } from '@cutaway/primitives/trace';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { ClientHelloRecording, supported } from '../src/index.js';
import { issue, temporaryFolder } from './authority.js';
import { KEYS } from './key-kinds.js';
import { type OurServer, type RunningClient, serveHttps, serveTls, startClient } from './our-server.js';
import { credential, only, root } from './pair.js';

const REQUEST = 'GET / HTTP/1.0\r\n\r\n';
const servers = Object.fromEntries(Object.entries(KEYS).map(([name, [kind]]) => [name, issue(root, name, kind)]));
const people = Object.fromEntries(
  Object.entries(KEYS).map(([name, [kind]]) => [name, issue(root, `${name}-person`, kind, { purposes: ['client'] })]),
);
const own = (name: string) => credential(servers[name] as ReturnType<typeof issue>);
const base = { credentials: [own('P-256')], policy: only() };

/** `openssl s_client` that verifies us. */
function sClient(openssl: string, { port }: OurServer, args: readonly string[], input?: string): RunningClient {
  const common = [
    's_client',
    '-connect',
    `127.0.0.1:${port}`,
    '-servername',
    'localhost',
    '-verify_hostname',
    'localhost',
  ];
  return startClient(openssl, [...common, '-CAfile', root.certificateFile, '-verify_return_error', ...args], input);
}

/** Makes a request, and waits for its end. */
async function request(openssl: string, server: OurServer, ...args: string[]): Promise<string> {
  const { output } = await sClient(openssl, server, ['-ign_eof', ...args], REQUEST).end();
  return output;
}

describe.each([noble, nodeCrypto])('openssl s_client, to our server with the $name provider', (crypto) => {
  it('speaks every suite', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const server = await serveHttps({ ...base, crypto });
    const suites = supported.cipherSuites.filter((name) => !name.includes('_WITH_'));
    for (const suite of suites) {
      const output = await request(openssl, server, '-ciphersuites', suite, '-cipher', 'ALL:@SECLEVEL=0');
      expect(output).toContain('hello /');
    }
    expect(server.connections.map(({ cipherSuite }) => cipherSuite)).toEqual(suites);
  });

  it('speaks every group, and meets a HelloRetryRequest', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const server = await serveHttps({ ...base, crypto });
    const names = ['X25519', 'X448', 'P-256', 'P-384', 'P-521', 'ffdhe2048', 'ffdhe3072'];
    for (const name of names) expect(await request(openssl, server, '-groups', name)).toContain('hello /');
    const agreed = server.connections.map(({ group }) => group);
    expect(agreed).toEqual(['x25519', 'x448', 'secp256r1', 'secp384r1', 'secp521r1', 'ffdhe2048', 'ffdhe3072']);
    const picky = await serveHttps({ ...base, policy: only({ groups: ['secp384r1'] }), crypto });
    expect(await request(openssl, picky, '-groups', 'X25519:P-384')).toContain('hello /');
  });

  it('verifies every kind of key, and shows it', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const clientAuthentication = { required: true, anchors: [root.certificate] };
    for (const [name, [, scheme]] of Object.entries(KEYS)) {
      const server = await serveHttps({ ...base, credentials: [own(name)], clientAuthentication, crypto });
      const person = people[name] as ReturnType<typeof issue>;
      const args = ['-cert', person.certificateFile, '-key', person.keyFile];
      expect(await request(openssl, server, ...args)).toContain('hello /');
      expect(server.connections[0]).toMatchObject({ signatureScheme: scheme, peerAuthenticated: true });
    }
  });
});

describe('openssl s_client', () => {
  it('is told by alerts why it is refused', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const strict = { required: true, anchors: [root.certificate] };
    const server = await serveHttps({ ...base, applicationProtocols: ['h2'], clientAuthentication: strict });
    expect(await request(openssl, server)).toContain('tlsv13 alert certificate required');
    expect(await request(openssl, server, '-alpn', 'http/1.1')).toContain('no application protocol');
    expect(await request(openssl, server, '-tls1_2')).toMatch(/protocol version|handshake failure/);
    expect(await request(openssl, server, '-groups', 'brainpoolP256r1')).toMatch(/handshake failure|no suitable/);
    const misused = servers.RSA as ReturnType<typeof issue>;
    const args = ['-cert', misused.certificateFile, '-key', misused.keyFile];
    expect(await request(openssl, server, ...args)).toContain('alert unsupported certificate');
  });

  it('resumes sessions, also over a HelloRetryRequest', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const file = join(temporaryFolder(), 'session.pem');
    const server = await serveHttps({ ...base, policy: only({ groups: ['x25519', 'secp384r1'] }) });
    const first = await request(openssl, server, '-sess_out', file);
    expect(first.match(/Post-Handshake New Session Ticket arrived/g)).toHaveLength(2);
    expect(await request(openssl, server, '-sess_in', file)).toContain('Reused, TLSv1.3');
    expect(server.connections.map(({ resumed }) => resumed)).toEqual([false, true]);
    const retried = await request(openssl, server, '-sess_in', file, '-groups', 'P-256:P-384');
    expect(retried).toContain('Reused, TLSv1.3');
    expect(server.connections[2]).toMatchObject({ resumed: true, group: 'secp384r1' });
  });

  it('sends 0-RTT data once', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const recording = new ClientHelloRecording();
    const earlyData = { maxSize: 1000, admit: recording.admit.bind(recording) };
    const [file, early] = [join(temporaryFolder(), 'early.pem'), join(temporaryFolder(), 'early.txt')];
    writeFileSync(early, 'GET /early HTTP/1.0\r\n\r\n');
    const server = await serveHttps({ ...base, earlyData });
    await request(openssl, server, '-sess_out', file);
    const { output } = await sClient(openssl, server, ['-ign_eof', '-sess_in', file, '-early_data', early], '').end();
    expect(output).toContain('Early data was accepted');
    expect(output).toContain('hello /early');
    expect(server.connections[1]).toMatchObject({ earlyDataAccepted: true });
    expect(server.sockets[1]?.earlyDataLength).toBe(23);
    const refusing = await serveHttps({ ...base, earlyData: { maxSize: 1000, admit: () => false } });
    await request(openssl, refusing, '-sess_out', file);
    const refused = await sClient(
      openssl,
      refusing,
      ['-ign_eof', '-sess_in', file, '-early_data', early],
      REQUEST,
    ).end();
    expect(refused.output).toContain('Early data was rejected');
    expect(refused.output).toContain('hello /\n');
  });

  it('uses a key both were given', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    const key = nodeCrypto.random(32);
    const externalPsks = [{ identity: utf8('fridge'), key }];
    const server = await serveHttps({ ...base, credentials: [], externalPsks });
    expect(await request(openssl, server, '-psk_identity', 'fridge', '-psk', toHex(key))).toContain('hello /');
    expect(server.connections[0]).toMatchObject({ peerAuthenticated: true, resumed: false });
  });

  it('changes keys, shows a certificate later, and exports the same keying material', async (ctx) => {
    const openssl = needs(ctx, 'openssl');
    let updates = 0;
    const trace = (event: TraceEvent): void => {
      if (event.kind === 'message' && event.name === 'KeyUpdate' && event.direction === 'received') updates++;
    };
    const server = await serveTls({ ...base, trace });
    server.server.on('secureConnection', (socket) => {
      socket.on('data', (chunk: Uint8Array) => socket.write(`echo of ${chunk}`));
    });
    const person = people['P-256'] as ReturnType<typeof issue>;
    const args = ['-enable_pha', '-cert', person.certificateFile, '-key', person.keyFile];
    const client = sClient(openssl, server, [...args, '-keymatexport', 'EXPERIMENTAL', '-keymatexportlen', '24']);
    const output = await client.prints(/Keying material: [0-9A-F]{48}/);
    // The client is ready a moment before we have its Finished.
    while (server.sockets.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const [socket] = server.sockets as [OurServer['sockets'][number]];
    const material = socket.connection.exportKeyingMaterial('EXPERIMENTAL', 24);
    expect(output).toContain(toHex(material).toUpperCase());
    const say = async (line: string): Promise<void> => {
      client.type(line);
      await client.prints(`echo of ${line}`);
    };
    await say('first');
    for (const command of ['k', 'K']) {
      const before = updates;
      client.type(command);
      // What follows a command in the same piece of input, s_client throws away.
      while (updates === before) await new Promise((resolve) => setTimeout(resolve, 5));
      await say(`after ${command}`);
    }
    socket.updateKeys({ requestPeer: true });
    await say('after our own');
    const answered = once(socket, 'clientCertificate');
    socket.requestClientCertificate({ required: true, anchors: [root.certificate] });
    await answered;
    expect(socket.authorized).toBe(true);
    expect(socket.info?.peerCertificates[0]).toEqual(person.certificate.bytes);
  });
});
