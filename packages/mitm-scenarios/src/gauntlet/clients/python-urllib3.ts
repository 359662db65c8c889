import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python's urllib3. */
export const pythonUrllib3: PreparedClient = {
  id: 'python-urllib3',
  protocol: 'tls',
  program: 'python3',
  version: pythonVersion('urllib3'),
  template: {
    argv: ['python3', '{script}', '{url}', '{ca}'],
    script: {
      name: 'client.py',
      text: `import sys
import urllib3

url, ca = sys.argv[1:]
print(urllib3.PoolManager(ca_certs=ca, retries=False, timeout=8).request("GET", url).data.decode())
`,
    },
  },
};
