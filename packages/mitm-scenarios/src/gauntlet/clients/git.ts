import type { PreparedClient } from './prepared-client.js';

/** git over OpenSSH. */
export const git: PreparedClient = {
  id: 'git',
  protocol: 'ssh',
  program: 'git',
  version: ['ssh', '-V'],
  template: {
    argv: ['git', 'ls-remote', 'ssh://{user}@{host}:{port}/{nonce}'],
    env: {
      GIT_SSH_COMMAND:
        'ssh -F none -o BatchMode=yes -o UserKnownHostsFile={known_hosts} -o GlobalKnownHostsFile=/dev/null -i {identity}',
    },
  },
};
