import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python's `urllib` with the standard context. */
export const pythonUrllib: PreparedClient = {
  id: 'python-urllib',
  protocol: 'tls',
  program: 'python3',
  version: pythonVersion(),
  template: {
    argv: ['python3', '{script}', '{url}', '{ca}'],
    script: {
      name: 'client.py',
      text: `import ssl
import sys
import urllib.request

url, ca = sys.argv[1:]
context = ssl.create_default_context(cafile=ca)
print(urllib.request.urlopen(url, context=context, timeout=8).read().decode())
`,
    },
  },
};
