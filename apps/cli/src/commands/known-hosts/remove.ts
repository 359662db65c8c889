import { removeKnownHost } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { entryJson, entryLines } from './entry.js';
import { type FileOption, fileToChange, mustExist } from './files.js';
import { parseHost } from './host.js';

export interface RemoveOptions extends FileOption {
  readonly json?: true;
}

/** Takes a host out of a file, which is kept as `FILE.old`. A host that is not in it is no failure. */
export async function remove(hostText: string, options: RemoveOptions, context: RunContext): Promise<ExitCode> {
  const { print, note, say } = context;
  const { name } = parseHost(hostText);
  const file = fileToChange(options);
  mustExist(file);
  const removed = await removeKnownHost(file, name);
  if (options.json) {
    print(JSON.stringify({ schemaVersion: 1, file, removed: removed.map(entryJson) }));
  } else {
    for (const line of removed.flatMap((entry) => entryLines(entry, context))) print(line);
  }
  if (removed.length === 0) note(say('knownHosts.notFound', { host: name, files: [file] }));
  else note(say('knownHosts.kept', { file: `${file}.old` }));
  return ExitCode.ok;
}
