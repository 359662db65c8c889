import type { PreparedClient } from './prepared-client.js';
import { pythonLibrary } from './python-library.js';

/** Python's urllib3. */
export const pythonUrllib3: PreparedClient = pythonLibrary(
  'urllib3',
  'urllib3.PoolManager(ca_certs=ca, retries=False, timeout=8).request("GET", url).data.decode()',
);
