import { fingerprint, shortTypeName } from '@cutaway/ssh-auth/keys';
import type { KnownHostsEntry } from '@cutaway/ssh-auth/known-hosts';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';
import { columnsOf } from '../../terminal/wrap.js';

/** An entry in JSON. */
export function entryJson({ file, line, marker, hosts, key, comment }: KnownHostsEntry): Record<string, unknown> {
  return {
    file,
    line,
    ...(marker === undefined ? {} : { marker }),
    hosts,
    type: key.type,
    fingerprint: fingerprint(key),
    comment,
  };
}

/** An entry for people: where it stands and what it records; for whom, on a line of its own where one is too short. */
export function entryLines(
  { file, line, marker, hosts, key, comment }: KnownHostsEntry,
  { style }: RunContext,
): readonly string[] {
  const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('  ');
  const what = joined([
    style.bold(clean(`${file}:${line}`)),
    marker === undefined ? '' : style.warn(`@${marker}`),
    shortTypeName(key.type),
    fingerprint(key),
  ]);
  const whose = joined([hosts.startsWith('|') ? '' : clean(hosts), clean(comment)]);
  if (whose === '') return [what];
  return columnsOf(joined([what, whose])) <= style.width ? [joined([what, whose])] : [what, `    ${whose}`];
}

const clean = (text: string): string => printableLines(text).join(' ');
