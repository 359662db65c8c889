import { concat, fromHex } from '@cutaway/primitives/bytes';
import { definePolicy, supported, type TlsServer, type TlsServerOptions } from '../src/index.js';
import { Certificate13, ClientHello, certificateVerify } from '../src/messages/index.js';
import { ContentType, ExtensionType } from '../src/registry/index.js';
import { credential, only, person, root } from './pair.js';
import {
  added,
  before,
  bytes,
  describeRules,
  extensionsOf,
  fields,
  flipped,
  instead,
  type Rule,
  removed,
  replaced,
  secondHello,
  secondTime,
  without,
} from './rules.js';

const type = ExtensionType.of;
const { change_cipher_spec, alert, application_data } = ContentType.of;
const UNKNOWN = 0x1234;
const NOTHING = new Uint8Array(0);
const PSK = { identity: Uint8Array.of(1), key: new Uint8Array(32) };
const withPsk: Partial<Rule> = { client: { externalPsks: [PSK] }, server: { externalPsks: [PSK] } };
const ofTwo = only({ groups: ['x25519', 'secp256r1'] });
const retried: Partial<Rule> = {
  client: { policy: only({ groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }) },
  server: { policy: only({ groups: ['secp256r1'] }) },
};
const clientAuthentication: NonNullable<TlsServerOptions['clientAuthentication']> = {
  required: true,
  anchors: [root.certificate],
};
const proves: Partial<Rule> = { client: { credential: credential(person) }, server: { clientAuthentication } };
const early: Partial<Rule> = {
  resumes: true,
  client: { earlyData: new Uint8Array(50) },
  server: { earlyData: { maxSize: 100, admit: () => true } },
};
const asked: Partial<Rule> = {
  client: { credential: credential(person), postHandshakeAuth: true },
  afterwards: ({ server }) => (server as TlsServer).requestClientCertificate(clientAuthentication),
};
const unexpected = { code: 'tls/unexpected-message', alert: 'unexpected_message' } as const;
const share = (group: number, length: number) => ({ group, key_exchange: new Uint8Array(length).fill(9) });
const name = (text: string) => ({ name_type: 0, name: text });
const both = definePolicy({ ...supported, name: 'both', groups: ['x25519', 'secp256r1'] });

