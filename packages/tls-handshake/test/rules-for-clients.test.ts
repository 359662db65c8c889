import { concat, fromHex } from '@cutaway/primitives/bytes';
import { definePolicy, supported, type TlsConnection } from '../src/index.js';
import { insecurePolicy } from '../src/lab/index.js';
import {
  Certificate13,
  CertificateRequest13,
  certificateVerify,
  HELLO_RETRY_REQUEST_RANDOM,
  ServerHello,
} from '../src/messages/index.js';
import { AlertDescription, ContentType, ExtensionType } from '../src/registry/index.js';
import { only } from './pair.js';
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
  without,
} from './rules.js';

const type = ExtensionType.of;
const UNKNOWN = 0x1234;
const NOTHING = new Uint8Array(0);
const { change_cipher_spec, alert, application_data } = ContentType.of;

const retried: Partial<Rule> = {
  client: { policy: only({ groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }) },
  server: { policy: only({ groups: ['secp256r1'] }) },
};
const PSK = { identity: Uint8Array.of(1), key: new Uint8Array(32) };
const withPsk: Partial<Rule> = { client: { externalPsks: [PSK] }, server: { externalPsks: [PSK] } };
const ofX25519: Partial<Rule> = {
  client: { policy: only({ groups: ['x25519'] }) },
  server: { policy: only({ groups: ['x25519'] }) },
};
const both = definePolicy({ ...supported, name: 'both', groups: ['x25519', 'secp256r1'] });
const tls12 = definePolicy({ ...supported, name: 'tls12', versions: ['TLS 1.2'], groups: ['x25519', 'secp256r1'] });
const downgraded: Partial<Rule> = { client: { policy: both }, server: { policy: tls12 } };

/** Sends more than the peer takes in a record. */
function sendUnbounded(connection: TlsConnection): void {
  const { flow } = connection as unknown as { flow: { writer: { maxFragmentLength: number } } };
  flow.writer.maxFragmentLength = 2 ** 14;
  connection.send(new Uint8Array(300));
}

