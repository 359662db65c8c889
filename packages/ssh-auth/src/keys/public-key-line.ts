import { base64 } from '@cutaway/primitives/bytes';
import { SshError } from '../errors/index.js';
import { type PublicKeyLimits, parsePublicKey, type SshPublicKey } from './public-key.js';
import type { PublicKeyType } from './public-key-formats.js';

/** The parts of a line `type base64 comment`, as in `id_ed25519.pub`, `known_hosts` and `authorized_keys`. */
export interface PublicKeyText {
  /** As written; a certificate's type, an unknown one, or the name of an RSA signature algorithm may stand here. */
  readonly type: string;
  readonly blob: Uint8Array;
  /** What stands behind the key, without blanks around it; may be empty. */
  readonly comment: string;
}

/** OpenSSH takes the names of RSA signature algorithms for the key's type. */
const RSA_SIGNATURE_NAMES: readonly string[] = ['rsa-sha2-256', 'rsa-sha2-512'];

/**
 * Takes a line apart without looking into the key.
 *
 * @throws {SshError} `ssh/malformed-key` when a part is missing or the second is not Base64.
 */
export function splitPublicKeyLine(line: string): PublicKeyText {
  const parts = /^[ \t]*([^ \t]+)[ \t]+([^ \t]+)(?:[ \t]+(.*))?$/s.exec(line.replace(/[\r\n]+$/, ''));
  if (parts === null) throw new SshError('ssh/malformed-key', { context: { reason: 'keytype' } });
  const [, type = '', encoded = '', comment = ''] = parts;
  return { type, blob: decodeBase64(encoded), comment: comment.trim() };
}

function decodeBase64(encoded: string): Uint8Array {
  try {
    return base64.decode(encoded);
  } catch (cause) {
    throw new SshError('ssh/malformed-key', { context: { reason: 'base64' }, rule: 'RFC 4648 §4', cause });
  }
}

/**
 * Reads a line of a `.pub` file.
 *
 * @throws {SshError} `ssh/malformed-key`, `ssh/unknown-key-type`, `ssh/key-type-mismatch`, `ssh/key-too-short`.
 */
export function parsePublicKeyLine(line: string, limits: PublicKeyLimits = {}): { key: SshPublicKey; comment: string } {
  const { type, blob, comment } = splitPublicKeyLine(line);
  const key = parsePublicKey(blob, limits);
  checkWrittenType(type, key.type);
  return { key, comment };
}

/** @throws {SshError} `ssh/key-type-mismatch` when the type in front of a key is not the one inside. */
export function checkWrittenType(written: string, type: PublicKeyType): void {
  if (written === type || (type === 'ssh-rsa' && RSA_SIGNATURE_NAMES.includes(written))) return;
  throw new SshError('ssh/key-type-mismatch', { context: { written, type } });
}

/** Writes the line of a `.pub` file, without a line end. */
export function publicKeyLine(key: { readonly type: string; readonly blob: Uint8Array }, comment = ''): string {
  return `${key.type} ${base64.encode(key.blob)}${comment === '' ? '' : ` ${comment}`}`;
}