const rules: readonly Rule[] = [
  // The ClientHello.
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'compression besides none',
    faults: fields(ClientHello, { legacy_compression_methods: [0, 1] }),
    code: 'tls/compression-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'compression alone',
    faults: fields(ClientHello, { legacy_compression_methods: [1] }),
    code: 'tls/compression-missing',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.1',
    title: 'no cipher suite in common',
    faults: fields(ClientHello, { cipher_suites: [0x13ff] }),
    code: 'tls/no-common-cipher-suite',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 8446 §4.1.1',
    title: 'no group in common',
    faults: null,
    client: { policy: only({ groups: ['x25519'] }) },
    server: { policy: only({ groups: ['secp384r1'] }) },
    code: 'tls/no-common-group',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 8446 §4.4.2.2',
    title: 'no signature scheme in common',
    faults: replaced('ClientHello', type.signature_algorithms, { supported_signature_algorithms: [0x0601] }),
    code: 'tls/no-common-signature-scheme',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 8446 §4.2.1',
    title: 'no version in common',
    faults: replaced('ClientHello', type.supported_versions, { versions: [0x0305, 0x0302] }),
    code: 'tls/no-common-version',
    alert: 'protocol_version',
  },
  {
    rule: 'RFC 8446 §4.2.1',
    title: 'no supported_versions, from a client that must have TLS 1.3',
    faults: removed('ClientHello', type.supported_versions),
    code: 'tls/no-common-version',
    alert: 'protocol_version',
  },
  {
    rule: 'RFC 7507 §3',
    title: 'a fallback that is needless',
    faults: fields(ClientHello, (hello) => void hello.cipher_suites.push(0x5600)),
    client: { policy: definePolicy({ ...supported, name: 'TLS 1.2', versions: ['TLS 1.2'] }) },
    server: { policy: both },
    code: 'tls/inappropriate-fallback',
    alert: 'inappropriate_fallback',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice',
    faults: extensionsOf('ClientHello', (extensions) => [...extensions, ...extensions]),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension of another message',
    faults: added('ClientHello', type.oid_filters),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  ...([type.supported_groups, type.key_share, type.signature_algorithms] as const).map(
    (missing): Rule => ({
      rule: 'RFC 8446 §9.2',
      title: `no ${ExtensionType.label(missing)}`,
      faults: removed('ClientHello', missing),
      code: 'tls/missing-extension',
      alert: 'missing_extension',
    }),
  ),
  {
    rule: 'RFC 6066 §3',
    title: 'two names',
    faults: replaced('ClientHello', type.server_name, { server_name_list: [name('localhost'), name('example.org')] }),
    code: 'tls/server-name-invalid',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 6066 §3',
    title: 'a name that is none',
    faults: replaced('ClientHello', type.server_name, { server_name_list: [name('local host')] }),
    code: 'tls/server-name-invalid',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 6066 §3',
    title: 'a name that is not served',
    faults: null,
    server: { requireKnownName: true },
    code: 'tls/unrecognized-name',
    alert: 'unrecognized_name',
  },
  {
    rule: 'RFC 7301 §3.2',
    title: 'no protocol in common',
    faults: null,
    client: { applicationProtocols: ['h2'] },
    server: { applicationProtocols: ['http/1.1'] },
    code: 'tls/no-application-protocol',
    alert: 'no_application_protocol',
  },
  {
    rule: 'RFC 8449 §4',
    title: 'a limit on records of 63 bytes',
    faults: replaced('ClientHello', type.record_size_limit, { record_size_limit: 63 }),
    code: 'tls/record-size-limit-invalid',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §6.2',
    title: 'a ClientHello with something behind it',
    faults: bytes('ClientHello', (hello) => {
      const longer = concat(hello, Uint8Array.of(0));
      longer[3] = ((longer[3] as number) + 1) & 0xff;
      if (longer[3] === 0) longer[2] = (longer[2] as number) + 1;
      return longer;
    }),
    code: 'wire/trailing-bytes',
    alert: 'decode_error',
  },

  // Key shares.
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'two shares for one group',
    faults: replaced('ClientHello', type.key_share, { client_shares: [share(0x1d, 32), share(0x1d, 32)] }),
    code: 'tls/key-share-groups',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'a share for a group that is not offered',
    faults: replaced('ClientHello', type.key_share, { client_shares: [share(0x19, 133)] }),
    client: { policy: ofTwo },
    code: 'tls/key-share-groups',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8.2',
    title: 'a share that is too long',
    faults: replaced('ClientHello', type.key_share, { client_shares: [share(0x1d, 33)] }),
    client: { policy: ofTwo },
    server: { policy: ofTwo },
    code: 'tls/key-share-length',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §7.4.2',
    title: 'a share of small order',
    faults: replaced('ClientHello', type.key_share, {
      client_shares: [{ group: 0x1d, key_exchange: new Uint8Array(32) }],
    }),
    client: { policy: ofTwo },
    server: { policy: ofTwo },
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8.2',
    title: 'a share off the curve',
    faults: replaced('ClientHello', type.key_share, {
      client_shares: [{ group: 0x17, key_exchange: new Uint8Array(65).fill(4) }],
    }),
    client: { policy: ofTwo },
    server: { policy: only({ groups: ['secp256r1'] }) },
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },

  // The second ClientHello.
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'another random in the second ClientHello',
    faults: secondHello((hello) => void hello.random.fill(1)),
    ...retried,
    code: 'tls/second-client-hello-changed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'other cipher suites in the second ClientHello',
    faults: secondHello((hello) => void hello.cipher_suites.reverse()),
    ...retried,
    code: 'tls/second-client-hello-changed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'another name in the second ClientHello',
    faults: secondHello((hello) => {
      hello.extensions = (hello.extensions ?? []).map((one) =>
        one.extension_type === type.server_name
          ? { ...one, extension_data: { server_name_list: [name('other')] } }
          : one,
      );
    }),
    ...retried,
    code: 'tls/second-client-hello-changed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'early_data in the second ClientHello',
    faults: secondHello(
      (hello) => void hello.extensions?.push({ extension_type: type.early_data, extension_data: {} }),
    ),
    ...retried,
    code: 'tls/second-client-hello-changed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.2',
    title: 'a cookie that was not given',
    faults: secondHello(
      (hello) =>
        void hello.extensions?.push({ extension_type: type.cookie, extension_data: { cookie: Uint8Array.of(1) } }),
    ),
    ...retried,
    code: 'tls/cookie-mismatch',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'the same share again',
    faults: secondHello((hello) => {
      hello.extensions = (hello.extensions ?? []).map((one) =>
        one.extension_type === type.key_share ? { ...one, extension_data: { client_shares: [share(0x1d, 32)] } } : one,
      );
    }),
    ...retried,
    code: 'tls/retried-share-missing',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'more shares than were asked for',
    faults: secondHello((hello) => {
      hello.extensions = (hello.extensions ?? []).map((one) =>
        one.extension_type === type.key_share
          ? { ...one, extension_data: { client_shares: [share(0x17, 65), share(0x1d, 32)] } }
          : one,
      );
    }),
    ...retried,
    code: 'tls/retried-share-missing',
    alert: 'illegal_parameter',
  },

  // Pre-shared keys and early data.
  {
    rule: 'RFC 8446 §4.2.9',
    title: 'a pre-shared key without its modes',
    faults: removed('ClientHello', type.psk_key_exchange_modes),
    ...withPsk,
    code: 'tls/missing-extension',
    alert: 'missing_extension',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'something behind pre_shared_key',
    faults: fields(
      ClientHello,
      (hello) => void hello.extensions?.push({ extension_type: UNKNOWN, extension_data: NOTHING }),
    ),
    ...withPsk,
    code: 'tls/psk-not-last',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'two binders for one key',
    faults: fields(ClientHello, (hello) => {
      const psk = hello.extensions?.at(-1)?.extension_data as { binders: Uint8Array[] } | undefined;
      psk?.binders.push(new Uint8Array(32));
    }),
    ...withPsk,
    code: 'tls/psk-binder-count',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'a binder that is wrong',
    faults: flipped('psk_binder'),
    ...withPsk,
    code: 'tls/psk-binder-mismatch',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'more early data than was allowed',
    faults: bytes('application_data', (data) => concat(data, new Uint8Array(100))),
    ...early,
    code: 'tls/too-much-early-data',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'early data that is not what was sealed',
    faults: {
      record: (record) => [record[0] === 23 ? record.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) : record],
    },
    ...early,
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 8446 §4.5',
    title: 'no EndOfEarlyData after early data',
    faults: without('EndOfEarlyData'),
    ...early,
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 8446 §4.5',
    title: 'EndOfEarlyData without early data',
    faults: before('Finished', fromHex('05000000')),
    ...unexpected,
  },

  // Authentication.
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'a Certificate nobody asked for',
    faults: before('Finished', fromHex('0b00000400000000')),
    ...unexpected,
  },
  {
    rule: 'RFC 8446 §4.4.2.4',
    title: 'an empty Certificate where one is required',
    faults: null,
    server: { clientAuthentication },
    code: 'tls/certificate-required',
    alert: 'certificate_required',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'a Certificate with a context',
    faults: fields(Certificate13, { certificate_request_context: Uint8Array.of(1) }),
    ...proves,
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'an extension beside a certificate that was not asked for',
    faults: fields(
      Certificate13,
      ({ certificate_list: [first] }) =>
        void first?.extensions.push({ extension_type: UNKNOWN, extension_data: NOTHING }),
    ),
    ...proves,
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'no CertificateVerify after a Certificate',
    faults: without('CertificateVerify'),
    ...proves,
    ...unexpected,
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme that was not asked for',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0201 }),
    ...proves,
    code: 'tls/signature-scheme-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme of TLS 1.2 alone',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0401 }),
    ...proves,
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature that is wrong',
    faults: flipped('signature'),
    ...proves,
    code: 'tls/signature-invalid',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'a Finished that is wrong',
    faults: flipped('verify_data'),
    code: 'tls/finished-mismatch',
    alert: 'decrypt_error',
  },

  // After the handshake.
  {
    rule: 'RFC 8446 §4.6.2',
    title: 'a Certificate with another context than the request’s',
    faults: fields(Certificate13, { certificate_request_context: Uint8Array.of(1) }),
    ...asked,
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.6.2',
    title: 'no Certificate where one is required after the handshake',
    faults: null,
    ...asked,
    client: { postHandshakeAuth: true },
    code: 'tls/certificate-required',
    alert: 'certificate_required',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature that is wrong after the handshake',
    faults: flipped('signature'),
    ...asked,
    code: 'tls/signature-invalid',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'a Finished that is wrong after the handshake',
    faults: secondTime('Finished', (message) => concat(message.subarray(0, 4), new Uint8Array(32))),
    ...asked,
    code: 'tls/finished-mismatch',
    alert: 'decrypt_error',
  },

  // Order and records.
  ...(
    [
      ['a KeyUpdate before Finished', 'RFC 8446 §4.6.3', '1800000100'],
      ['a ticket from a client', 'RFC 8446 §4.6.1', '0400000d000000010000000000000001000000'],
      ['EncryptedExtensions from a client', 'RFC 8446 §4.3.1', '080000020000'],
      ['a message of no known type', 'RFC 8446 §4', 'ff000000'],
    ] as const
  ).map(([title, rule, hex]): Rule => ({ rule, title, faults: before('Finished', fromHex(hex)), ...unexpected })),
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'application data before Finished',
    faults: before('Finished', Uint8Array.of(1), application_data),
    ...unexpected,
  },
  ...(
    [
      ['a ClientHello after the handshake', 'RFC 8446 §4.1.2', '01000000'],
      ['a ticket from a client after the handshake', 'RFC 8446 §4.6.1', '0400000d000000010000000000000001000000'],
      ['a Certificate nobody asked for after the handshake', 'RFC 8446 §4.6.2', '0b00000400000000'],
      ['a Finished after the handshake', 'RFC 8446 §4.4.4', '14000000'],
    ] as const
  ).map(
    ([title, rule, hex]): Rule => ({
      rule,
      title,
      faults: instead('application_data', fromHex(hex)),
      afterwards: ({ client }) => client.send(Uint8Array.of(0)),
      ...unexpected,
    }),
  ),
  {
    rule: 'RFC 8446 §4.6.3',
    title: 'a KeyUpdate of no known kind',
    faults: bytes('KeyUpdate', () => fromHex('1800000102')),
    afterwards: ({ client }) => client.updateKeys(),
    code: 'tls/key-update-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec before the ClientHello',
    faults: before('ClientHello', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec of another value',
    faults: before('Finished', fromHex('140303000102'), 'raw'),
    code: 'tls/bad-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a protected ChangeCipherSpec',
    faults: before('Finished', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'a message that goes on under the next key',
    faults: bytes('ClientHello', (hello) => concat(hello, fromHex('14000020'))),
    code: 'tls/message-across-key-change',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an empty record of the handshake',
    faults: before('ClientHello', fromHex('1603010000'), 'raw'),
    code: 'tls/empty-fragment',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an unprotected record of more than 2^14 bytes',
    faults: before('ClientHello', concat(fromHex('1603014001'), new Uint8Array(0x4001)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.2',
    title: 'a protected record of more than 2^14 + 256 bytes',
    faults: before('Finished', concat(fromHex('1703034101'), new Uint8Array(0x4101)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.4',
    title: 'a record of zeros alone',
    faults: before('Finished', NOTHING, 0),
    code: 'tls/no-content-type',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §6',
    title: 'an alert of one byte',
    faults: before('Finished', Uint8Array.of(2), alert),
    code: 'wire/truncated',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a Finished in the clear',
    faults: instead('Finished', fromHex('1603030004140000 00'.replaceAll(' ', '')), 'raw'),
    code: 'tls/unprotected-record',
    alert: 'unexpected_message',
  },
];

describeRules('server', rules);
