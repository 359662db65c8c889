import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python's httpx. */
export const pythonHttpx: PreparedClient = {
  id: 'python-httpx',
  protocol: 'tls',
  program: 'python3',
  version: pythonVersion('httpx'),
  template: {
    argv: ['python3', '{script}', '{url}', '{ca}'],
    script: {
      name: 'client.py',
      text: `import sys
import httpx

url, ca = sys.argv[1:]
print(httpx.get(url, verify=ca, timeout=8).text)
`,
    },
  },
};
