import { utf8 } from '@cutaway/primitives/bytes';
import { constantTimeEqual } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { readSecret } from '../../files.js';
import type { RunContext } from '../../run-context.js';
import { askSecretly } from '../../terminal/prompt.js';
import type { ServeOptions } from './serve-command.js';

/** Says whether a password is the right one, in the same time whatever is wrong with it. */
export type PasswordCheck = (password: string) => boolean;

/**
 * The password that lets anybody in who knows it: the first line of a file, or what is typed for `-`. `undefined` when
 * there is to be none.
 *
 * @throws {Failure} when the file cannot be read or is empty.
 */
export async function passwordCheck(
  { passwordFile }: ServeOptions,
  { say }: RunContext,
): Promise<PasswordCheck | undefined> {
  if (passwordFile === undefined) return undefined;
  const typed = passwordFile === '-' ? await askSecretly(say('sshServe.askPassword')) : undefined;
  const digest = (password: string): Uint8Array => nodeCrypto.digest('SHA-256', utf8(password));
  const expected = digest(typed ?? readSecret(passwordFile));
  return (password) => constantTimeEqual(digest(password), expected);
}
