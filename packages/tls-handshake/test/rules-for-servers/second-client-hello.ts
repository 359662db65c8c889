import { only } from '../pair.js';
import { type Rule, secondHello, type } from '../rules.js';
import { name, share } from './scenes.js';

const retried: Partial<Rule> = {
  client: { policy: only({ groups: ['x25519', 'secp256r1'], keyShares: ['x25519'] }) },
  server: { policy: only({ groups: ['secp256r1'] }) },
};

/** What a client may not change after a HelloRetryRequest (RFC 8446 §4.1.2). */
export const secondClientHello: readonly Rule[] = [
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
];
