import { utf8 } from '@cutaway/primitives/bytes';
import type { MessageEvent, TraceEvent } from '@cutaway/primitives/trace';
import type { Field } from '@cutaway/primitives/wire';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { definePolicy, supported, TlsClient, type TlsClientOptions } from '../src/index.js';
import { insecureStaticRsa } from '../src/lab/index.js';
import { issue, makeRoot } from './authority.js';
import { opensslServer } from './openssl-server.js';
import { credential, only, pair, root as pairRoot, person } from './pair.js';
import { type Flight, record } from './recording.js';
import { allFields, dissectWithTshark, type PdmlField } from './tshark.js';

const root = makeRoot('tshark');
const identity = issue(root, 'server', { type: 'RSA', modulusLength: 2048 });

/** Where our fields are that tshark names otherwise: path, and the bytes of length that tshark shows apart. */
const SAME: Readonly<Record<string, readonly [path: RegExp, prefix: number]>> = {
  'tls.handshake.type': [/^msg_type$/, 0],
  'tls.handshake.length': [/^length$/, 0],
  'tls.handshake.version': [/^legacy_version$/, 0],
  'tls.handshake.random': [/^random$/, 0],
  'tls.handshake.session_id': [/^legacy_session_id(_echo)?$/, 1],
  'tls.handshake.ciphersuite': [/^cipher_suites\[\d+\]$|^cipher_suite$/, 0],
  'tls.handshake.comp_method': [/^legacy_compression_methods\[\d+\]$|^legacy_compression_method$/, 0],
  'tls.handshake.extension.type': [/(^|\.)extensions\[\d+\]\.extension_type$/, 0],
  'tls.handshake.extensions_server_name_type': [/name_type$/, 0],
  'tls.handshake.extensions_server_name': [/server_name_list\[\d+\]\.name$/, 2],
  'tls.handshake.extensions_supported_groups': [/named_group_list$/, 2],
  'tls.handshake.extensions_supported_group': [/named_group_list\[\d+\]$/, 0],
  'tls.handshake.extensions_ec_point_format': [/ec_point_format_list\[\d+\]$/, 0],
  'tls.handshake.sig_hash_alg': [/supported_signature_algorithms\[\d+\]$|^signed_params\.algorithm$|^algorithm$/, 0],
  'tls.handshake.extensions_alpn_str': [/protocol_name_list\[\d+\]$/, 1],
  'tls.handshake.extensions_status_request_type': [/extension_data\.status_type$/, 0],
  'tls.handshake.certificate': [/^certificate_list\[\d+\](\.cert_data)?$/, 3],
  'x509af.signedCertificate_element': [/^certificate_list\[\d+\](\.cert_data)?\.Certificate\.tbsCertificate$/, 0],
  'x509af.serialNumber': [/tbsCertificate\.serialNumber$/, 2],
  'tls.handshake.server_curve_type': [/^params\.curve_type$/, 0],
  'tls.handshake.server_named_curve': [/^params\.namedcurve$/, 0],
  'tls.handshake.server_point': [/^params\.public$/, 1],
  'tls.handshake.sig': [/^signed_params\.signature$/, 2],
  'tls.handshake.client_cert_vrfy.sig': [/^signature$/, 2],
  'tls.handshake.client_point': [/^ecdh_Yc$/, 1],
  'tls.handshake.extensions.supported_version': [/\.versions\[\d+\]$|\.selected_version$/, 0],
  'tls.handshake.extensions_key_share_group': [/(client_shares\[\d+\]|server_share)\.group$/, 0],
  'tls.handshake.extensions_key_share_key_exchange': [/(client_shares\[\d+\]|server_share)\.key_exchange$/, 2],
  'tls.extension.psk_ke_mode': [/ke_modes\[\d+\]$/, 0],
  'tls.handshake.certificate_request_context_length': [/^certificate_request_context$/, 0],
  'tls.handshake.verify_data': [/^verify_data$/, 0],
};

/** Every field with its path. */
function* paths(field: Field, path = ''): Generator<[string, Field]> {
  for (const child of field.children ?? []) {
    const at = path === '' || child.name.startsWith('[') ? path + child.name : `${path}.${child.name}`;
    yield [at, child];
    yield* paths(child, at);
  }
}

const TYPES: Readonly<Record<string, string>> = {
  ClientHello: '1',
  ServerHello: '2',
  Certificate: '11',
  ServerKeyExchange: '12',
  ClientKeyExchange: '16',
  EncryptedExtensions: '8',
  CertificateVerify: '15',
  Finished: '20',
  NewSessionTicket: '4',
  CertificateRequest: '13',
};

/** @param nth of those of its type that tshark found. */
function expectSameRanges(event: MessageEvent, dissected: readonly PdmlField[], nth = 0): number {
  const theirs = dissected.filter(
    ({ name, children }) =>
      name === 'tls.handshake' &&
      children.some((child) => child.name === 'tls.handshake.type' && child.show === TYPES[event.name]),
  )[nth];
  if (theirs === undefined) throw new Error(`tshark has no ${event.name}`);
  // Of what was decrypted, tshark counts inside the plaintext.
  const start = theirs.children.find(({ name }) => name === 'tls.handshake.type')?.pos ?? 0;
  const ours = [...paths(event.fields)];
  let compared = 0;
  for (const [name, [path, prefix]] of Object.entries(SAME)) {
    const expected = [...allFields([theirs])]
      .filter((field) => field.name === name)
      .map(({ pos, size }) => [pos - start, size]);
    const actual = ours
      .filter(([at, { type }]) => path.test(at) && type !== 'CertificateEntry')
      .map(([, { pos, size }]) => [pos + prefix, size - prefix])
      .filter(([, size]) => size !== 0);
    expect({ name, ranges: actual }).toEqual({ name, ranges: expected });
    compared += expected.length;
  }
  return compared;
}

