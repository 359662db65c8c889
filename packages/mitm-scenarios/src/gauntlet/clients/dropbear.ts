import type { PreparedClient } from './prepared-client.js';

/** Dropbear's `dbclient`, with a password from its environment variable; it reads `~/.ssh/known_hosts`. Asked, it is told no. */
export const dropbear: PreparedClient = {
  id: 'dbclient',
  protocol: 'ssh',
  program: 'dbclient',
  version: ['dbclient', '-V'],
  template: {
    argv: ['dbclient', '-p', '{port}', '{user}@{host}', '{cmd}'],
    stdin: 'n\n',
    hostNamesWithoutPort: true,
    env: { DROPBEAR_PASSWORD: '{password}' },
  },
};
