import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { SshError, type SshErrorCode } from '../errors/index.js';
import { parsePublicKey, type SshPublicKey } from '../keys/public-key.js';
import { checkWrittenType, splitPublicKeyLine } from '../keys/public-key-line.js';
import { matchPatternList } from '../pattern/pattern.js';
import { type HashedHost, matchesHashedHost, parseHashedHost } from './hashed-host.js';

/** What stands in front of an entry: `@cert-authority`, `@revoked`, or nothing. */
export type Marker = 'cert-authority' | 'revoked' | undefined;

/** A line that records a key. */
export interface KnownHostsEntry {
  readonly kind: 'entry';
  /** The file's name, as it was given. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly marker: Marker;
  /** As written: patterns with commas between, or one hashed name. */
  readonly hosts: string;
  readonly hashed: HashedHost | undefined;
  readonly key: SshPublicKey;
  readonly comment: string;
}

/**
 * Why a line cannot be used.
 *
 * - `marker`: a word with `@` in front that is no marker, two markers, or a marker alone.
 * - `hashed-host`: a name that begins with `|` and is no hashed name.
 * - `no-key`: nothing behind the host names.
 * - a code of {@link SshError}: what is wrong with the key.
 */
export type LineProblem = 'marker' | 'hashed-host' | 'no-key' | SshErrorCode;

/** A line that is kept and never used. */
export interface BrokenLine {
  readonly kind: 'broken';
  readonly file: string;
  readonly line: number;
  readonly problem: LineProblem;
  /** The host names, when the line could be read that far. */
  readonly hosts?: string;
}

/** An empty line or a comment. */
export interface BlankLine {
  readonly kind: 'blank';
  readonly file: string;
  readonly line: number;
}

/** A line of a known_hosts file: an entry, one that cannot be read, or an empty one or comment. */
export type KnownHostsLine = KnownHostsEntry | BrokenLine | BlankLine;

const MARKERS: Readonly<Record<string, Marker>> = { '@cert-authority': 'cert-authority', '@revoked': 'revoked' };

/** Reads one line, without its line end. Never throws. */
export function parseKnownHostsLine(text: string, file: string, line: number): KnownHostsLine {
  const content = text.replace(/^[ \t]+/, '');
  if (content === '' || content.startsWith('#') || /^\r*$/.test(content)) return { kind: 'blank', file, line };
  const { marker, after } = takeMarker(content);
  if (marker === 'broken') return { kind: 'broken', file, line, problem: 'marker' };
  const [, hosts = '', behind = ''] = /^([^ \t]*)[ \t]*(.*)$/s.exec(after) ?? [];
  const hashed = hosts.startsWith('|') ? parseHashedHost(hosts) : undefined;
  if (hosts.startsWith('|') && hashed === undefined) {
    return { kind: 'broken', file, line, problem: 'hashed-host', hosts };
  }
  if (behind.replace(/\r+$/, '') === '' || behind.startsWith('#')) {
    return { kind: 'broken', file, line, problem: 'no-key', hosts };
  }
  try {
    const { type, blob, comment } = splitPublicKeyLine(behind);
    const key = parsePublicKey(blob);
    checkWrittenType(type, key.type);
    return { kind: 'entry', file, line, marker, hosts, hashed, key, comment };
  } catch (error) {
    if (!(error instanceof SshError)) throw error;
    return { kind: 'broken', file, line, problem: error.code, hosts };
  }
}

/** A marker ends at the first space of the line, or at the first tab when it has none, as in OpenSSH. */
function takeMarker(content: string): { marker: Marker | 'broken'; after: string } {
  if (!content.startsWith('@')) return { marker: undefined, after: content };
  const end = content.indexOf(content.includes(' ') ? ' ' : '\t');
  const word = end < 0 ? content : content.slice(0, end);
  const after = end < 0 ? '' : content.slice(end).replace(/^[ \t]+/, '');
  const marker = Object.hasOwn(MARKERS, word) && !after.startsWith('@') ? MARKERS[word] : 'broken';
  return { marker, after };
}

/** Whether an entry is about a host, by the name it has in `known_hosts`. */
export function matchesHost(
  { hosts, hashed }: Pick<KnownHostsEntry, 'hosts' | 'hashed'>,
  name: string,
  crypto: CryptoProvider,
): boolean {
  if (hashed !== undefined) return matchesHashedHost(hashed, name, crypto);
  return matchPatternList(name, hosts, true) === 'matched';
}
