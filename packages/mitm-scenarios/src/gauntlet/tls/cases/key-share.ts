import { utf8 } from '@cutaway/primitives/bytes';
import { definePolicy, supported } from '@cutaway/tls-handshake';
import type { HostileCase } from '../../hostile-case.js';
import { honest } from '../scenes.js';
import { tlsCase } from './tls-case.js';

const group = 'key-share';
const only = (name: 'x25519' | 'secp256r1') => definePolicy({ ...supported, name, groups: [name] });
const x25519 = only('x25519');
const secp256r1 = only('secp256r1');

/** A point that is on no curve of prime order: y is not the root of anything. */
const OFF_CURVE = Uint8Array.from([
  4,
  ...utf8('a point that lies on no curve…..'.slice(0, 32)),
  ...new Uint8Array(32),
]).subarray(0, 65);

/** Public values that give the secret away (RFC 7748 §6, RFC 8422 §5.11). */
export const keyShareCases: readonly HostileCase[] = [
  tlsCase(group, {
    id: 'tls-x25519-zero',
    severity: 'critical',
    rules: ['RFC 7748 §6.1', 'RFC 8446 §7.4.2'],
    cwe: [325],
    where: { message: 'ServerHello', field: 'key_exchange' },
    offered: ({ named_group_list = [] }) => named_group_list.includes('x25519'),
    attack: (material) =>
      honest(material, {
        options: { policy: x25519 },
        faults: () => ({
          value: (name, bytes) =>
            name === 'public_value' || name === 'shared_secret' ? new Uint8Array(bytes.length) : bytes,
        }),
      }),
    twin: (material) => honest(material, { options: { policy: x25519 } }),
  }),
  tlsCase(group, {
    id: 'tls-point-off-curve',
    severity: 'critical',
    rules: ['RFC 8422 §5.11', 'RFC 8446 §4.2.8.2'],
    cwe: [347],
    where: { message: 'ServerHello', field: 'key_exchange' },
    offered: ({ named_group_list = [] }) => named_group_list.includes('secp256r1'),
    attack: (material) =>
      honest(material, {
        options: { policy: secp256r1 },
        faults: () => ({ value: (name, bytes) => (name === 'public_value' ? OFF_CURVE : bytes) }),
      }),
    twin: (material) => honest(material, { options: { policy: secp256r1 } }),
  }),
];
