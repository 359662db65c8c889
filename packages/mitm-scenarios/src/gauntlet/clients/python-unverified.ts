import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/** Python with verification switched off, as found in many a script: falls for everything. For comparison. */
export const pythonUnverified: PreparedClient = {
  id: 'python-unverified',
  protocol: 'tls',
  program: 'python3',
  version: pythonVersion(),
  template: {
    argv: ['python3', '{script}', '{url}'],
    script: {
      name: 'client.py',
      text: `import ssl
import sys
import urllib.request

context = ssl._create_unverified_context()
print(urllib.request.urlopen(sys.argv[1], context=context, timeout=8).read().decode())
`,
    },
  },
};
