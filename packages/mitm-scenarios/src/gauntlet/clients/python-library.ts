import type { PreparedClient } from './prepared-client.js';
import { pythonVersion } from './python-version.js';

/**
 * A library of Python that fetches a URL.
 *
 * @param name its module, and what the client is called behind `python-`.
 * @param fetch an expression of Python for the answer's text, of `url` and `ca`.
 */
export function pythonLibrary(name: string, fetch: string): PreparedClient {
  return {
    id: `python-${name}`,
    protocol: 'tls',
    program: 'python3',
    version: pythonVersion(name),
    template: {
      argv: ['python3', '{script}', '{url}', '{ca}'],
      script: { name: 'client.py', text: `import sys\nimport ${name}\n\nurl, ca = sys.argv[1:]\nprint(${fetch})\n` },
    },
  };
}
