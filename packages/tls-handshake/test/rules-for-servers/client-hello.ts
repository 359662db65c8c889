import { concat } from '@cutaway/primitives/bytes';
import { definePolicy, supported } from '../../src/index.js';
import { ClientHello } from '../../src/messages/index.js';
import { ExtensionType } from '../../src/registry/index.js';
import { only } from '../pair.js';
import { added, bytes, extensionsOf, fields, type Rule, removed, replaced, type } from '../rules.js';
import { name } from './scenes.js';

const both = definePolicy({ ...supported, name: 'both', groups: ['x25519', 'secp256r1'] });

/** What a ClientHello may not say (RFC 8446 §4.1.2, §4.2). */
export const clientHello: readonly Rule[] = [
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
];
