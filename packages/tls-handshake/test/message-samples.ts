import { utf8 } from '@cutaway/primitives/bytes';
import type { Extension, ExtensionContext } from '../src/extensions/index.js';
import * as extensions from '../src/extensions/index.js';
import type { HandshakeDefinition } from '../src/messages/index.js';
import * as messages from '../src/messages/index.js';

const bytes = (length: number, first = 1): Uint8Array => Uint8Array.from({ length }, (_, i) => (first + i) & 0xff);

/** A value for each place of each extension. */
const extensionValues: Readonly<Record<string, unknown>> = {
  'server_name.ClientHello': {
    server_name_list: [
      { name_type: 0, name: 'example.org' },
      { name_type: 7, name: bytes(3) },
    ],
  },
  'max_fragment_length.*': 2,
  'status_request.ClientHello': {
    status_type: 1,
    request: { responder_id_list: [bytes(2)], request_extensions: bytes(4) },
  },
  'status_request.CertificateEntry': { status_type: 1, response: bytes(6) },
  'supported_groups.*': { named_group_list: [0x11ec, 29, 0x0a0a] },
  'ec_point_formats.*': { ec_point_format_list: [0, 1] },
  'signature_algorithms.*': { supported_signature_algorithms: [0x0403, 0x0804] },
  'signature_algorithms_cert.*': { supported_signature_algorithms: [0x0401] },
  'application_layer_protocol_negotiation.*': { protocol_name_list: ['h2', '\x8a\x8a', 'http/1.1'] },
  'signed_certificate_timestamp.ServerHello': { sct_list: [bytes(3), bytes(1)] },
  'signed_certificate_timestamp.CertificateEntry': { sct_list: [bytes(3)] },
  'padding.*': new Uint8Array(7),
  'compress_certificate.*': { algorithms: [1, 2] },
  'record_size_limit.*': { record_size_limit: 4096 },
  'session_ticket.ClientHello': bytes(9),
  'pre_shared_key.ClientHello': {
    identities: [{ identity: bytes(4), obfuscated_ticket_age: 123456789 }],
    binders: [bytes(32)],
  },
  'pre_shared_key.ServerHello': { selected_identity: 0 },
  'psk_key_exchange_modes.*': { ke_modes: [1] },
  'early_data.NewSessionTicket': { max_early_data_size: 16384 },
  'supported_versions.ClientHello': { versions: [0x0304, 0x0303, 0x1a1a] },
  'supported_versions.*': { selected_version: 0x0304 },
  'cookie.*': { cookie: bytes(8) },
  'certificate_authorities.*': { authorities: [bytes(5)] },
  'oid_filters.*': { filters: [{ certificate_extension_oid: bytes(3), certificate_extension_values: bytes(2) }] },
  'key_share.ClientHello': { client_shares: [{ group: 29, key_exchange: bytes(32) }] },
  'key_share.HelloRetryRequest': { selected_group: 24 },
  'key_share.ServerHello': { server_share: { group: 29, key_exchange: bytes(32) } },
  'renegotiation_info.*': { renegotiated_connection: bytes(12) },
};

/** Every extension that may stand in a message, and one nobody knows. */
function sampleExtensions(context: ExtensionContext): Extension[] {
  const known = extensions.extensionDefinitions
    .filter(({ formats }) => formats[context] !== undefined)
    .map(({ type, name }) => ({
      extension_type: type,
      extension_data: extensionValues[`${name}.${context}`] ?? extensionValues[`${name}.*`] ?? {},
    }));
  return [...known, { extension_type: 0x2a2a, extension_data: bytes(2) }];
}

const sample = <T>(definition: HandshakeDefinition<T>, value: T): [string, HandshakeDefinition<unknown>, unknown] => [
  definition.name,
  definition,
  value,
];

const signed = { algorithm: 0x0804, signature: bytes(20) };
const ecdhe = { version: 0x0303, keyExchange: 'ECDHE', authentication: 'RSA' } as const;
const serverHello = {
  legacy_version: 0x0303,
  random: bytes(32),
  legacy_session_id_echo: bytes(32),
  cipher_suite: 0x1301,
  legacy_compression_method: 0,
};

