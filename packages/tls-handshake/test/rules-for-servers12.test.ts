import { concat, fromHex } from '@cutaway/primitives/bytes';
import { definePolicy, supported, type TlsServerOptions } from '../src/index.js';
import { Certificate12, ClientHello, certificateVerify } from '../src/messages/index.js';
import { ContentType } from '../src/registry/index.js';
import { credential, person, root } from './pair.js';
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
  type,
  without,
} from './rules.js';

const { alert, application_data, change_cipher_spec } = ContentType.of;
const tls12 = definePolicy({ ...supported, name: 'TLS 1.2', versions: ['TLS 1.2'], groups: ['x25519', 'secp256r1'] });
const strict = definePolicy({
  ...supported,
  name: 'strict',
  versions: ['TLS 1.2'],
  groups: ['x25519', 'secp256r1'],
  requireExtendedMasterSecret: true,
});
const clientAuthentication: TlsServerOptions['clientAuthentication'] = { required: true, anchors: [root.certificate] };
const proves: Partial<Rule> = { client: { credential: credential(person) }, server: { clientAuthentication } };
const unexpected = { code: 'tls/unexpected-message', alert: 'unexpected_message' } as const;

const rules: readonly Rule[] = [
  {
    rule: 'RFC 5246 §7.4.1.2',
    title: 'compression alone',
    faults: fields(ClientHello, { legacy_compression_methods: [1] }),
    code: 'tls/compression-missing',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.1.3',
    title: 'no cipher suite in common',
    faults: fields(ClientHello, { cipher_suites: [0x00ff, 0xc0ff] }),
    code: 'tls/no-common-cipher-suite',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 5246 §7.4.1.4',
    title: 'an extension twice',
    faults: extensionsOf('ClientHello', (extensions) => [...extensions, ...extensions]),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5746 §3.6',
    title: 'a renegotiation_info that is not empty',
    faults: replaced('ClientHello', type.renegotiation_info, { renegotiated_connection: Uint8Array.of(1) }),
    code: 'tls/renegotiation-info-mismatch',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 5746 §4.3',
    title: 'no sign of renegotiation_info where it is required',
    faults: removed('ClientHello', type.renegotiation_info),
    code: 'tls/renegotiation-info-missing',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 7627 §5.2',
    title: 'no extended_master_secret where it is required',
    faults: removed('ClientHello', type.extended_master_secret),
    server: { policy: strict },
    code: 'tls/extended-master-secret-missing',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 7627 §5.3',
    title: 'a session with extended_master_secret that shall go on without it',
    faults: removed('ClientHello', type.extended_master_secret),
    resumes: true,
    code: 'tls/extended-master-secret-missing',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 8422 §5.1.2',
    title: 'point formats without the uncompressed one',
    faults: replaced('ClientHello', type.ec_point_formats, { ec_point_format_list: [1] }),
    code: 'tls/point-format-missing',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8422 §5.11',
    title: 'a public value of small order',
    faults: { value: (name, value) => (name === 'public_value' ? new Uint8Array(value.length) : value) },
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.6',
    title: 'an empty Certificate where one is required',
    faults: null,
    server: { clientAuthentication },
    code: 'tls/client-certificate-missing',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 5246 §7.4.6',
    title: 'no Certificate though it was asked for',
    faults: without('Certificate'),
    ...proves,
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.4.6',
    title: 'a certificate that is none',
    faults: fields(Certificate12, ({ certificate_list: [first] }) => void first?.fill(0)),
    ...proves,
    code: 'tls/certificate-malformed',
    alert: 'bad_certificate',
  },
  {
    rule: 'RFC 5246 §7.4.6',
    title: 'a Certificate nobody asked for',
    faults: before('ClientKeyExchange', fromHex('0b000003000000')),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.4.8',
    title: 'no CertificateVerify after a Certificate',
    faults: without('CertificateVerify'),
    ...proves,
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 5246 §7.4.8',
    title: 'a signature by a scheme that was not asked for',
    faults: fields(certificateVerify(0x0303), { algorithm: 0x0203 }),
    ...proves,
    code: 'tls/signature-scheme-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.8',
    title: 'a signature that is wrong',
    faults: flipped('signature'),
    ...proves,
    code: 'tls/signature-invalid',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 5246 §7.4.7',
    title: 'no ClientKeyExchange',
    faults: without('ClientKeyExchange'),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 5246 §7.1',
    title: 'a ChangeCipherSpec before the keys are agreed on',
    faults: before('ClientKeyExchange', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 5246 §7.1',
    title: 'a ChangeCipherSpec of another value',
    faults: bytes('ChangeCipherSpec', () => Uint8Array.of(2)),
    code: 'tls/bad-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 5246 §7.4.9',
    title: 'no ChangeCipherSpec before Finished',
    faults: without('ChangeCipherSpec'),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.4.9',
    title: 'a Finished that is wrong',
    faults: flipped('verify_data'),
    code: 'tls/finished-mismatch',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 5246 §7.4.9',
    title: 'application data before Finished',
    faults: before('Finished', Uint8Array.of(1), application_data),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.4',
    title: 'a second ClientHello',
    faults: before('ClientKeyExchange', fromHex('01000000')),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.4',
    title: 'a Finished after the handshake',
    faults: instead('application_data', concat(fromHex('1400000c'), new Uint8Array(12))),
    afterwards: ({ client }) => client.send(Uint8Array.of(0)),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.2.2',
    title: 'a record that is not what was sealed',
    faults: {
      record: (record) => [record[0] === 23 ? record.map((byte, at) => (at === 15 ? byte ^ 1 : byte)) : record],
    },
    afterwards: ({ client }) => client.send(new Uint8Array(20)),
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 5246 §7.2.2',
    title: 'a message with something behind it',
    faults: bytes('ClientKeyExchange', (message) => {
      const longer = concat(message, Uint8Array.of(0));
      longer[3] = (longer[3] as number) + 1;
      return longer;
    }),
    code: 'wire/trailing-bytes',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 5246 §7.2',
    title: 'an alert of no known level',
    faults: before('ClientKeyExchange', fromHex('0728'), alert),
    code: 'tls/alert-level',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 7301 §3.2',
    title: 'no protocol in common',
    faults: added('ClientHello', type.application_layer_protocol_negotiation, { protocol_name_list: ['h3'] }),
    server: { applicationProtocols: ['h2'] },
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
];

describeRules(
  'server',
  rules.map((rule) => ({
    ...rule,
    client: { policy: tls12, ...rule.client },
    server: { policy: tls12, ...rule.server },
  })),
);
