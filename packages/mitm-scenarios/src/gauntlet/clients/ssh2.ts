import { nodeVersion } from './node-version.js';
import type { PreparedClient } from './prepared-client.js';

/** npm's ssh2 as its README begins: without a `hostVerifier`. Must be installed where the gauntlet is started. */
export const ssh2: PreparedClient = {
  id: 'ssh2',
  protocol: 'ssh',
  program: 'node',
  version: nodeVersion,
  template: {
    argv: ['node', '{script}', '{host}', '{port}', '{user}', '{password}', '{cmd}'],
    env: { CUTAWAY_MODULES: '{cwd}/' },
    script: {
      name: 'client.mjs',
      text: `import { createRequire } from 'node:module';

const { Client } = createRequire(process.env.CUTAWAY_MODULES)('ssh2');
const [host, port, username, password, command] = process.argv.slice(2);
const client = new Client();
client.on('ready', () => {
  client.exec(command, (error, stream) => {
    if (error) throw error;
    stream.on('close', () => client.end());
    stream.pipe(process.stdout);
  });
});
client.on('error', (error) => {
  console.error(error.message);
  process.exitCode = 1;
});
client.connect({ host, port: Number(port), username, password });
`,
    },
  },
};
