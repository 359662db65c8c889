import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Whether what a test needs must be there: set in CI, where a skip is a failure. */
export const required: boolean = process.env.CUTAWAY_REQUIRE === '1';

/** Folder with the public vectors: `CUTAWAY_VECTORS`, or `shared/vectors` beside the repository. */
export const vectorsFolder: string = resolve(root, process.env.CUTAWAY_VECTORS ?? '../shared/vectors');

/**
 * Reads a vector file (`limbo.json.gz`, `wycheproof/aes_gcm.json.gz`; also without `.gz`).
 *
 * `undefined` when it is not there; with `CUTAWAY_REQUIRE=1` that is an error.
 */
export function readVectors<T>(name: string): T | undefined {
  const packed = resolve(vectorsFolder, name);
  const plain = packed.replace(/\.gz$/, '');
  if (existsSync(packed)) return JSON.parse(gunzipSync(readFileSync(packed)).toString('utf8')) as T;
  if (existsSync(plain)) return JSON.parse(readFileSync(plain, 'utf8')) as T;
  if (required) throw new Error(`public vectors missing: ${packed} (set CUTAWAY_VECTORS to their folder)`);
  return undefined;
}
