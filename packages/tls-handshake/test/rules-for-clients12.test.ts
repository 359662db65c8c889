import { concat, fromHex } from '@cutaway/primitives/bytes';
import { definePolicy, supported, TicketKeys } from '../src/index.js';
import { insecurePolicy } from '../src/lab/index.js';
import { Certificate12, ServerHello, serverKeyExchange } from '../src/messages/index.js';
import { type CipherSuiteName, ContentType } from '../src/registry/index.js';
import {
  added,
  before,
  bytes,
  describeRules,
  fields,
  flipped,
  instead,
  type Rule,
  removed,
  replaced,
  type,
  UNKNOWN,
  without,
} from './rules.js';

const { alert, application_data, change_cipher_spec } = ContentType.of;
const both = definePolicy({ ...supported, name: 'both', groups: ['x25519', 'secp256r1'] });
const tls12 = definePolicy({ ...supported, name: 'TLS 1.2', versions: ['TLS 1.2'], groups: ['x25519', 'secp256r1'] });
const strict = definePolicy({
  ...supported,
  name: 'strict',
  versions: ['TLS 1.2'],
  groups: ['x25519', 'secp256r1'],
  requireExtendedMasterSecret: true,
});
const lab = (suite: CipherSuiteName): Pick<Rule, 'client' | 'server'> => {
  const policy = insecurePolicy({ ...supported, name: suite, versions: ['TLS 1.2'], cipherSuites: [suite] });
  return { client: { policy }, server: { policy } };
};
const keyExchange = serverKeyExchange({ version: 0x0303, keyExchange: 'ECDHE', authentication: 'ECDSA' });
const anonymous = lab('TLS_DH_anon_WITH_AES_128_CBC_SHA');
const cbc = lab('TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA');

const unexpected = { code: 'tls/unexpected-message', alert: 'unexpected_message' } as const;