const rules13: readonly Rule[] = [
  // The ServerHello.
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'the session id is not echoed',
    faults: fields(ServerHello, (hello) => void hello.legacy_session_id_echo.fill(1)),
    code: 'tls/session-id-not-echoed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'a cipher suite that was not offered',
    faults: fields(ServerHello, { cipher_suite: 0x13ff }),
    code: 'tls/cipher-suite-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'a cipher suite of another version',
    faults: fields(ServerHello, { cipher_suite: 0xc02b }),
    client: { policy: both },
    code: 'tls/cipher-suite-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'compression',
    faults: fields(ServerHello, { legacy_compression_method: 1 }),
    code: 'tls/compression-chosen',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'TLS 1.2 from a server that can do TLS 1.3, by its random',
    faults: {
      value: (name, random) =>
        name === 'server_random' ? concat(random.subarray(0, 24), fromHex('444f574e47524401')) : random,
    },
    ...downgraded,
    code: 'tls/downgrade-detected',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'TLS 1.1 from a server that can do better, by its random',
    faults: {
      value: (name, random) =>
        name === 'server_random' ? concat(random.subarray(0, 24), fromHex('444f574e47524400')) : random,
    },
    client: {
      policy: insecurePolicy({
        ...supported,
        name: 'old',
        versions: ['TLS 1.2', 'TLS 1.1'],
        cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
      }),
    },
    server: {
      policy: insecurePolicy({
        ...supported,
        name: 'old',
        versions: ['TLS 1.1'],
        cipherSuites: ['TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA'],
      }),
    },
    code: 'tls/downgrade-detected',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.1',
    title: 'supported_versions chooses TLS 1.2',
    faults: replaced('ServerHello', type.supported_versions, { selected_version: 0x0303 }),
    client: { policy: both },
    code: 'tls/legacy-version-mismatch',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.1',
    title: 'supported_versions chooses what was not offered',
    faults: replaced('ServerHello', type.supported_versions, { selected_version: 0x0305 }),
    code: 'tls/selected-version-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.3',
    title: 'a legacy_version of TLS 1.1 beside supported_versions',
    faults: fields(ServerHello, { legacy_version: 0x0302 }),
    code: 'tls/legacy-version-mismatch',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.1',
    title: 'a version that was not offered, without supported_versions',
    faults: removed('ServerHello', type.supported_versions),
    code: 'tls/version-not-offered',
    alert: 'protocol_version',
  },

  // HelloRetryRequest.
  {
    rule: 'RFC 8446 §4.1.4',
    title: 'a HelloRetryRequest that asks for the share it has',
    faults: replaced('HelloRetryRequest', type.key_share, { selected_group: 0x001d }),
    ...retried,
    code: 'tls/pointless-retry',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.4',
    title: 'a HelloRetryRequest that asks for nothing',
    faults: removed('HelloRetryRequest', type.key_share),
    ...retried,
    code: 'tls/pointless-retry',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.4',
    title: 'a second HelloRetryRequest',
    faults: fields(ServerHello, (hello) => {
      hello.random = HELLO_RETRY_REQUEST_RANDOM;
      hello.extensions = [
        { extension_type: type.supported_versions, extension_data: { selected_version: 0x0304 } },
        { extension_type: type.key_share, extension_data: { selected_group: 0x0018 } },
      ];
    }),
    ...retried,
    code: 'tls/second-hello-retry-request',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'a HelloRetryRequest for a group that was not offered',
    faults: replaced('HelloRetryRequest', type.key_share, { selected_group: 0x0019 }),
    ...retried,
    code: 'tls/group-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.4',
    title: 'an unknown extension in HelloRetryRequest',
    faults: added('HelloRetryRequest', UNKNOWN),
    ...retried,
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension of another message in HelloRetryRequest',
    faults: added('HelloRetryRequest', type.supported_groups),
    ...retried,
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.4',
    title: 'another cipher suite after HelloRetryRequest',
    faults: fields(ServerHello, { cipher_suite: 0x1303 }),
    ...retried,
    code: 'tls/changed-after-retry',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'a share in another group than HelloRetryRequest asked for',
    faults: replaced('ServerHello', type.key_share, {
      server_share: { group: 0x001d, key_exchange: new Uint8Array(32).fill(9) },
    }),
    ...retried,
    code: 'tls/group-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.1.4',
    title: 'TLS 1.2 after HelloRetryRequest',
    faults: removed('ServerHello', type.supported_versions, type.key_share),
    client: {
      policy: definePolicy({ ...supported, name: 'both', groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }),
    },
    server: { policy: definePolicy({ ...supported, name: 'both', groups: ['secp256r1'] }) },
    code: 'tls/changed-after-retry',
    alert: 'illegal_parameter',
  },

  // Extensions.
  {
    rule: 'RFC 8446 §4.2',
    title: 'an unknown extension in ServerHello',
    faults: added('ServerHello', UNKNOWN),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension of EncryptedExtensions in ServerHello',
    faults: added('ServerHello', type.server_name, {}),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice in ServerHello',
    faults: extensionsOf('ServerHello', (extensions) => [...extensions, ...extensions]),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an unknown extension in EncryptedExtensions',
    faults: added('EncryptedExtensions', UNKNOWN),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.3.1',
    title: 'an extension of ServerHello in EncryptedExtensions',
    faults: added('EncryptedExtensions', type.key_share),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.3.1',
    title: 'an extension of ClientHello alone in EncryptedExtensions',
    faults: added('EncryptedExtensions', type.psk_key_exchange_modes),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice in EncryptedExtensions',
    faults: extensionsOf('EncryptedExtensions', (extensions) => [...extensions, ...extensions]),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'early data is taken that was not sent',
    faults: added('EncryptedExtensions', type.early_data, {}),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'an unknown extension beside a certificate',
    faults: fields(
      Certificate13,
      ({ certificate_list: [first] }) =>
        void first?.extensions.push({ extension_type: UNKNOWN, extension_data: NOTHING }),
    ),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'an extension of another message beside a certificate',
    faults: fields(
      Certificate13,
      ({ certificate_list: [first] }) =>
        void first?.extensions.push({ extension_type: type.server_name, extension_data: NOTHING }),
    ),
    code: 'tls/extension-not-allowed',
    alert: 'illegal_parameter',
  },

  // Key exchange and pre-shared keys.
  {
    rule: 'RFC 8446 §9.2',
    title: 'no key_share in ServerHello',
    faults: removed('ServerHello', type.key_share),
    code: 'tls/missing-extension',
    alert: 'missing_extension',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'a pre-shared key without the key_share that its mode needs',
    faults: removed('ServerHello', type.key_share),
    ...withPsk,
    code: 'tls/psk-without-key-share',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8',
    title: 'a share for a group without one of ours',
    faults: replaced('ServerHello', type.key_share, {
      server_share: { group: 0x0017, key_exchange: new Uint8Array(65).fill(4) },
    }),
    ...ofX25519,
    code: 'tls/group-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8.2',
    title: 'a share that is too short',
    faults: replaced('ServerHello', type.key_share, {
      server_share: { group: 0x001d, key_exchange: new Uint8Array(31).fill(9) },
    }),
    ...ofX25519,
    code: 'tls/key-share-length',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §7.4.2',
    title: 'an X25519 share of small order',
    faults: replaced('ServerHello', type.key_share, {
      server_share: { group: 0x001d, key_exchange: new Uint8Array(32) },
    }),
    ...ofX25519,
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8.2',
    title: 'a P-256 share off the curve',
    faults: replaced('ServerHello', type.key_share, {
      server_share: { group: 0x0017, key_exchange: new Uint8Array(65).fill(4) },
    }),
    client: { policy: only({ groups: ['secp256r1'] }) },
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.8.1',
    title: 'a finite-field share of 1',
    faults: replaced('ServerHello', type.key_share, {
      server_share: { group: 0x0100, key_exchange: concat(new Uint8Array(255), Uint8Array.of(1)) },
    }),
    client: { policy: only({ groups: ['ffdhe2048'] }) },
    server: { policy: only({ groups: ['ffdhe2048'] }) },
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'a pre-shared key that was not offered',
    faults: replaced('ServerHello', type.pre_shared_key, { selected_identity: 1 }),
    ...withPsk,
    code: 'tls/psk-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'a pre-shared key where none was offered',
    faults: added('ServerHello', type.pre_shared_key, { selected_identity: 0 }),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 8446 §4.2.11',
    title: 'a pre-shared key with a suite of another hash',
    faults: fields(ServerHello, { cipher_suite: 0x1302 }),
    ...withPsk,
    code: 'tls/psk-hash-mismatch',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2.10',
    title: 'early data is taken with another key than the first',
    faults: added('EncryptedExtensions', type.early_data, {}),
    resumes: true,
    client: { earlyData: Uint8Array.of(1), externalPsks: [PSK] },
    server: {
      externalPsks: [PSK],
      earlyData: { maxSize: 100, admit: () => true },
      // The ticket is good for nothing: the other key is taken.
      tickets: { issue: () => Uint8Array.of(9), redeem: () => undefined },
    },
    code: 'tls/early-data-not-offered',
    alert: 'illegal_parameter',
  },

  // Authentication.
  {
    rule: 'RFC 8446 §4.3.2',
    title: 'a CertificateRequest in a handshake with a pre-shared key',
    faults: before('Finished', fromHex('0d00000b0000080 00d000400020403'.replaceAll(' ', ''))),
    ...withPsk,
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.3.2',
    title: 'a CertificateRequest without signature_algorithms',
    faults: removed('CertificateRequest', type.signature_algorithms),
    server: { clientAuthentication: { required: false, insecureAcceptAnyCertificate: true } },
    code: 'tls/missing-extension',
    alert: 'missing_extension',
  },
  {
    rule: 'RFC 8446 §4.3.2',
    title: 'a CertificateRequest of the handshake with a context',
    faults: fields(CertificateRequest13, { certificate_request_context: Uint8Array.of(1) }),
    server: { clientAuthentication: { required: false, insecureAcceptAnyCertificate: true } },
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.2',
    title: 'a Certificate with a context',
    faults: fields(Certificate13, { certificate_request_context: Uint8Array.of(1) }),
    code: 'tls/certificate-request-context',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.2.4',
    title: 'an empty Certificate',
    faults: fields(Certificate13, (certificate) => void certificate.certificate_list.splice(0)),
    code: 'tls/certificate-missing',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §4.4.2.4',
    title: 'a certificate that is none',
    faults: fields(Certificate13, ({ certificate_list: [first] }) => void first?.cert_data.fill(0)),
    code: 'tls/certificate-malformed',
    alert: 'bad_certificate',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme that was not offered',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0603 }),
    client: { policy: only({ signatureSchemes: ['ecdsa_secp256r1_sha256'] }) },
    code: 'tls/signature-scheme-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature by a scheme of TLS 1.2 alone',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0401 }),
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a scheme for another curve than the key’s',
    faults: fields(certificateVerify(0x0304), { algorithm: 0x0503 }),
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.4.3',
    title: 'a signature that is wrong',
    faults: flipped('signature'),
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

  // Order.
  ...(['EncryptedExtensions', 'Certificate', 'CertificateVerify'] as const).map((name) => ({
    rule: 'RFC 8446 §4',
    title: `no ${name}`,
    faults: without(name),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message' as const,
  })),
  ...(
    [
      ['a KeyUpdate before Finished', 'RFC 8446 §4.6.3', '1800000100'],
      ['EndOfEarlyData from a server', 'RFC 8446 §4.5', '05000000'],
      ['a ticket before Finished', 'RFC 8446 §4.6.1', '0400000d0000000100000000000000010000000'],
      ['a HelloRequest', 'RFC 8446 §4.1.2', '00000000'],
      ['a message of no known type', 'RFC 8446 §4', 'ff000000'],
    ] as const
  ).map(([title, rule, hex]) => ({
    rule,
    title,
    faults: before('Finished', fromHex(hex.length % 2 === 0 ? hex : `${hex}0`)),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message' as const,
  })),
  {
    rule: 'RFC 8446 §4.6.3',
    title: 'a KeyUpdate of no known kind',
    faults: bytes('KeyUpdate', () => fromHex('1800000102')),
    afterwards: ({ server }) => server.updateKeys(),
    code: 'tls/key-update-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension twice in NewSessionTicket',
    faults: bytes('NewSessionTicket', () => fromHex('0400001700000e100000000001010001010008eeee0000eeee0000')),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.6.2',
    title: 'a CertificateRequest after the handshake that was not offered to be answered',
    faults: instead('application_data', fromHex('0d00000b000008000d0004000204 03'.replaceAll(' ', ''))),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.1.2',
    title: 'a HelloRequest after the handshake',
    faults: instead('application_data', fromHex('00000000')),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §4.4.4',
    title: 'application data before Finished',
    faults: before('Finished', Uint8Array.of(1), application_data),
    code: 'tls/unexpected-message',
    alert: 'unexpected_message',
  },

  // Formats and records.
  {
    rule: 'RFC 8446 §6.2',
    title: 'a message with something behind it',
    faults: bytes('EncryptedExtensions', () => fromHex('0800000400000000')),
    code: 'wire/trailing-bytes',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §6.2',
    title: 'a message that is cut',
    faults: bytes('EncryptedExtensions', () => fromHex('080000020004')),
    code: 'wire/truncated',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec of another value',
    faults: before('EncryptedExtensions', fromHex('140303000102'), 'raw'),
    code: 'tls/bad-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a protected ChangeCipherSpec',
    faults: before('EncryptedExtensions', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a ChangeCipherSpec after the handshake',
    faults: instead('application_data', fromHex('140303000101'), 'raw'),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    code: 'tls/unprotected-record',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a record of an unknown type',
    faults: before('EncryptedExtensions', Uint8Array.of(1), 24),
    code: 'tls/unexpected-record-type',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'a message that goes on under the next key',
    faults: bytes('ServerHello', (hello) => concat(hello, fromHex('08000002'))),
    code: 'tls/message-across-key-change',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'a record of another type within a message',
    faults: {
      message: (message) =>
        message.name === 'EncryptedExtensions'
          ? [
              { ...message, bytes: message.bytes.subarray(0, 3) },
              { ...message, type: application_data, bytes: Uint8Array.of(1) },
              { ...message, bytes: message.bytes.subarray(3) },
            ]
          : [message],
    },
    code: 'tls/interleaved-handshake',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an alert that ends nothing within a message',
    faults: {
      message: (message) =>
        message.name === 'EncryptedExtensions'
          ? [
              { ...message, bytes: message.bytes.subarray(0, 3) },
              { ...message, type: alert, bytes: Uint8Array.of(1, AlertDescription.of.user_canceled) },
              { ...message, bytes: message.bytes.subarray(3) },
            ]
          : [message],
    },
    code: 'tls/interleaved-handshake',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an empty record of the handshake',
    faults: instead('Certificate', NOTHING, alert),
    code: 'tls/empty-fragment',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §5.2',
    title: 'a protected record of more than 2^14 + 256 bytes',
    faults: before('EncryptedExtensions', concat(fromHex('1703034101'), new Uint8Array(0x4101)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.1',
    title: 'an unprotected record of more than 2^14 bytes',
    faults: before('ServerHello', concat(fromHex('1603034001'), new Uint8Array(0x4001)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 8446 §5.2',
    title: 'a record that is not what was sealed',
    faults: {
      record: (record) => [record[0] === 23 ? record.map((byte, at) => (at === 9 ? byte ^ 1 : byte)) : record],
    },
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 8446 §5.4',
    title: 'a record of zeros alone',
    faults: before('EncryptedExtensions', NOTHING, 0),
    code: 'tls/no-content-type',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 8446 §6',
    title: 'an alert of one byte',
    faults: before('EncryptedExtensions', Uint8Array.of(2), alert),
    code: 'wire/truncated',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 8446 §5',
    title: 'a handshake message in the clear after the keys',
    faults: before('EncryptedExtensions', fromHex('1603030006080000020000'), 'raw'),
    code: 'tls/unprotected-record',
    alert: 'unexpected_message',
  },

  // Other documents.
  {
    rule: 'RFC 7301 §3.1',
    title: 'a protocol that was not offered',
    faults: added('EncryptedExtensions', type.application_layer_protocol_negotiation, { protocol_name_list: ['h3'] }),
    client: { applicationProtocols: ['h2'] },
    code: 'tls/application-protocol-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 7301 §3.1',
    title: 'two protocols',
    faults: added('EncryptedExtensions', type.application_layer_protocol_negotiation, {
      protocol_name_list: ['h2', 'h2'],
    }),
    client: { applicationProtocols: ['h2'] },
    code: 'tls/application-protocol-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8449 §4',
    title: 'a limit on records of 63 bytes',
    faults: replaced('EncryptedExtensions', type.record_size_limit, { record_size_limit: 63 }),
    code: 'tls/record-size-limit-invalid',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8449 §4',
    title: 'a record above our limit',
    faults: null,
    client: { recordSizeLimit: 100 },
    afterwards: ({ server }) => sendUnbounded(server),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
];

describeRules('client', rules13);
