import { constants, type Stats } from 'node:fs';
import { open, realpath, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SshError } from '../errors/index.js';

/**
 * What is wrong with a file that decides who may log in (sshd_config(5), StrictModes), or that holds a private key.
 *
 * - `not-a-file`: it is something else than a regular file.
 * - `owner`: somebody else than the user and root owns it, and can change it.
 * - `writable`: the group or everybody can change it, or put another in its place.
 * - `readable`: the group or everybody can read it, where it is secret.
 */
export type ModeProblem = 'not-a-file' | 'owner' | 'writable' | 'readable';

/** A file or folder and what is wrong with it. */
export interface ModeFinding {
  readonly path: string;
  readonly problem: ModeProblem;
  /** Permission bits, for messages. */
  readonly mode: number;
}

/** Whose file it should be. */
export interface FileOwner {
  readonly uid: number;
  /** Folders are looked at up to this one, or to the root when the file is not inside. */
  readonly home: string;
}

/**
 * Looks at a file and the folders around it as `sshd` does before it believes an `authorized_keys` file: all must
 * belong to the user or to root, and nobody else may write to them. (Debian's `sshd` also lets the user's own group
 * write; this does not.)
 *
 * @returns what is wrong, the file first; empty when the file can be believed.
 * @throws {SshError} `ssh/file-unreadable`.
 */
export async function strictModeFindings(path: string, { uid, home }: FileOwner): Promise<ModeFinding[]> {
  const real = await resolved(path);
  const end = await realpath(home).catch(() => undefined);
  const findings = judge(real, await looked(real), uid, true);
  for (let folder = dirname(real); ; folder = dirname(folder)) {
    findings.push(...judge(folder, await looked(folder), uid, false));
    if (folder === end || folder === dirname(folder)) return findings;
  }
}

/**
 * Looks at the file of a private key as `ssh` does before it uses it: nobody but the user may read it. Keys of other
 * owners are not complained about.
 *
 * @throws {SshError} `ssh/file-unreadable`.
 */
export async function privateKeyFileFindings(path: string, uid: number): Promise<ModeFinding[]> {
  const stats = await looked(await resolved(path));
  const mode = stats.mode & 0o777;
  return stats.uid === uid && (mode & 0o077) !== 0 ? [{ path, problem: 'readable', mode }] : [];
}

/**
 * Reads a file that decides who may log in, unless its modes say that somebody else could have written it.
 *
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-modes`.
 */
export async function readStrictly(path: string, owner: FileOwner): Promise<Uint8Array> {
  const [finding] = await strictModeFindings(path, owner);
  if (finding !== undefined) {
    const { path: at, problem, mode } = finding;
    throw new SshError('ssh/file-modes', { context: { path: at, problem, mode: mode.toString(8).padStart(4, '0') } });
  }
  return reading(path, async () => {
    const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      return new Uint8Array(await handle.readFile());
    } finally {
      await handle.close();
    }
  });
}

function judge(path: string, stats: Stats, uid: number, isFile: boolean): ModeFinding[] {
  const mode = stats.mode & 0o7777;
  const problems: ModeProblem[] = [];
  if (isFile && !stats.isFile()) problems.push('not-a-file');
  if (stats.uid !== 0 && stats.uid !== uid) problems.push('owner');
  if ((mode & 0o022) !== 0) problems.push('writable');
  return problems.map((problem) => ({ path, problem, mode }));
}

const resolved = (path: string): Promise<string> => reading(path, () => realpath(path));
const looked = (path: string): Promise<Stats> => reading(path, () => stat(path));

async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    throw new SshError('ssh/file-unreadable', { context: { path, reason: cause.code ?? 'unknown' }, cause });
  }
}