/** One of each message, in each of its formats: name, definition, value. */
export const messageSamples: readonly [string, HandshakeDefinition<unknown>, unknown][] = [
  sample(messages.HelloRequest, {}),
  sample(messages.ClientHello, {
    legacy_version: 0x0303,
    random: bytes(32),
    legacy_session_id: bytes(32),
    cipher_suites: [0x1301, 0xc02f, 0x0a0a],
    legacy_compression_methods: [0],
    extensions: sampleExtensions('ClientHello'),
  }),
  sample(messages.ClientHello, {
    legacy_version: 0x0301,
    random: bytes(32),
    legacy_session_id: bytes(0),
    cipher_suites: [0x0005],
    legacy_compression_methods: [1, 0],
  }),
  sample(messages.ServerHello, { ...serverHello, extensions: sampleExtensions('ServerHello') }),
  sample(messages.ServerHello, serverHello),
  sample(messages.HelloRetryRequest, {
    ...serverHello,
    random: messages.HELLO_RETRY_REQUEST_RANDOM,
    extensions: sampleExtensions('HelloRetryRequest'),
  }),
  sample(messages.EncryptedExtensions, { extensions: sampleExtensions('EncryptedExtensions') }),
  sample(messages.Certificate12, { certificate_list: [bytes(30), bytes(9)] }),
  sample(messages.Certificate13, {
    certificate_request_context: bytes(2),
    certificate_list: [{ cert_data: bytes(30), extensions: sampleExtensions('CertificateEntry') }],
  }),
  sample(messages.CompressedCertificate, {
    algorithm: 2,
    uncompressed_length: 700,
    compressed_certificate_message: bytes(8),
  }),
  sample(messages.CertificateStatus, { status_type: 1, response: bytes(11) }),
  sample(messages.serverKeyExchange(ecdhe), {
    params: { curve_type: 3, namedcurve: 29, public: bytes(32) },
    signed_params: signed,
  }),
  sample(messages.serverKeyExchange({ ...ecdhe, version: 0x0301 }), {
    params: { curve_type: 3, namedcurve: 23, public: bytes(65) },
    signed_params: { signature: bytes(20) },
  }),
  sample(messages.serverKeyExchange({ ...ecdhe, keyExchange: 'DHE', authentication: 'anon' }), {
    params: { dh_p: bytes(24), dh_g: bytes(1), dh_Ys: bytes(24) },
  }),
  sample(messages.serverKeyExchange({ ...ecdhe, keyExchange: 'RSA' }), {
    params: { rsa_modulus: bytes(64), rsa_exponent: bytes(3) },
    signed_params: signed,
  }),
  sample(messages.certificateRequest12(0x0303), {
    certificate_types: [1, 64],
    supported_signature_algorithms: [0x0403],
    certificate_authorities: [bytes(5)],
  }),
  sample(messages.certificateRequest12(0x0302), { certificate_types: [1], certificate_authorities: [] }),
  sample(messages.CertificateRequest13, {
    certificate_request_context: bytes(0),
    extensions: sampleExtensions('CertificateRequest'),
  }),
  sample(messages.ServerHelloDone, {}),
  sample(messages.clientKeyExchange('ECDHE'), { exchange_keys: bytes(32) }),
  sample(messages.clientKeyExchange('DHE'), { exchange_keys: bytes(24) }),
  sample(messages.clientKeyExchange('RSA'), { exchange_keys: bytes(64) }),
  sample(messages.certificateVerify(0x0304), signed),
  sample(messages.certificateVerify(0x0302), { signature: bytes(20) }),
  sample(messages.Finished, { verify_data: bytes(32) }),
  sample(messages.NewSessionTicket12, { ticket_lifetime_hint: 300, ticket: utf8('ticket') }),
  sample(messages.NewSessionTicket13, {
    ticket_lifetime: 7200,
    ticket_age_add: 0xdeadbeef,
    ticket_nonce: bytes(1),
    ticket: utf8('ticket'),
    extensions: sampleExtensions('NewSessionTicket'),
  }),
  sample(messages.EndOfEarlyData, {}),
  sample(messages.KeyUpdate, { request_update: 1 }),
];
