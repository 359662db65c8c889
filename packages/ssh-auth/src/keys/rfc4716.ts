import { base64 } from '@cutaway/primitives/bytes';
import { type PublicKeyLimits, parsePublicKey, type SshPublicKey } from './public-key.js';
import type { Armor } from './text-armor.js';

/** The label of the format. */
export const SSH2_LABEL = 'SSH2 PUBLIC KEY';

/**
 * Reads a public key file of RFC 4716.
 *
 * @throws {SshError} as `parsePublicKey`.
 */
export function parseSsh2PublicKey(armor: Armor, limits: PublicKeyLimits = {}): { key: SshPublicKey; comment: string } {
  const comment = (armor.headers.get('comment') ?? '').replace(/^"(.*)"$/, '$1');
  return { key: parsePublicKey(armor.bytes, limits), comment };
}

/** Lines may have 72 bytes, and a comment that does not fit is continued on the next (RFC 4716 §3.1, §3.3). */
const WIDTH = 72;

/** Writes a public key file of RFC 4716, as `ssh-keygen -e` does. */
export function ssh2PublicKey(key: SshPublicKey, comment = ''): string {
  const header = comment === '' ? [] : continued(`Comment: "${comment.replace(/["\\\r\n]/g, '')}"`);
  const body = base64.encode(key.blob).match(/.{1,70}/g) ?? [];
  return [`---- BEGIN ${SSH2_LABEL} ----`, ...header, ...body, `---- END ${SSH2_LABEL} ----`, ''].join('\n');
}

function continued(line: string): string[] {
  const parts = line.match(new RegExp(`.{1,${WIDTH - 1}}`, 'gu')) ?? [];
  return parts.map((part, index) => (index < parts.length - 1 ? `${part}\\` : part));
}
