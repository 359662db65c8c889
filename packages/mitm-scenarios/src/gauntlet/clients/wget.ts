import type { PreparedClient } from './prepared-client.js';

export const wget: PreparedClient = {
  id: 'wget',
  protocol: 'tls',
  program: 'wget',
  template: { argv: ['wget', '-q', '-O', '-', '--tries=1', '--ca-certificate={ca}', '--no-hsts', '{url}'] },
};
