import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Which repositories are served. */
export interface GitCommandOptions {
  /** The folder below which they stand. Links that lead out of it are not followed. */
  readonly root: string;
  /** Whether clients may push, which also runs the repository's hooks: `false` unless given. */
  readonly allowPush?: boolean;
}

/** Programs of git that clients ask for, and what they are called in git. */
const SERVICES: ReadonlyMap<string, readonly string[]> = new Map([
  ['git-upload-pack', ['upload-pack', '--strict']],
  ['git-receive-pack', ['receive-pack']],
]);

/**
 * The program and arguments for what a git client asks a server to run: `git-upload-pack '/project.git'`. No shell is
 * involved. A repository may be asked for without its `.git`.
 *
 * @returns `undefined` when it is no such command, or there is no such repository below the root.
 */
export function gitCommand(
  command: string,
  { root, allowPush = false }: GitCommandOptions,
): readonly [program: string, ...args: string[]] | undefined {
  const [, service = '', argument = ''] = /^(git[- ](?:upload|receive)-pack) ([^\0\r\n]+)$/.exec(command) ?? [];
  const name = service.replace(' ', '-');
  const args = SERVICES.get(name);
  const path = unquoted(argument);
  if (args === undefined || path === undefined || (name === 'git-receive-pack' && !allowPush)) return undefined;
  const repository = repositoryBelow(root, path);
  return repository === undefined ? undefined : ['git', ...args, repository];
}

/** Undoes the quoting git puts around an argument: `'…'`, with `'\''` and `'\!'` inside. */
function unquoted(argument: string): string | undefined {
  if (/^[\w@%+=:,./~-]+$/.test(argument)) return argument;
  if (!/^'[^']*'(?:\\['!]'[^']*')*$/.test(argument)) return undefined;
  return argument.slice(1, -1).replace(/'\\(['!])'/g, '$1');
}

function repositoryBelow(root: string, path: string): string | undefined {
  const top = realpathSync(root);
  const asked = join(top, path.replace(/^~?\/*/, ''));
  for (const candidate of [asked, `${asked}.git`, join(asked, '.git')]) {
    const folder = existing(candidate);
    if (folder?.startsWith(top.endsWith(sep) ? top : top + sep) === true && isRepository(folder)) return folder;
  }
  return undefined;
}

function existing(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function isRepository(folder: string): boolean {
  const isThere = (name: string): boolean => statSync(join(folder, name), { throwIfNoEntry: false }) !== undefined;
  return ['HEAD', 'objects', 'refs'].every(isThere);
}
