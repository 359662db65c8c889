import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python's asyncssh with a `known_hosts`. */
export const asyncssh: PreparedClient = {
  id: 'asyncssh',
  protocol: 'ssh',
  program: 'python3',
  version: pythonVersion('asyncssh'),
  template: {
    argv: ['python3', '{script}', '{host}', '{port}', '{user}', '{password}', '{known_hosts}', '{cmd}'],
    script: {
      name: 'client.py',
      text: `import asyncio
import sys
import asyncssh

host, port, user, password, known_hosts, command = sys.argv[1:]


async def main():
    async with asyncssh.connect(host, int(port), username=user, password=password, known_hosts=known_hosts,
                                client_keys=None, agent_path=None, config=None) as connection:
        print((await connection.run(command)).stdout)

asyncio.run(main())
`,
    },
  },
};
