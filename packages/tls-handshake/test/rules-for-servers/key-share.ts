import { only } from '../pair.js';
import { type Rule, replaced, type } from '../rules.js';
import { share } from './scenes.js';

const ofTwo = only({ groups: ['x25519', 'secp256r1'] });

/** Key shares (RFC 8446 §4.2.8). */
export const keyShare: readonly Rule[] = [
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
];
