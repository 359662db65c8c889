import type { PreparedClient } from './prepared-client.js';

export const curl: PreparedClient = {
  id: 'curl',
  protocol: 'tls',
  program: 'curl',
  template: { argv: ['curl', '-sS', '--cacert', '{ca}', '{url}'] },
};
