import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python's paramiko with its default policy, which refuses unknown hosts. */
export const paramiko: PreparedClient = {
  id: 'paramiko',
  protocol: 'ssh',
  program: 'python3',
  version: pythonVersion('paramiko'),
  template: {
    argv: ['python3', '{script}', '{host}', '{port}', '{user}', '{password}', '{known_hosts}', '{cmd}'],
    script: {
      name: 'client.py',
      text: `import sys
import paramiko

host, port, user, password, known_hosts, command = sys.argv[1:]
client = paramiko.SSHClient()
client.load_host_keys(known_hosts)
client.connect(host, port=int(port), username=user, password=password,
               look_for_keys=False, allow_agent=False, timeout=8)
print(client.exec_command(command)[1].read().decode())
client.close()
`,
    },
  },
};
