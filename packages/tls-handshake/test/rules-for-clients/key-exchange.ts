import { concat } from '@cutaway/primitives/bytes';
import { ServerHello } from '../../src/messages/index.js';
import { only } from '../pair.js';
import { added, fields, PSK, type Rule, removed, replaced, type, withPsk } from '../rules.js';

const ofX25519: Partial<Rule> = {
  client: { policy: only({ groups: ['x25519'] }) },
  server: { policy: only({ groups: ['x25519'] }) },
};

/** Key shares and pre-shared keys (RFC 8446 §4.2.8, §4.2.11). */
export const keyExchange: readonly Rule[] = [
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
];
