import { SshError, type SshErrorCode } from '../errors/index.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { parsePublicKeyLine } from '../keys/public-key-line.js';
import { splitOptions } from '../option-list/option-list.js';
import { ALL_PERMITTED, type KeyOptions, parseKeyOptions } from './key-options.js';

/** A line that has a key. */
export interface AuthorizedKey {
  readonly kind: 'entry';
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly key: SshPublicKey;
  readonly comment: string;
  /** `badOption` when the options cannot be used; the line then authorizes nobody. */
  readonly options: KeyOptions | { readonly badOption: string };
}

/** A line without a key that can be read. */
export interface BrokenAuthorizedKey {
  readonly kind: 'broken';
  readonly file: string;
  readonly line: number;
  /** What is wrong with the key, or `options` when a quote is not closed. */
  readonly problem: SshErrorCode | 'options';
}

/** The text of an `authorized_keys` file, read line by line (sshd(8)). Lines that cannot be read are kept as such. */
export class AuthorizedKeysFile {
  readonly name: string;
  readonly lines: readonly (AuthorizedKey | BrokenAuthorizedKey)[];

  constructor(text: string, name = 'authorized_keys') {
    this.name = name;
    this.lines = text.split('\n').flatMap((line, index) => parseLine(line, name, index + 1));
  }
}

function parseLine(text: string, file: string, line: number): (AuthorizedKey | BrokenAuthorizedKey)[] {
  const content = text.replace(/^[ \t]+/, '').replace(/\r$/, '');
  if (content === '' || content.startsWith('#')) return [];
  const plain = keyIn(content);
  if (!('problem' in plain)) {
    return [{ kind: 'entry', file, line, ...plain, options: { permissions: ALL_PERMITTED, certAuthority: false } }];
  }
  const parts = splitOptions(content);
  if (parts === undefined) return [{ kind: 'broken', file, line, problem: 'options' }];
  const behind = keyIn(parts.rest);
  if (!('problem' in behind)) {
    return [{ kind: 'entry', file, line, ...behind, options: parseKeyOptions(parts.options) }];
  }
  // Without options in front, what is wrong with the key is what was found first.
  const startsWithType = /^(?:ssh-|ecdsa-|sk-|rsa-)/.test(content);
  return [{ kind: 'broken', file, line, problem: (startsWithType ? plain : behind).problem }];
}

function keyIn(text: string): { key: SshPublicKey; comment: string } | { problem: SshErrorCode } {
  try {
    return parsePublicKeyLine(text);
  } catch (error) {
    if (error instanceof SshError) return { problem: error.code };
    throw error;
  }
}
