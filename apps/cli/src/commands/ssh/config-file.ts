import { readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { ExitCode } from '../../exit-code.js';
import { Failure, fileFailure } from '../../failure.js';

/** A line of ssh_config(5) that holds for a host: a keyword as it is written there, and its value. */
export interface ConfigLine {
  readonly keyword: string;
  readonly value: string;
}

/** How deep files may include others, as in OpenSSH. */
const MAXIMUM_DEPTH = 16;

/**
 * The lines that hold for a host, in the order in which they count (ssh_config(5)): `Host` sections whose patterns fit
 * the name as the user wrote it, and `Match all`. Sections with other `Match` criteria are passed over.
 *
 * @param file in place of the user's and the system's; `none` for no file at all.
 * @throws {Failure} with exit code 4 when a file cannot be read, or others than its owner can write to it.
 */
export function configLinesFor(host: string, file?: string): ConfigLine[] {
  if (file === 'none') return [];
  if (file !== undefined) return new ConfigReader(host).read(resolve(file), join(homedir(), '.ssh'));
  const reader = new ConfigReader(host);
  const user = join(homedir(), '.ssh', 'config');
  const system = '/etc/ssh/ssh_config';
  return [user, system].flatMap((path) => (isThere(path) ? reader.read(path, dirname(path), path === user) : []));
}

class ConfigReader {
  private readonly host: string;

  constructor(host: string) {
    this.host = host;
  }

  /** @param folder where included files stand that are not named in full. */
  read(path: string, folder: string, isUsers = false, depth = 0): ConfigLine[] {
    const lines: ConfigLine[] = [];
    let holds = true;
    for (const { keyword, value } of linesOf(textOf(path, isUsers))) {
      const name = keyword.toLowerCase();
      if (name === 'host') holds = this.fits(value);
      else if (name === 'match') holds = value.trim().toLowerCase() === 'all';
      else if (!holds) continue;
      else if (name !== 'include') lines.push({ keyword, value });
      else if (depth < MAXIMUM_DEPTH) {
        for (const found of included(value, folder)) lines.push(...this.read(found, folder, isUsers, depth + 1));
      }
    }
    return lines;
  }

  /** One pattern must fit, and none with `!`. */
  private fits(patterns: string): boolean {
    let fits = false;
    for (const pattern of words(patterns)) {
      if (!matches(pattern.replace(/^!/, ''), this.host)) continue;
      if (pattern.startsWith('!')) return false;
      fits = true;
    }
    return fits;
  }
}

function linesOf(text: string): ConfigLine[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const [, keyword = '', value = ''] = /^\s*([A-Za-z0-9]+)\s*(?:=|\s)\s*(.*?)\s*$/.exec(line) ?? [];
    return value === '' ? [] : [{ keyword, value: value.replace(/^"([^"]*)"$/, '$1') }];
  });
}

/** What stands between spaces; quotes hold words with spaces together. */
export function words(value: string): string[] {
  return (value.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replace(/^"(.*)"$/, '$1'));
}

function textOf(path: string, isUsers: boolean): string {
  try {
    // Whoever can write to it says where to connect, and as whom.
    if (isUsers && (statSync(path).mode & 0o022) !== 0)
      throw new Failure(ExitCode.input, 'ssh.configModes', { file: path });
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw error instanceof Failure ? error : fileFailure('file.unreadable', path, error);
  }
}

/** Files that an `Include` names, in the order of their names; the last part of a path may be a pattern. */
function included(value: string, folder: string): string[] {
  return words(value).flatMap((name) => {
    const path = resolve(folder, name.replace(/^~(?=\/)/, homedir()));
    if (!/[*?]/.test(basename(path))) return isThere(path) ? [path] : [];
    if (!isThere(dirname(path))) return [];
    const names = readdirSync(dirname(path)).filter((entry) => matches(basename(path), entry));
    return names.sort().map((entry) => join(dirname(path), entry));
  });
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Whether a name fits a pattern with `*` and `?`. */
export function matches(pattern: string, name: string): boolean {
  const expression = pattern
    .replace(/[^\w*?]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`, 's').test(name);
}
