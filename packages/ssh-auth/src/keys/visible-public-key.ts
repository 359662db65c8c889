import { WireError } from '@cutaway/primitives/wire';
import { SshError } from '../errors/index.js';
import { OPENSSH_LABEL, openSshFilePublicKey } from './openssh-key-file.js';
import type { SshPublicKey } from './public-key.js';
import { isPuttyKeyFile, puttyFilePublicKey } from './putty-key-file.js';
import { readArmor } from './text-armor.js';

/**
 * The public key that can be read in a private key file without its passphrase: OpenSSH's and PuTTY's formats have it.
 *
 * Nothing proves that the encrypted private key belongs to it until that is decrypted.
 *
 * @returns `undefined` for formats that encrypt everything, and for files that cannot be read.
 */
export function visiblePublicKey(content: string): SshPublicKey | undefined {
  try {
    if (isPuttyKeyFile(content)) return puttyFilePublicKey(content);
    const armor = readArmor(content);
    return armor?.label === OPENSSH_LABEL ? openSshFilePublicKey(armor.bytes) : undefined;
  } catch (error) {
    if (error instanceof SshError || error instanceof WireError) return undefined;
    throw error;
  }
}
