import { nodeVersion } from './node-version.js';
import type { PreparedClient } from './prepared-client.js';

/** Node's `https`. */
export const nodeHttps: PreparedClient = {
  id: 'node-https',
  protocol: 'tls',
  program: 'node',
  version: nodeVersion,
  template: {
    argv: ['node', '{script}', '{url}', '{ca}'],
    script: {
      name: 'client.mjs',
      text: `import { readFileSync } from 'node:fs';
import { get } from 'node:https';

const [url, ca] = process.argv.slice(2);
get(url, { ca: readFileSync(ca) }, (response) => response.pipe(process.stdout)).on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
`,
    },
  },
};