/** What tshark's experts say that is a warning or worse; HTTP requests are only `chat`. */
function complaints(dissected: readonly PdmlField[]): string[] {
  const NOTE = 0x400000;
  const bad = dissected.filter(
    ({ name, children }) =>
      name === '_ws.expert' &&
      children.some((child) => child.name === '_ws.expert.severity' && Number(child.show) > NOTE),
  );
  return bad.map(({ children }) => children.map(({ show }) => show).join(' '));
}

const tls12 = definePolicy({ ...supported, name: 'tls12', versions: ['TLS 1.2'] });

const exchanges: [string, Partial<TlsClientOptions>, string[]][] = [
  [
    'TLS 1.2 and ECDHE',
    { policy: tls12 },
    ['ClientHello', 'ServerHello', 'Certificate', 'ServerKeyExchange', 'ClientKeyExchange', 'Finished'],
  ],
  ['TLS 1.2 and static RSA', { policy: insecureStaticRsa }, ['ClientHello', 'ServerHello', 'Certificate']],
  [
    'TLS 1.3',
    {},
    ['ClientHello', 'ServerHello', 'EncryptedExtensions', 'Certificate', 'CertificateVerify', 'Finished'],
  ],
];

describe.each(exchanges)('a handshake by %s', (_, options, names) => {
  it('is dissected by tshark without a fault, decrypted, and with the same byte ranges', async (ctx) => {
    const tshark = needs(ctx, 'tshark');
    const peer = await opensslServer(needs(ctx, 'openssl'), identity, '-cipher', 'ALL', '-alpn', 'http/1.1');
    const events: TraceEvent[] = [];
    const keyLog: string[] = [];
    const client = new TlsClient({
      serverName: 'localhost',
      anchors: [root.certificate],
      applicationProtocols: ['h2', 'http/1.1'],
      trace: (event) => events.push(event),
      keyLog: (line) => keyLog.push(line),
      ...options,
    });
    const flights = await record(client, peer.port);
    expect(client.error).toBeUndefined();
    const dissected = [...allFields(dissectWithTshark(tshark, flights, keyLog))];
    const found = new Set(dissected.map(({ name }) => name));

    expect([...found].filter((name) => name.startsWith('_ws.malformed'))).toEqual([]);
    expect(complaints(dissected)).toEqual([]);
    expect(found).toContain('tls.handshake.verify_data');
    expect(dissected.find(({ name }) => name === 'http.request.method')?.show).toBe('GET');
    expect(dissected.find(({ name }) => name === 'http.response.code')?.show).toBe('200');

    const messages = events.filter((event): event is MessageEvent => event.kind === 'message');
    let compared = 0;
    for (const name of names) {
      const message = messages.find((event) => event.name === name);
      if (message === undefined) throw new Error(`there was no ${name}`);
      compared += expectSameRanges(message, dissected);
    }
    expect(compared).toBeGreaterThan(40);
  });
});

it('a server that asks for another share and a certificate is dissected the same', async (ctx) => {
  const tshark = needs(ctx, 'tshark');
  const events: TraceEvent[] = [];
  const keyLog: string[] = [];
  const flights: Flight[] = [];
  const both = await pair(
    { credential: credential(person), applicationProtocols: ['http/1.1'] },
    {
      clientAuthentication: { required: true, anchors: [pairRoot.certificate] },
      applicationProtocols: ['http/1.1'],
      policy: only({ groups: ['secp384r1'] }),
      trace: (event) => events.push(event),
      keyLog: (line) => keyLog.push(line),
    },
    flights,
  );
  both.client.send(utf8('GET / HTTP/1.0\r\n\r\n'));
  await both.settle();
  both.server.send(utf8('HTTP/1.0 200 OK\r\n\r\n'));
  await both.settle();
  const dissected = [...allFields(dissectWithTshark(tshark, flights, keyLog))];
  expect(dissected.filter(({ name }) => name.startsWith('_ws.malformed'))).toEqual([]);
  expect(complaints(dissected)).toEqual([]);
  expect(dissected.find(({ name }) => name === 'http.request.method')?.show).toBe('GET');
  expect(dissected.find(({ name }) => name === 'http.response.code')?.show).toBe('200');
  const sent = events.filter(
    (event): event is MessageEvent =>
      event.kind === 'message' && event.direction === 'sent' && event.layer === 'handshake',
  );
  const names = ['HelloRetryRequest', 'ServerHello', 'EncryptedExtensions', 'CertificateRequest', 'Certificate'];
  expect(sent.map(({ name }) => name)).toEqual([...names, 'CertificateVerify', 'Finished']);
  let compared = 0;
  for (const event of sent.filter(({ name }) => name !== 'HelloRetryRequest')) {
    // A HelloRetryRequest is a ServerHello too.
    compared += expectSameRanges(event, dissected, event.name === 'ServerHello' ? 1 : 0);
  }
  expect(compared).toBeGreaterThan(20);
});
