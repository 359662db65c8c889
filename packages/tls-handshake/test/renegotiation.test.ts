import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { definePolicy, type PolicyParameters, supported, TlsClient, TlsServer } from '../src/index.js';
import { type Faults, faultyClient, faultyServer, insecureLab, insecurePolicy } from '../src/lab/index.js';
import { connect } from '../src/node/index.js';
import { ExtensionType } from '../src/registry/index.js';
import { join, type Pair } from './in-memory.js';
import { opensslTerminal } from './openssl-server.js';
import { serveTls, startClient } from './our-server.js';
import { credential, errors, pair, person, root, server } from './pair.js';

const lab = (part: Partial<PolicyParameters> = {}) =>
  insecurePolicy({ ...supported, name: 'again', versions: ['TLS 1.2'], allowRenegotiation: true, ...part });
const policy = lab();

const types = (both: Pair) => ({
  client: both.events.client.map(({ type }) => type),
  server: both.events.server.map(({ type }) => type),
});

async function talk(both: Pair): Promise<void> {
  both.client.send(utf8('ping'));
  both.server.send(utf8('pong'));
  await both.settle();
}

describe('a policy of the lab lets', () => {
  it('a client shake hands again, twice', async () => {
    const both = await pair({ policy }, { policy });
    for (let i = 0; i < 2; i++) {
      both.client.renegotiate();
      await both.settle();
      await talk(both);
    }
    expect(errors(both)).toEqual([undefined, undefined]);
    const expected = ['connected', 'renegotiated', 'data', 'renegotiated', 'data'];
    expect(types(both)).toEqual({ client: expected, server: expected });
  });

  it('a server ask for it, and see the client only then', async () => {
    const clientAuthentication = { anchors: [root.certificate], required: true };
    const both = await pair({ policy, credential: credential(person) }, { policy: lab({ versions: ['TLS 1.2'] }) });
    expect(both.server.info?.peerCertificates).toEqual([]);
    (both.server as TlsServer).requestClientCertificate(clientAuthentication);
    await both.settle();
    await talk(both);
    expect(errors(both)).toEqual([undefined, undefined]);
    expect(both.server.info?.peerCertificates).toEqual([person.certificate.bytes]);
    expect(types(both).client).toEqual(['connected', 'renegotiated', 'data']);
  });

  it('data flow while the handshake goes on', async () => {
    const both = await pair({ policy }, { policy });
    both.client.renegotiate();
    both.client.send(utf8('in between'));
    both.server.send(utf8('as well'));
    await both.settle();
    expect(errors(both)).toEqual([undefined, undefined]);
    expect(types(both).server).toContain('renegotiated');
    expect(both.events.server).toContainEqual({ type: 'data', data: utf8('in between') });
  });
});

it('no other policy does', async () => {
  expect(() => definePolicy({ ...supported, name: 'again', allowRenegotiation: true })).toThrow(
    expect.objectContaining({ code: 'tls/invalid-options' }),
  );
  const both = await pair({ policy: definePolicy({ ...supported, name: '1.2', versions: ['TLS 1.2'] }) }, { policy });
  expect(() => both.client.renegotiate()).toThrow(expect.objectContaining({ code: 'tls/not-connected' }));
  both.server.renegotiate();
  await both.settle();
  await talk(both);
  expect(errors(both)).toEqual([undefined, undefined]);
  expect(types(both).client).toEqual(['connected', 'data']);
});

it('renegotiations are counted', async () => {
  const both = await pair({ policy }, { policy });
  for (let i = 0; i < 20 && both.client.writable; i++) {
    both.client.renegotiate();
    await both.settle();
  }
  expect(both.server.error?.code).toBe('tls/records-without-progress');
});

/** A server that leaves out or changes renegotiation_info from its second ServerHello on. */
function forging(change: (data: Uint8Array) => Uint8Array | undefined): Faults {
  let hellos = 0;
  return {
    extensions: (context, extensions) => {
      if (context !== 'ServerHello' || ++hellos === 1) return extensions;
      return extensions.flatMap((one) => {
        if (one.extension_type !== ExtensionType.of.renegotiation_info) return [one];
        const data = change((one.extension_data as { renegotiated_connection: Uint8Array }).renegotiated_connection);
        return data === undefined ? [] : [{ ...one, extension_data: { renegotiated_connection: data } }];
      });
    },
  };
}

