import type { PreparedClient } from './prepared-client.js';

/** `cutaway tls`, this project's own client. */
export const cutawayTls: PreparedClient = {
  id: 'cutaway-tls',
  protocol: 'tls',
  program: 'cutaway',
  template: { argv: ['cutaway', 'tls', '{host}:{port}', '--path', '/{nonce}', '--ca', '{ca}'] },
};
