import { link, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { SshError } from '../errors/index.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { KnownHosts, type KnownHostsOptions } from '../known-hosts/known-hosts.js';
import { KnownHostsFile, type NewEntry } from '../known-hosts/known-hosts-file.js';
import type { KnownHostsEntry } from '../known-hosts/line.js';
import { decodeText } from './text-encoding.js';

/** Where OpenSSH looks (ssh_config(5), UserKnownHostsFile and GlobalKnownHostsFile). */
export function defaultKnownHostsPaths(): string[] {
  const user = join(homedir(), '.ssh');
  return [
    join(user, 'known_hosts'),
    join(user, 'known_hosts2'),
    '/etc/ssh/ssh_known_hosts',
    '/etc/ssh/ssh_known_hosts2',
  ];
}

/**
 * Reads `known_hosts` files.
 *
 * @param paths {@link defaultKnownHostsPaths} unless given. A file that does not exist counts as empty.
 * @throws {SshError} `ssh/file-unreadable` for a file that exists and cannot be read: nothing is known then, and no
 * host may be accepted.
 */
export async function readKnownHosts(
  paths: readonly string[] = defaultKnownHostsPaths(),
  options: KnownHostsOptions = {},
): Promise<KnownHosts> {
  const files = await Promise.all(paths.map(async (path) => (await readFileOf(path, options)).file));
  return new KnownHosts(files, { crypto: nodeCrypto, ...options });
}

/**
 * Adds an entry to the end of a file. Makes file and folder, for the user alone, when they are missing.
 *
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-unwritable`.
 */
export async function addKnownHost(path: string, entry: NewEntry, options: KnownHostsOptions = {}): Promise<void> {
  const { file, encode } = await readFileOf(path, options);
  const grown = file.add(entry);
  await writing(path, async () => {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(path, 'a', 0o600);
    try {
      await handle.writeFile(encode(grown.text.slice(file.text.length)));
    } finally {
      await handle.close();
    }
  });
}

/**
 * Takes a host out of a file and keeps the file as it was as `path.old`, as `ssh-keygen -R` does. Writes nothing when
 * the host is not in it.
 *
 * @param name `host`, or `[host]:port` when the port is not 22.
 * @returns the entries that were taken out.
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-unwritable`.
 */
export async function removeKnownHost(
  path: string,
  name: string,
  options: KnownHostsOptions = {},
): Promise<KnownHostsEntry[]> {
  const { file, encode } = await readFileOf(path, options);
  const { file: shrunk, removed } = file.remove(name);
  if (removed.length > 0) await replace(path, encode(shrunk.text));
  return removed;
}

/**
 * Makes these the only keys of a host in a file, after host key rotation; the file as it was is kept as `path.old`.
 *
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-unwritable`.
 */
export async function replaceKnownHostKeys(
  path: string,
  name: string,
  keys: readonly SshPublicKey[],
  options: KnownHostsOptions & { readonly hash?: boolean } = {},
): Promise<{ removed: KnownHostsEntry[]; added: SshPublicKey[] }> {
  const { file, encode } = await readFileOf(path, options);
  const { file: changed, removed, added } = file.replace(name, keys, options);
  if (changed.text !== file.text) await replace(path, encode(changed.text));
  return { removed, added };
}

/**
 * Hides all host names in a file; the file as it was is kept as `path.old`, as `ssh-keygen -H` does.
 *
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-unwritable`.
 */
export async function hashKnownHosts(path: string, options: KnownHostsOptions = {}): Promise<void> {
  const { file, encode } = await readFileOf(path, options);
  const hashed = file.hash();
  if (hashed.text !== file.text) await replace(path, encode(hashed.text));
}

async function readFileOf(
  path: string,
  { crypto = nodeCrypto }: KnownHostsOptions,
): Promise<{ file: KnownHostsFile; encode: (text: string) => Uint8Array }> {
  const bytes = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return new Uint8Array();
    throw new SshError('ssh/file-unreadable', { context: { path, reason: cause.code ?? 'unknown' }, cause });
  });
  const { text, encode } = decodeText(bytes);
  return { file: new KnownHostsFile(text, path, crypto), encode };
}

/** Writes a new file beside the old one and exchanges them in one step. A link to a file stays a link. */
async function replace(path: string, bytes: Uint8Array): Promise<void> {
  await writing(path, async () => {
    const target = await realpath(path);
    const { mode } = await stat(target);
    const fresh = `${target}.${process.pid}.new`;
    const handle = await open(fresh, 'wx', mode & 0o777);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    try {
      await rm(`${target}.old`, { force: true });
      await link(target, `${target}.old`);
      await rename(fresh, target);
    } catch (error) {
      await rm(fresh, { force: true });
      throw error;
    }
  });
}

async function writing(path: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    throw new SshError('ssh/file-unwritable', { context: { path, reason: cause.code ?? 'unknown' }, cause });
  }
}
