import type { PreparedClient } from './prepared-client.js';

/** `cutaway ssh`, this project's own client. */
export const cutawaySsh: PreparedClient = {
  id: 'cutaway-ssh',
  protocol: 'ssh',
  program: 'cutaway',
  template: {
    argv: [
      ...['cutaway', 'ssh', '--known-hosts', '{known_hosts}', '-i', '{identity}', '-p', '{port}'],
      ...['{user}@{host}', '{cmd}'],
    ],
  },
};
