import { nodeVersion } from './node-version.js';
import type { PreparedClient } from './prepared-client.js';

/** Node's `fetch`. */
export const nodeFetch: PreparedClient = {
  id: 'node-fetch',
  protocol: 'tls',
  program: 'node',
  version: nodeVersion,
  template: {
    argv: ['node', '{script}', '{url}'],
    env: { NODE_EXTRA_CA_CERTS: '{ca}' },
    script: {
      name: 'client.mjs',
      text: `try {
  console.log(await (await fetch(process.argv[2])).text());
} catch (error) {
  console.error(error.cause?.message ?? error.message);
  process.exitCode = 1;
}
`,
    },
  },
};
