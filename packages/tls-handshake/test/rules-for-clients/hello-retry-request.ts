import { definePolicy, supported } from '../../src/index.js';
import { HELLO_RETRY_REQUEST_RANDOM, ServerHello } from '../../src/messages/index.js';
import { only } from '../pair.js';
import { added, fields, type Rule, removed, replaced, type, UNKNOWN } from '../rules.js';

const retried: Partial<Rule> = {
  client: { policy: only({ groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }) },
  server: { policy: only({ groups: ['secp256r1'] }) },
};

/** What a HelloRetryRequest may not say (RFC 8446 §4.1.4). */
export const helloRetryRequest: readonly Rule[] = [
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
];
