import type { CryptoProvider } from '@cutaway/primitives/crypto';
import { nobleForConnections } from '@cutaway/primitives/noble';
import { type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import { publicKeyLine } from '../keys/public-key-line.js';
import { asciiLowerCase } from '../pattern/pattern.js';
import { hashHostRandomly } from './hashed-host.js';
import { type KnownHostsEntry, type KnownHostsLine, matchesHost, parseKnownHostsLine } from './line.js';

/** What to write for a new entry. */
export interface NewEntry {
  /** As {@link knownHostsName} makes it. Several names are written with commas between, or a line each when hashed. */
  readonly names: readonly string[];
  readonly key: SshPublicKey;
  /** Hide the names (ssh_config(5), HashKnownHosts). */
  readonly hash?: boolean;
  readonly marker?: 'cert-authority' | 'revoked';
  readonly comment?: string;
}

/**
 * The text of one `known_hosts` file.
 *
 * Never changes: each edit gives a new one, in which every line that the edit is not about is the same to the byte,
 * broken lines, comments, line ends and a missing last line end included. Empty texts are fine.
 */
export class KnownHostsFile {
  /** For messages: `~/.ssh/known_hosts`. */
  readonly name: string;
  readonly text: string;
  readonly lines: readonly KnownHostsLine[];
  /** Each line with its line end. */
  private readonly raw: readonly string[];
  private readonly crypto: CryptoProvider;

  constructor(text: string, name = 'known_hosts', crypto: CryptoProvider = nobleForConnections) {
    this.name = name;
    this.text = text;
    this.crypto = crypto;
    this.raw = text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
    this.lines = this.raw.map((line, index) => parseKnownHostsLine(line.replace(/\n$/, ''), name, index + 1));
  }

  /** The entries that record keys. */
  get entries(): KnownHostsEntry[] {
    return this.lines.filter((line) => line.kind === 'entry');
  }

  /** The entries about a host, markers included. @param name as {@link knownHostsName} makes it. */
  find(name: string): KnownHostsEntry[] {
    return this.entries.filter((entry) => matchesHost(entry, asciiLowerCase(name), this.crypto));
  }

  /** Adds an entry at the end. */
  add({ names, key, hash = false, marker, comment }: NewEntry): KnownHostsFile {
    const lower = names.map(asciiLowerCase);
    const hosts = hash ? lower.map((name) => hashHostRandomly(name, this.crypto)) : [lower.join(',')];
    const added = hosts.map(
      (host) => `${marker === undefined ? '' : `@${marker} `}${host} ${publicKeyLine(key, comment)}\n`,
    );
    const separator = this.text === '' || this.text.endsWith('\n') ? '' : '\n';
    return this.with(this.text + separator + added.join(''));
  }

  /**
   * Takes out the lines about a host, as `ssh-keygen -R` does: a line with several names goes as a whole; lines of
   * authorities and revocations stay.
   */
  remove(name: string): { file: KnownHostsFile; removed: KnownHostsEntry[] } {
    return this.take(this.find(name).filter(({ marker }) => marker === undefined));
  }

  /**
   * Makes these the only keys of a host (host key rotation, PROTOCOL hostkeys-00@openssh.com): takes out lines with
   * other keys, adds the keys that are missing. Lines of authorities and revocations stay.
   */
  replace(
    name: string,
    keys: readonly SshPublicKey[],
    { hash = false }: { readonly hash?: boolean } = {},
  ): { file: KnownHostsFile; removed: KnownHostsEntry[]; added: SshPublicKey[] } {
    const recorded = this.find(name).filter(({ marker }) => marker === undefined);
    const isIn = (key: SshPublicKey, others: readonly SshPublicKey[]) =>
      others.some((other) => samePublicKey(key, other));
    const added = keys.filter(
      (key) =>
        !isIn(
          key,
          recorded.map((entry) => entry.key),
        ),
    );
    const { file, removed } = this.take(recorded.filter(({ key }) => !isIn(key, keys)));
    return { file: added.reduce((grown, key) => grown.add({ names: [name], key, hash }), file), removed, added };
  }

  /**
   * Hides all host names, as `ssh-keygen -H` does: a line with several names becomes a line each. Left as they are:
   * names that are hidden already, patterns, lines of authorities and revocations, broken lines.
   */
  hash(): KnownHostsFile {
    const lines = this.lines.map((line, index) => {
      const raw = this.raw[index] as string;
      if (line.kind !== 'entry' || line.marker !== undefined || line.hashed !== undefined) return raw;
      if (/[*?!]/.test(line.hosts)) return raw;
      const behind = raw.replace(/^[ \t]*[^ \t]+[ \t]+/, '');
      const names = line.hosts.split(',').filter((name) => name !== '');
      return names
        .map((name, at) => {
          const end = at < names.length - 1 && !behind.endsWith('\n') ? '\n' : '';
          return `${hashHostRandomly(asciiLowerCase(name), this.crypto)} ${behind}${end}`;
        })
        .join('');
    });
    return this.with(lines.join(''));
  }

  /** The file without some of its lines. */
  private take(removed: KnownHostsEntry[]): { file: KnownHostsFile; removed: KnownHostsEntry[] } {
    const gone = new Set(removed.map(({ line }) => line));
    return { file: this.with(this.raw.filter((_, index) => !gone.has(index + 1)).join('')), removed };
  }

  private with(text: string): KnownHostsFile {
    return new KnownHostsFile(text, this.name, this.crypto);
  }
}
