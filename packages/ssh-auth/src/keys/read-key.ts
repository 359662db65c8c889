import { SshError } from '../errors/index.js';
import { OPENSSH_LABEL, type PassphraseOptions, parseOpenSshKeyFile } from './openssh-key-file.js';
import { isPemPrivateKey, parsePemPrivateKey } from './pem/private-key.js';
import { isPemPublicKey, parsePemPublicKey } from './pem/public-key.js';
import type { SshPrivateKey } from './private-key.js';
import type { PublicKeyLimits, SshPublicKey } from './public-key.js';
import { parsePublicKeyLine } from './public-key-line.js';
import { isPuttyKeyFile, parsePuttyKeyFile } from './putty-key-file.js';
import { parseSsh2PublicKey, SSH2_LABEL } from './rfc4716.js';
import { readArmor } from './text-armor.js';

/**
 * Reads a private key file, whatever its format: OpenSSH's, PEM (PKCS #1, SEC 1, PKCS #8, with either encryption) or
 * PuTTY's.
 *
 * @throws {SshError} `ssh/unknown-private-key-format`, `ssh/malformed-private-key`, `ssh/passphrase-needed`,
 * `ssh/wrong-passphrase`, `ssh/unsupported-cipher`, `ssh/unsupported-kdf`, `ssh/kdf-cost`, `ssh/unknown-key-type`.
 */
export function parsePrivateKey(content: string, options: PassphraseOptions = {}): SshPrivateKey {
  if (isPuttyKeyFile(content)) return parsePuttyKeyFile(content, options);
  const armor = readArmor(content);
  if (armor?.label === OPENSSH_LABEL) return parseOpenSshKeyFile(armor.bytes, options);
  if (armor !== undefined && isPemPrivateKey(armor.label)) return parsePemPrivateKey(armor, options);
  throw new SshError('ssh/unknown-private-key-format');
}

/**
 * Reads a public key file, whatever its format: a line as in `id_ed25519.pub`, RFC 4716, or PEM.
 *
 * @throws {SshError} `ssh/malformed-key`, `ssh/unknown-key-type`, `ssh/key-type-mismatch`, `ssh/key-too-short`.
 */
export function parsePublicKeyFile(
  content: string,
  limits: PublicKeyLimits = {},
): { key: SshPublicKey; comment: string } {
  const armor = readArmor(content);
  if (armor?.label === SSH2_LABEL) return parseSsh2PublicKey(armor, limits);
  if (armor !== undefined && isPemPublicKey(armor.label)) return { key: parsePemPublicKey(armor, limits), comment: '' };
  const line = content.split('\n').find((candidate) => !/^\s*(?:#|$)/.test(candidate));
  return parsePublicKeyLine(line ?? '', limits);
}
