import { ExitCode } from '../../exit-code.js';
import type { RunContext } from '../../run-context.js';
import { entryJson, entryLines } from './entry.js';
import { type FilesOption, openKnownHosts } from './files.js';
import { parseHost } from './host.js';

export interface FindOptions extends FilesOption {
  readonly lines?: true;
  readonly json?: true;
}

/** Shows what is recorded about a host. */
export async function find(hostText: string, options: FindOptions, context: RunContext): Promise<ExitCode> {
  const { print, note, say } = context;
  const host = parseHost(hostText);
  const knownHosts = await openKnownHosts(options);
  const entries = knownHosts.find(host);
  if (options.json) {
    print(JSON.stringify({ schemaVersion: 1, host: host.name, entries: entries.map(entryJson) }));
  } else if (options.lines) {
    for (const { file, line } of entries) {
      const { text = '' } = knownHosts.files.find(({ name }) => name === file) ?? {};
      print(text.split('\n')[line - 1] ?? '');
    }
  } else {
    for (const line of entries.flatMap((entry) => entryLines(entry, context))) print(line);
  }
  if (entries.length > 0) return ExitCode.ok;
  note(say('knownHosts.notFound', { host: host.name, files: knownHosts.files.map(({ name }) => name) }));
  return ExitCode.refused;
}
