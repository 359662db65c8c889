import type { PreparedClient } from './prepared-client.js';

export const gnutls: PreparedClient = {
  id: 'gnutls-cli',
  protocol: 'tls',
  program: 'gnutls-cli',
  template: {
    argv: ['gnutls-cli', '--x509cafile', '{ca}', '-p', '{port}', '{host}'],
    stdin: 'GET /{nonce} HTTP/1.0\r\nHost: {host}\r\n\r\n',
  },
};