const rules: readonly Rule[] = [
  {
    rule: 'RFC 5246 §7.4.1.3',
    title: 'a cipher suite that was not offered',
    faults: fields(ServerHello, { cipher_suite: 0xc0ff }),
    code: 'tls/cipher-suite-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.1.3',
    title: 'a cipher suite of TLS 1.3',
    faults: fields(ServerHello, { cipher_suite: 0x1301 }),
    client: { policy: both },
    // The mark of a server that could do better comes first: it is left out here.
    server: { policy: tls12 },
    code: 'tls/cipher-suite-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.1.3',
    title: 'compression',
    faults: fields(ServerHello, { legacy_compression_method: 1 }),
    code: 'tls/compression-chosen',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.1.3',
    title: 'a version that was not offered',
    faults: fields(ServerHello, { legacy_version: 0x0302 }),
    code: 'tls/version-not-offered',
    alert: 'protocol_version',
  },
  {
    rule: 'RFC 5246 §7.4.1.3',
    title: 'a session that goes on with another cipher suite',
    faults: fields(ServerHello, (hello) => {
      hello.cipher_suite = hello.cipher_suite === 0xc02b ? 0xc02c : 0xc02b;
    }),
    resumes: true,
    code: 'tls/session-changed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.1.4',
    title: 'an unknown extension',
    faults: added('ServerHello', UNKNOWN),
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 5246 §7.4.1.4',
    title: 'an extension twice',
    faults: added('ServerHello', type.extended_master_secret, {}),
    code: 'tls/duplicate-extension',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8446 §4.2',
    title: 'an extension of TLS 1.3',
    faults: added('ServerHello', type.pre_shared_key, { selected_identity: 0 }),
    client: { policy: both },
    code: 'tls/unsolicited-extension',
    alert: 'unsupported_extension',
  },
  {
    rule: 'RFC 5746 §3.4',
    title: 'a renegotiation_info that is not empty',
    faults: replaced('ServerHello', type.renegotiation_info, { renegotiated_connection: Uint8Array.of(1) }),
    code: 'tls/renegotiation-info-mismatch',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 5746 §4.1',
    title: 'no renegotiation_info',
    faults: removed('ServerHello', type.renegotiation_info),
    code: 'tls/renegotiation-info-missing',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 7627 §5.2',
    title: 'no extended_master_secret where it is required',
    faults: removed('ServerHello', type.extended_master_secret),
    client: { policy: strict },
    code: 'tls/extended-master-secret-missing',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 7627 §5.3',
    title: 'a session with extended_master_secret that goes on without it',
    faults: removed('ServerHello', type.extended_master_secret),
    resumes: true,
    code: 'tls/session-changed',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8422 §5.1.2',
    title: 'point formats without the uncompressed one',
    faults: replaced('ServerHello', type.ec_point_formats, { ec_point_format_list: [1] }),
    code: 'tls/point-format-missing',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8422 §5.4',
    title: 'a curve that was not offered',
    faults: { choice: (name, chosen) => (name === 'group' ? 0x0018 : chosen) },
    code: 'tls/group-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8422 §5.4',
    title: 'a curve by its equation',
    faults: bytes('ServerKeyExchange', (message) => message.map((byte, at) => (at === 4 ? 1 : byte))),
    code: 'wire/unexpected-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8422 §5.11',
    title: 'a public value of small order, well signed',
    faults: { value: (name, value) => (name === 'public_value' ? new Uint8Array(value.length) : value) },
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.3',
    title: 'a signature by a scheme that was not offered',
    faults: fields(keyExchange, ({ signed_params }) => void Object.assign(signed_params ?? {}, { algorithm: 0x0203 })),
    code: 'tls/signature-scheme-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.3',
    title: 'a signature by a scheme for another key',
    faults: fields(keyExchange, ({ signed_params }) => void Object.assign(signed_params ?? {}, { algorithm: 0x0804 })),
    code: 'tls/signature-scheme-unfit',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.4.3',
    title: 'a signature that is wrong',
    faults: flipped('signature'),
    code: 'tls/signature-invalid',
    alert: 'decrypt_error',
  },
  {
    rule: 'RFC 5246 §7.4.2',
    title: 'an empty Certificate',
    faults: fields(Certificate12, { certificate_list: [] }),
    code: 'tls/certificate-missing',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 5246 §7.4.2',
    title: 'a certificate with a key of another kind than the suite’s',
    faults: fields(ServerHello, { cipher_suite: 0xc02f }),
    code: 'tls/certificate-key-unfit',
    alert: 'unsupported_certificate',
  },
  {
    rule: 'RFC 5246 §7.4.4',
    title: 'an anonymous server that asks who we are',
    faults: before('ServerHelloDone', fromHex('0d00000a0101000404010403 0000'.replaceAll(' ', ''))),
    ...anonymous,
    code: 'tls/anonymous-server-asks',
    alert: 'handshake_failure',
  },
  {
    rule: 'RFC 7919 §3',
    title: 'a Diffie-Hellman group that is too small',
    faults: {
      diffieHellmanGroup: {
        p: concat(Uint8Array.of(0xff), new Uint8Array(94).fill(0x55), Uint8Array.of(0x57)),
        g: Uint8Array.of(2),
      } as never,
    },
    client: {
      policy: insecurePolicy({
        ...supported,
        name: 'DHE',
        versions: ['TLS 1.2'],
        cipherSuites: ['TLS_DH_anon_WITH_AES_128_CBC_SHA'],
        minimumDhBits: 1024,
      }),
    },
    server: {
      policy: insecurePolicy({
        ...supported,
        name: 'DHE',
        versions: ['TLS 1.2'],
        cipherSuites: ['TLS_DH_anon_WITH_AES_128_CBC_SHA'],
      }),
    },
    code: 'tls/group-too-weak',
    alert: 'insufficient_security',
  },
  {
    rule: 'RFC 7919 §3',
    title: 'a Diffie-Hellman value of 1',
    faults: {
      value: (name, value) =>
        name === 'public_value' ? concat(new Uint8Array(value.length - 1), Uint8Array.of(1)) : value,
    },
    ...anonymous,
    code: 'crypto/invalid-public-value',
    alert: 'illegal_parameter',
  },

  // Order.
  ...(['Certificate', 'ServerKeyExchange', 'ServerHelloDone'] as const).map(
    (name): Rule => ({
      rule: 'RFC 5246 §7.4',
      title: `no ${name}`,
      faults: name === 'ServerHelloDone' ? instead(name, fromHex('16000000')) : without(name),
      ...unexpected,
    }),
  ),
  {
    rule: 'RFC 5246 §7.4',
    title: 'a second ServerHello',
    faults: bytes(
      'ServerHello',
      (hello) => hello,
      (hello) => hello,
    ),
    ...unexpected,
  },
  {
    rule: 'RFC 6066 §8',
    title: 'a CertificateStatus that was not promised',
    faults: before('ServerKeyExchange', fromHex('160000050100000100')),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.1',
    title: 'a ChangeCipherSpec before the keys are agreed on',
    faults: before('ServerHelloDone', Uint8Array.of(1), change_cipher_spec),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 5246 §7.4.9',
    title: 'no ChangeCipherSpec before Finished',
    faults: without('ChangeCipherSpec'),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.1',
    title: 'two ChangeCipherSpec',
    faults: bytes(
      'ChangeCipherSpec',
      (one) => one,
      (one) => one,
    ),
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
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
    rule: 'RFC 5077 §3.3',
    title: 'no ticket though one was promised',
    faults: without('NewSessionTicket'),
    code: 'tls/unexpected-change-cipher-spec',
    alert: 'unexpected_message',
  },
  {
    rule: 'RFC 5077 §3.3',
    title: 'a ticket that was not promised',
    faults: removed('ServerHello', type.session_ticket),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.4',
    title: 'a ticket after the handshake',
    faults: instead('application_data', fromHex('0400000700000001 000101'.replaceAll(' ', ''))),
    afterwards: ({ server }) => server.send(Uint8Array.of(0)),
    ...unexpected,
  },
  {
    rule: 'RFC 5246 §7.2.2',
    title: 'a record that is not what was sealed',
    faults: {
      record: (record) => [record[0] === 23 ? record.map((byte, at) => (at === 15 ? byte ^ 1 : byte)) : record],
    },
    afterwards: ({ server }) => server.send(new Uint8Array(20)),
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 5246 §6.2.3.2',
    title: 'a CBC record with wrong padding, as one with a wrong MAC',
    faults: {
      record: (record) => [
        record[0] === 23 ? record.map((byte, at) => (at === record.length - 1 ? byte ^ 1 : byte)) : record,
      ],
    },
    ...cbc,
    afterwards: ({ server }) => server.send(new Uint8Array(20)),
    code: 'tls/bad-record-mac',
    alert: 'bad_record_mac',
  },
  {
    rule: 'RFC 5246 §6.2.1',
    title: 'a record of more than 2^14 bytes',
    faults: before('Certificate', concat(fromHex('1603034001'), new Uint8Array(0x4001)), 'raw'),
    code: 'tls/record-overflow',
    alert: 'record_overflow',
  },
  {
    rule: 'RFC 5246 §7.2',
    title: 'an alert of no known level',
    faults: before('Certificate', fromHex('0728'), alert),
    code: 'tls/alert-level',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 5246 §7.2.2',
    title: 'a message that is cut',
    faults: bytes('ServerHelloDone', () => fromHex('0e00000100')),
    code: 'wire/trailing-bytes',
    alert: 'decode_error',
  },
  {
    rule: 'RFC 7301 §3.1',
    title: 'a protocol that was not offered',
    faults: added('ServerHello', type.application_layer_protocol_negotiation, { protocol_name_list: ['h3'] }),
    client: { applicationProtocols: ['h2'] },
    code: 'tls/application-protocol-not-offered',
    alert: 'illegal_parameter',
  },
  {
    rule: 'RFC 8449 §4',
    title: 'a limit on records of 63 bytes',
    faults: replaced('ServerHello', type.record_size_limit, { record_size_limit: 63 }),
    code: 'tls/record-size-limit-invalid',
    alert: 'illegal_parameter',
  },
];

describeRules(
  'client',
  rules.map((rule) => ({
    ...rule,
    client: { policy: tls12, ...rule.client },
    server: { policy: tls12, tickets: new TicketKeys(), ...rule.server },
  })),
);
