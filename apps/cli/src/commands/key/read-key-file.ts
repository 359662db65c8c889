import { existsSync } from 'node:fs';
import { SshError } from '@cutaway/ssh-auth/errors';
import {
  describePrivateKeyFile,
  isPrivateKeyFile,
  type PrivateKeyFile,
  type SshPublicKey,
  samePublicKey,
  visiblePublicKey,
} from '@cutaway/ssh-auth/keys';
import { Failure } from '../../failure.js';
import { readText } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { openPrivateKey } from './open-key.js';
import type { PassphraseSource } from './passphrase.js';
import { type PublicKeyItem, publicKeysIn, readPublicKeys } from './read-public-keys.js';

/** A key of a file, of which the public half is known. */
export interface KeyFileItem extends PublicKeyItem {
  /** Of a private key file. */
  readonly privateKey?: PrivateKeyFile;
}

/**
 * The public keys, certificates, or the private key in a file. The passphrase of a private key is asked for only when
 * the file hides the public half without it.
 *
 * @throws {SshError} for what cannot be read. @throws {Failure} for a file with no key in it.
 */
export async function readKeyFile(
  file: string,
  source: PassphraseSource,
  context: RunContext,
): Promise<readonly KeyFileItem[]> {
  const content = readText(file);
  if (!isPrivateKeyFile(content)) return publicKeysIn(content, file);
  const privateKey = describePrivateKeyFile(content);
  const visible = privateKey.protection === undefined ? undefined : visiblePublicKey(content);
  if (visible !== undefined) return [{ key: visible, comment: commentBeside(file, visible), privateKey }];
  const { key } = await openPrivateKey(content, file, source, context);
  return [{ key: key.key, comment: key.comment, privateKey }];
}

/** The comment is encrypted with the key; the public key's file has it too. */
function commentBeside(file: string, key: SshPublicKey): string {
  if (file === '-' || !existsSync(`${file}.pub`)) return '';
  try {
    const [beside] = readPublicKeys(`${file}.pub`);
    return samePublicKey(beside.key, key) ? beside.comment : '';
  } catch (error) {
    if (error instanceof SshError || error instanceof Failure) return '';
    throw error;
  }
}