it.each<[string, (data: Uint8Array) => Uint8Array | undefined, string]>([
  ['is missing', () => undefined, 'tls/renegotiation-info-missing'],
  ['is empty', () => new Uint8Array(0), 'tls/renegotiation-info-mismatch'],
  ['is of the client alone', (data) => data.subarray(0, 12), 'tls/renegotiation-info-mismatch'],
  ['is changed', (data) => data.map((byte, i) => (i === 23 ? byte ^ 1 : byte)), 'tls/renegotiation-info-mismatch'],
])('a renegotiation is refused whose renegotiation_info %s', async (_, change, code) => {
  const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy });
  const faulty = faultyServer({ credentials: [credential(server)], crypto: nodeCrypto, policy }, forging(change));
  const both = await join(client, faulty);
  client.renegotiate();
  await both.settle();
  expect(client.error?.code).toBe(code);
});

/** A client that changes renegotiation_info of its hellos. */
async function forgingClient(faults: Faults, part: Partial<PolicyParameters>): Promise<Pair> {
  const policy = lab(part);
  const options = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy };
  const client = faultyClient(options, faults);
  const both = await join(client, new TlsServer({ credentials: [credential(server)], crypto: nodeCrypto, policy }));
  if (client.writable) client.renegotiate();
  await both.settle();
  return both;
}

/** Without renegotiation_info, from this hello on. */
function bare(from: number): Faults {
  let hellos = 0;
  const { renegotiation_info } = ExtensionType.of;
  return {
    extensions: (_, extensions) =>
      ++hellos < from ? extensions : extensions.filter((one) => one.extension_type !== renegotiation_info),
  };
}

it('a server takes whoever comes second for the first, unless both are bound to each other (CVE-2009-3555)', async () => {
  const unbound = await forgingClient(bare(1), { requireSecureRenegotiation: false });
  expect([...errors(unbound), types(unbound).server]).toEqual([undefined, undefined, ['connected', 'renegotiated']]);
  const refused = await forgingClient(bare(1), {});
  expect(refused.server.error?.code).toBe('tls/renegotiation-info-missing');
  const late = await forgingClient(bare(2), { requireSecureRenegotiation: false });
  expect(late.server.error?.code).toBe('tls/renegotiation-info-missing');
});

describe('openssl', () => {
  it('s_server renegotiates with our client, from either side', async (ctx) => {
    const peer = await opensslTerminal(needs(ctx, 'openssl'), server, '-tls1_2', '-client_renegotiation');
    const socket = connect({ host: 'localhost', port: peer.port, anchors: [root.certificate], policy });
    const seen: string[] = [];
    socket.on('data', (chunk) => seen.push(String(chunk)));
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject));
    const renegotiated = () => new Promise((resolve) => socket.once('renegotiated', resolve));
    let done = renegotiated();
    socket.renegotiate();
    await done;
    socket.write('one\n');
    await peer.prints('one');
    done = renegotiated();
    peer.type('r');
    await done;
    socket.write('two\n');
    await peer.prints('two');
    socket.destroy();
    peer.stop();
  });

  it('s_client renegotiates with our server, from either side', async (ctx) => {
    const ours = await serveTls({ credentials: [credential(server)], policy: insecureLab });
    ours.server.on('secureConnection', (socket) => {
      socket.on('data', (chunk: Uint8Array) => socket.write(`echo of ${chunk}`));
      socket.on('renegotiated', () => socket.write('once more\n'));
    });
    const args = ['s_client', '-connect', `127.0.0.1:${ours.port}`, '-tls1_2'];
    const client = startClient(needs(ctx, 'openssl'), args);
    client.type('first');
    await client.prints('echo of first');
    client.type('R');
    await client.prints('RENEGOTIATING[^]*once more');
    ours.sockets[0]?.renegotiate();
    await client.prints('once more[^]*once more');
    client.type('last');
    await client.prints('echo of last');
  });
});
