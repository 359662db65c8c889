import { SshError } from '../errors/index.js';
import type { SshPublicKey } from '../keys/public-key.js';
import { parsePublicKeyLine } from '../keys/public-key-line.js';
import { parsePublicKeyFile } from '../keys/read-key.js';
import type { SshCertificate } from './certificate.js';
import { parseCertificateLine } from './certificate-line.js';

/** A public key of a file, with the certificate around it when there is one. */
export interface PublicKeyItem {
  readonly key: SshPublicKey;
  readonly certificate?: SshCertificate;
  readonly comment: string;
}

/**
 * The public keys and certificates in a text: lines as in `id_ed25519.pub`, `id_ed25519-cert.pub`, `known_hosts`,
 * `authorized_keys` and the output of `ssh-keyscan`, or one key in RFC 4716 or PEM. Empty when there is none.
 *
 * @param file what errors call the text; its lines are `file:3`.
 * @throws {SshError} as `parsePublicKeyFile` and `parseCertificateLine`.
 */
export function publicKeysIn(text: string, file: string): readonly PublicKeyItem[] {
  if (/^-{4,5} ?BEGIN /m.test(text)) return [inPlace(file, () => parsePublicKeyFile(text))];
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^\s*(?:#|$)/.test(line) ? [] : [inPlace(`${file}:${index + 1}`, () => itemOf(line))]));
}

// Every key blob begins with the length of its type, whose upper bytes are zero.
const BEFORE_KEY = /^.*?(?=(?:^|\s)\S+[ \t]+AAAA)/;

function itemOf(line: string): PublicKeyItem {
  const bare = line.replace(BEFORE_KEY, '').trimStart();
  if (!/^\S+-cert-v01@openssh\.com\s/.test(bare)) return parsePublicKeyLine(bare);
  const { certificate, comment } = parseCertificateLine(bare);
  return { key: certificate.key, certificate, comment };
}

function inPlace<T>(message: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof SshError ? error.inMessage(message) : error;
  }
}
