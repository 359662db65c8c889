import type { PreparedClient } from './prepared-client.js';

/** git over HTTPS. */
export const gitHttps: PreparedClient = {
  id: 'git-https',
  protocol: 'tls',
  program: 'git',
  template: {
    argv: ['git', '-c', 'http.sslCAInfo={ca}', 'ls-remote', '{url}'],
    env: { GIT_TERMINAL_PROMPT: '0' },
  },
};
