import type { PreparedClient } from './prepared-client.js';

/** `openssl s_client` as it is mostly typed: it verifies nothing that would stop it. */
export const opensslBare: PreparedClient = {
  id: 'openssl-bare',
  protocol: 'tls',
  program: 'openssl',
  version: ['openssl', 'version'],
  template: {
    argv: ['openssl', 's_client', '-quiet', '-connect', '{host}:{port}', '-CAfile', '{ca}'],
    stdin: 'GET /{nonce} HTTP/1.0\r\nHost: {host}\r\n\r\n',
  },
};
