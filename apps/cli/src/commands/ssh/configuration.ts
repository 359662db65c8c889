import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import type { ConfigLine } from './config-file.js';

/** Keywords of ssh_config(5) that are understood, as they are written there. */
const KEYWORDS = [
  'AddressFamily',
  'BatchMode',
  'CertificateFile',
  'Ciphers',
  'ConnectTimeout',
  'DynamicForward',
  'EscapeChar',
  'ExitOnForwardFailure',
  'ForwardAgent',
  'GlobalKnownHostsFile',
  'HashKnownHosts',
  'HostKeyAlgorithms',
  'HostKeyAlias',
  'HostName',
  'IdentitiesOnly',
  'IdentityAgent',
  'IdentityFile',
  'KbdInteractiveAuthentication',
  'KexAlgorithms',
  'LocalForward',
  'LogLevel',
  'MACs',
  'PasswordAuthentication',
  'Port',
  'PreferredAuthentications',
  'ProxyCommand',
  'ProxyJump',
  'PubkeyAuthentication',
  'RemoteForward',
  'RequestTTY',
  'SendEnv',
  'SetEnv',
  'StrictHostKeyChecking',
  'UpdateHostKeys',
  'User',
  'UserKnownHostsFile',
] as const;

/** A keyword of ssh_config(5). */
export type Keyword = (typeof KEYWORDS)[number];

/**
 * Lists that mean what OpenSSH has: the defaults here are others, and a list that was written for those would leave
 * nothing to agree on.
 */
const NOT_FROM_FILES: readonly Keyword[] = ['Ciphers', 'HostKeyAlgorithms', 'KexAlgorithms', 'MACs'];

/**
 * Values by keyword, with OpenSSH's rule: what was said first holds, but `IdentityFile`, `SendEnv` and their like
 * gather (ssh_config(5)).
 */
export class Configuration {
  private readonly values = new Map<Keyword, string[]>();

  /** Adds a value behind those that are there. */
  add(keyword: Keyword, value: string): void {
    this.values.set(keyword, [...(this.values.get(keyword) ?? []), value]);
  }

  /** Adds `Keyword=value` or `Keyword value`, as it stands behind `-o`. @throws {Failure} with exit code 2. */
  addOption(text: string): void {
    const [, name = '', value = ''] = /^\s*([A-Za-z0-9]+)\s*[=\s]\s*"?(.*?)"?\s*$/.exec(text) ?? [];
    const keyword = keywordOf(name);
    if (keyword === undefined || value === '') {
      throw new Failure(ExitCode.usage, 'ssh.badOption', { option: text, choices: KEYWORDS.join(', ') });
    }
    this.add(keyword, value);
  }

  /** Adds what a file says behind what is there. Files may say more than is understood here. */
  addLine({ keyword: name, value }: ConfigLine): void {
    const keyword = keywordOf(name);
    if (keyword !== undefined && !NOT_FROM_FILES.includes(keyword)) this.add(keyword, value);
  }

  /** The same without some keywords. */
  without(...keywords: Keyword[]): Configuration {
    const rest = new Configuration();
    for (const [keyword, values] of this.values) if (!keywords.includes(keyword)) rest.values.set(keyword, values);
    return rest;
  }

  /** The value that holds. */
  get(keyword: Keyword): string | undefined {
    return this.values.get(keyword)?.[0];
  }

  /** All values, the first first. */
  all(keyword: Keyword): readonly string[] {
    return this.values.get(keyword) ?? [];
  }

  /** One of several words. @throws {Failure} with exit code 2. */
  oneOf<T extends string>(keyword: Keyword, words: readonly T[], otherwise: T): T {
    const value = this.get(keyword)?.toLowerCase();
    if (value === undefined) return otherwise;
    const word = words.find((one) => one === value);
    if (word !== undefined) return word;
    throw new Failure(ExitCode.usage, 'ssh.badOptionValue', { keyword, value, choices: words.join(', ') });
  }

  /** @throws {Failure} with exit code 2. */
  isYes(keyword: Keyword, otherwise: boolean): boolean {
    return this.oneOf(keyword, ['yes', 'no'], otherwise ? 'yes' : 'no') === 'yes';
  }

  /** A whole number. @throws {Failure} with exit code 2. */
  number(keyword: Keyword, otherwise: number, maximum: number): number {
    const value = this.get(keyword);
    if (value === undefined) return otherwise;
    if (/^\d+$/.test(value) && Number(value) <= maximum) return Number(value);
    throw new Failure(ExitCode.usage, 'ssh.badOptionValue', { keyword, value, choices: `0–${maximum}` });
  }
}

function keywordOf(name: string): Keyword | undefined {
  return KEYWORDS.find((one) => one.toLowerCase() === name.toLowerCase());
}
