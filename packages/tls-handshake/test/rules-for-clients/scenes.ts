import { definePolicy, type Policy, supported } from '../../src/index.js';

export const both: Policy = definePolicy({ ...supported, name: 'both', groups: ['x25519', 'secp256r1'] });
export const tls12: Policy = definePolicy({
  ...supported,
  name: 'tls12',
  versions: ['TLS 1.2'],
  groups: ['x25519', 'secp256r1'],
});
