import { existsSync } from 'node:fs';
import { nodeCrypto } from '@cutaway/primitives/node';
import { KnownHosts, KnownHostsFile } from '@cutaway/ssh-auth/known-hosts';
import { defaultKnownHostsPaths, readKnownHosts } from '@cutaway/ssh-auth/node';
import { fileFailure } from '../../failure.js';
import { readText } from '../../files.js';

/** Where to look. */
export interface FilesOption {
  readonly file?: readonly string[];
}

/** Which file to change. */
export interface FileOption {
  readonly file?: string;
}

/** The files given, or OpenSSH's; `-` is standard input. A file that was named must be there. */
export async function openKnownHosts({ file: files }: FilesOption): Promise<KnownHosts> {
  if (files === undefined) return readKnownHosts();
  const read = await Promise.all(
    files.map(async (file) => {
      if (file === '-') return [new KnownHostsFile(readText(file), file, nodeCrypto)];
      mustExist(file);
      return (await readKnownHosts([file])).files;
    }),
  );
  return new KnownHosts(read.flat(), { crypto: nodeCrypto });
}

/** The user's own file unless another is named. */
export function fileToChange({ file }: FileOption): string {
  return file ?? (defaultKnownHostsPaths()[0] as string);
}

/** @throws {Failure} with exit code 4. */
export function mustExist(file: string): void {
  if (!existsSync(file)) throw fileFailure('file.unreadable', file, { code: 'ENOENT' });
}
