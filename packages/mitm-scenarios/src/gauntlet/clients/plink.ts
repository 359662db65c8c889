import type { PreparedClient } from './prepared-client.js';

/** PuTTY's `plink`, told the fingerprint of the host key. */
export const plink: PreparedClient = {
  id: 'plink',
  protocol: 'ssh',
  program: 'plink',
  version: ['plink', '-V'],
  template: {
    argv: [
      ...['plink', '-ssh', '-batch', '-noagent', '-hostkey', '{host_key}', '-P', '{port}', '-pw', '{password}'],
      ...['{user}@{host}', '{cmd}'],
    ],
  },
};
