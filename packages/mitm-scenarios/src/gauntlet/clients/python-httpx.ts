import type { PreparedClient } from './prepared-client.js';
import { pythonLibrary } from './python-library.js';

/** Python's httpx. */
export const pythonHttpx: PreparedClient = pythonLibrary('httpx', 'httpx.get(url, verify=ca, timeout=8).text');
