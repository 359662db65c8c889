import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python's requests. */
export const pythonRequests: PreparedClient = {
  id: 'python-requests',
  protocol: 'tls',
  program: 'python3',
  version: pythonVersion('requests'),
  template: {
    argv: ['python3', '{script}', '{url}', '{ca}'],
    script: {
      name: 'client.py',
      text: `import sys
import requests

url, ca = sys.argv[1:]
print(requests.get(url, verify=ca, timeout=8).text)
`,
    },
  },
};
