import { nodeCrypto } from '@cutaway/primitives/node';
import { expect, it } from 'vitest';
import { TlsClient, type TlsClientOptions, TlsServer } from '../src/index.js';
import { type Faults, faultyClient } from '../src/lab/index.js';
import { ClientHello, decodeHandshake, encodeHandshake } from '../src/messages/index.js';
import { ExtensionType } from '../src/registry/index.js';
import { join } from './in-memory.js';
import { credential, server as identity, only, root } from './pair.js';
import { recordsOf } from './recording.js';

type Extensions = NonNullable<ClientHello['extensions']>;
type Alter = (hello: ClientHello, extensions: Extensions) => void;

const type = ExtensionType.of;
const find = (extensions: Extensions, wanted: number) => extensions.findIndex((one) => one.extension_type === wanted);
const without =
  (...types: number[]): Alter =>
  (hello, extensions) => {
    hello.extensions = extensions.filter(({ extension_type }) => !types.includes(extension_type));
  };
const replacing =
  (wanted: number, extension_data: unknown): Alter =>
  (_, extensions) => {
    extensions[find(extensions, wanted)] = { extension_type: wanted, extension_data };
  };
const adding =
  (...added: Extensions): Alter =>
  (_, extensions) =>
    void extensions.push(...added);

const share = (group: number, length: number) => ({ group, key_exchange: new Uint8Array(length).fill(9) });
const PSK = { identity: Uint8Array.of(1), key: new Uint8Array(32) };
const name = (text: string) => ({ name_type: 0, name: text });

/** What is changed in a good ClientHello, and what the server must say to it. */
const CASES: readonly (readonly [string, Alter, code: string, alert: string, Partial<TlsClientOptions>?])[] = [
  ['no supported_groups', without(type.supported_groups), 'tls/missing-extension', 'missing_extension'],
  ['no key_share', without(type.key_share), 'tls/missing-extension', 'missing_extension'],
  ['no signature_algorithms', without(type.signature_algorithms), 'tls/missing-extension', 'missing_extension'],
  [
    'a pre-shared key without its modes',
    without(type.psk_key_exchange_modes),
    'tls/missing-extension',
    'missing_extension',
    { externalPsks: [PSK] },
  ],
  [
    'something behind pre_shared_key',
    adding({ extension_type: 0x0a0a, extension_data: new Uint8Array(0) }),
    'tls/psk-not-last',
    'illegal_parameter',
    { externalPsks: [PSK] },
  ],
  [
    'two binders for one key',
    (_, extensions) => {
      const psk = extensions.at(-1)?.extension_data as { binders: Uint8Array[] };
      psk.binders.push(new Uint8Array(32));
    },
    'tls/psk-binder-count',
    'illegal_parameter',
    { externalPsks: [PSK] },
  ],
  [
    'an extension twice',
    adding({ extension_type: type.extended_master_secret, extension_data: {} }),
    'tls/duplicate-extension',
    'illegal_parameter',
    { policy: only({ versions: ['TLS 1.3', 'TLS 1.2'] }) },
  ],
  [
    'an extension of another message',
    adding({ extension_type: type.oid_filters, extension_data: new Uint8Array([0, 0]) }),
    'tls/extension-not-allowed',
    'illegal_parameter',
  ],
  [
    'only versions we do not speak',
    replacing(type.supported_versions, { versions: [0x0305, 0x0302] }),
    'tls/no-common-version',
    'protocol_version',
  ],
  [
    'only suites we do not speak',
    (hello) => void hello.cipher_suites.splice(0, 9, 0x1399),
    'tls/no-common-cipher-suite',
    'handshake_failure',
  ],
  [
    'compression besides none',
    (hello) => void hello.legacy_compression_methods.push(1),
    'tls/compression-offered',
    'illegal_parameter',
  ],
  [
    'compression alone',
    (hello) => void hello.legacy_compression_methods.splice(0, 1, 1),
    'tls/compression-missing',
    'illegal_parameter',
  ],
  [
    'two names',
    replacing(type.server_name, { server_name_list: [name('localhost'), name('example.org')] }),
    'tls/server-name-invalid',
    'illegal_parameter',
  ],
  [
    'a name that is none',
    replacing(type.server_name, { server_name_list: [name('local host')] }),
    'tls/server-name-invalid',
    'illegal_parameter',
  ],
  [
    'two shares for one group',
    replacing(type.key_share, { client_shares: [share(0x1d, 32), share(0x1d, 32)] }),
    'tls/key-share-groups',
    'illegal_parameter',
  ],
  [
    'a share for a group it does not support',
    replacing(type.key_share, { client_shares: [share(0x19, 133)] }),
    'tls/key-share-groups',
    'illegal_parameter',
  ],
  [
    'a share that is too long',
    replacing(type.key_share, { client_shares: [share(0x1d, 33)] }),
    'tls/key-share-length',
    'illegal_parameter',
  ],
  [
    'a share of small order',
    replacing(type.key_share, { client_shares: [{ group: 0x1d, key_exchange: new Uint8Array(32) }] }),
    'crypto/invalid-public-value',
    'illegal_parameter',
  ],
  [
    'a share off the curve',
    replacing(type.key_share, { client_shares: [{ group: 0x17, key_exchange: new Uint8Array(65).fill(4) }] }),
    'crypto/invalid-public-value',
    'illegal_parameter',
  ],
  [
    'a limit on records that is too small',
    replacing(type.record_size_limit, { record_size_limit: 63 }),
    'tls/record-size-limit-invalid',
    'illegal_parameter',
  ],
];

it.for(CASES)('a ClientHello with %s is refused', async ([, alter, code, alert, client = {}]) => {
  const policy = only({ groups: ['x25519', 'secp256r1'] });
  const faults: Faults = {
    message: (message) => {
      if (message.name !== 'ClientHello') return [message];
      const hello = decodeHandshake(ClientHello, message.bytes);
      hello.extensions = [...(hello.extensions ?? [])];
      alter(hello, hello.extensions);
      return [{ ...message, bytes: encodeHandshake(ClientHello, hello) }];
    },
  };
  const options = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto, policy, ...client };
  const server = new TlsServer({
    credentials: [credential(identity)],
    policy,
    crypto: nodeCrypto,
    externalPsks: [PSK],
  });
  const both = await join(faultyClient(options, faults), server);
  expect(server.error?.code).toBe(code);
  expect(both.client.error).toMatchObject({ code: 'tls/alert-received', context: { alert } });
});

it('pads records as it is told', async () => {
  const padding = (_type: number, length: number): number => 256 - (length % 256);
  const server = new TlsServer({ credentials: [credential(identity)], crypto: nodeCrypto, padding });
  const client = new TlsClient({ serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto });
  const both = await join(client, server);
  server.send(new Uint8Array(10));
  expect(server.output()).toHaveLength(5 + 256 + 1 + 16);
  expect(both.client.error).toBeUndefined();
});

it('pads no further than the peer’s limit on records, whatever it is told', async () => {
  for (const told of [1e6, -5]) {
    const server = new TlsServer({ credentials: [credential(identity)], crypto: nodeCrypto, padding: () => told });
    const trusted = { serverName: 'localhost', anchors: [root.certificate], crypto: nodeCrypto };
    const both = await join(new TlsClient({ ...trusted, recordSizeLimit: 100 }), server);
    server.send(new Uint8Array(250));
    const records = recordsOf(server.output());
    expect(records.map(({ length }) => length - 5 - 16 - 1)).toEqual(told > 0 ? [100, 100, 100] : [100, 100, 50]);
    for (const record of records) both.client.receive(record);
    expect(both.client.error).toBeUndefined();
  }
});
