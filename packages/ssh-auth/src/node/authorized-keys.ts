import { AuthorizedKeysFile } from '../authorized-keys/authorized-keys-file.js';
import { SshError } from '../errors/index.js';
import { type FileOwner, readStrictly } from './strict-modes.js';
import { decodeText } from './text-encoding.js';

/**
 * Reads `authorized_keys` files, with the permission checks of StrictModes.
 *
 * @param paths a file that does not exist counts as empty.
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-modes`: nobody may log in by these files then.
 */
export async function readAuthorizedKeys(paths: readonly string[], owner: FileOwner): Promise<AuthorizedKeysFile[]> {
  return Promise.all(paths.map(async (path) => new AuthorizedKeysFile(await textOf(path, owner), path)));
}

async function textOf(path: string, owner: FileOwner): Promise<string> {
  try {
    return decodeText(await readStrictly(path, owner)).text;
  } catch (error) {
    if (error instanceof SshError && error.context.reason === 'ENOENT') return '';
    throw error;
  }
}
