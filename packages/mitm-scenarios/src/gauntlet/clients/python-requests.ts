import type { PreparedClient } from './prepared-client.js';
import { pythonLibrary } from './python-library.js';

/** Python's requests. */
export const pythonRequests: PreparedClient = pythonLibrary('requests', 'requests.get(url, verify=ca, timeout=8).text');
