import type { PreparedClient } from './prepared-client.js';

/** OpenSSH's `ssh` at its defaults, with nobody there to ask. */
export const openssh: PreparedClient = {
  id: 'ssh',
  protocol: 'ssh',
  program: 'ssh',
  version: ['ssh', '-V'],
  template: {
    argv: [
      'ssh',
      ...['-F', 'none', '-o', 'BatchMode=yes'],
      ...['-o', 'UserKnownHostsFile={known_hosts}', '-o', 'GlobalKnownHostsFile=/dev/null'],
      ...['-i', '{identity}', '-o', 'IdentitiesOnly=yes', '-p', '{port}', '{user}@{host}', '{cmd}'],
    ],
  },
};
