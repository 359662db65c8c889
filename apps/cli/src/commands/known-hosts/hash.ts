import { nodeCrypto } from '@cutaway/primitives/node';
import { KnownHostsFile } from '@cutaway/ssh-auth/known-hosts';
import { hashKnownHosts, readKnownHosts } from '@cutaway/ssh-auth/node';
import { ExitCode } from '../../exit-code.js';
import { readText } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { paragraph } from '../../terminal/paragraph.js';
import { type FileOption, fileToChange, mustExist } from './files.js';

export interface HashOptions extends FileOption {
  readonly json?: true;
}

/** Hides the host names in a file, which is kept as `FILE.old`; standard input goes to standard output. */
export async function hash(options: HashOptions, context: RunContext): Promise<ExitCode> {
  const { print, note, say } = context;
  const file = fileToChange(options);
  if (file === '-') {
    process.stdout.write(new KnownHostsFile(readText(file), file, nodeCrypto).hash().text);
    return ExitCode.ok;
  }
  mustExist(file);
  const before = await plainEntries(file);
  await hashKnownHosts(file);
  const left = await plainEntries(file);
  const hidden = before - left;
  if (options.json) print(JSON.stringify({ schemaVersion: 1, file, hidden, plain: left }));
  else paragraph(context, say('knownHosts.hashed', { file, hidden, left }));
  if (hidden > 0) note(say('knownHosts.keptPlain', { file: `${file}.old` }));
  return ExitCode.ok;
}

async function plainEntries(file: string): Promise<number> {
  const { files } = await readKnownHosts([file]);
  return files.flatMap(({ entries }) => entries).filter(({ hashed }) => hashed === undefined).length;
}
