import { parseCertificateLine, type SshCertificate } from '@cutaway/ssh-auth/certificates';
import { parsePublicKeyFile, parsePublicKeyLine, type SshPublicKey } from '@cutaway/ssh-auth/keys';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readText } from '../../files.js';
import { located } from './located.js';

/** A public key from a file, with the certificate around it when there is one. */
export interface PublicKeyItem {
  readonly key: SshPublicKey;
  readonly certificate?: SshCertificate;
  readonly comment: string;
}

/**
 * The public keys and certificates in a file: lines as in `id_ed25519.pub`, `id_ed25519-cert.pub`, `known_hosts`,
 * `authorized_keys` and the output of `ssh-keyscan`, or one key in RFC 4716 or PEM. At least one.
 *
 * @throws {SshError} for what cannot be read. @throws {Failure} for a file with no key in it.
 */
export function readPublicKeys(file: string): readonly [PublicKeyItem, ...PublicKeyItem[]] {
  return publicKeysIn(readText(file), file);
}

/** The same, from the text of a file. */
export function publicKeysIn(text: string, file: string): readonly [PublicKeyItem, ...PublicKeyItem[]] {
  const [first, ...more] = /^-{4,5} ?BEGIN /m.test(text)
    ? [located(file, undefined, () => parsePublicKeyFile(text))]
    : linesOf(text, file);
  if (first === undefined) throw new Failure(ExitCode.input, 'key.nothingFound', { file });
  return [first, ...more];
}

/** The only key of a file. @throws {Failure} when there are several. */
export function readPublicKey(file: string): PublicKeyItem {
  const [only, ...more] = readPublicKeys(file);
  if (more.length > 0) throw new Failure(ExitCode.input, 'key.several', { file, count: more.length + 1 });
  return only;
}

function linesOf(text: string, file: string): PublicKeyItem[] {
  return text
    .split(/\r?\n/)
    .flatMap((line, index) => (/^\s*(?:#|$)/.test(line) ? [] : [located(file, index + 1, () => itemOf(line))]));
}

// Every key blob begins with the length of its type, whose upper bytes are zero.
const BEFORE_KEY = /^.*?(?=(?:^|\s)\S+[ \t]+AAAA)/;

function itemOf(line: string): PublicKeyItem {
  const bare = line.replace(BEFORE_KEY, '').trimStart();
  return /^\S+-cert-v01@openssh\.com\s/.test(bare) ? certificateItem(bare) : parsePublicKeyLine(bare);
}

function certificateItem(line: string): PublicKeyItem {
  const { certificate, comment } = parseCertificateLine(line);
  return { key: certificate.key, certificate, comment };
}
