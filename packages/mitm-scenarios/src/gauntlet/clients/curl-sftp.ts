import type { PreparedClient } from './prepared-client.js';

/** curl over SFTP, which reads `~/.ssh/known_hosts`; the credential is what it is tried for, SFTP itself is not served. */
export const curlSftp: PreparedClient = {
  id: 'curl-sftp',
  protocol: 'ssh',
  program: 'curl',
  template: {
    argv: ['curl', '-sS', '--user', '{user}:{password}', 'sftp://{host}:{port}/{nonce}'],
  },
};
