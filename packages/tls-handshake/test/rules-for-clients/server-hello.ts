import { concat, fromHex } from '@cutaway/primitives/bytes';
import { supported } from '../../src/index.js';
import { insecurePolicy } from '../../src/lab/index.js';
import { ServerHello } from '../../src/messages/index.js';
import { fields, type Rule, removed, replaced, type } from '../rules.js';
import { both, tls12 } from './scenes.js';

const downgraded: Partial<Rule> = { client: { policy: both }, server: { policy: tls12 } };

/** What a ServerHello may not say (RFC 8446 §4.1.3). */
export const serverHello: readonly Rule[] = [
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
];
