import { fingerprint, shortTypeName } from '@cutaway/ssh-auth/keys';
import type { KnownHostsEntry } from '@cutaway/ssh-auth/known-hosts';
import type { RunContext } from '../../run-context.js';
import { printableLines } from '../../terminal/printable.js';

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

/** An entry in a line: where it stands, what it records. */
export function entryLine({ file, line, marker, hosts, key, comment }: KnownHostsEntry, { style }: RunContext): string {
  const parts = [
    style.bold(clean(`${file}:${line}`)),
    marker === undefined ? '' : style.warn(`@${marker}`),
    shortTypeName(key.type),
    fingerprint(key),
    hosts.startsWith('|') ? '' : clean(hosts),
    clean(comment),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

const clean = (text: string): string => printableLines(text).join(' ');
