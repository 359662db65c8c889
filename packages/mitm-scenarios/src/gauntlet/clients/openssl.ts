import type { PreparedClient } from './prepared-client.js';

/** `openssl s_client` as it must be asked to verify: it reports errors and goes on unless told to stop. */
export const openssl: PreparedClient = {
  id: 'openssl',
  protocol: 'tls',
  program: 'openssl',
  version: ['openssl', 'version'],
  template: {
    argv: [
      ...['openssl', 's_client', '-quiet', '-connect', '{host}:{port}', '-servername', '{host}', '-CAfile', '{ca}'],
      ...['-verify_return_error', '-verify_hostname', '{host}'],
    ],
    stdin: 'GET /{nonce} HTTP/1.0\r\nHost: {host}\r\n\r\n',
  },
};
