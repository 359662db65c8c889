import { utf8 } from '@cutaway/primitives/bytes';
import { publicKeysIn as itemsIn, type PublicKeyItem } from '@cutaway/ssh-auth/certificates';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { readText } from '../../files.js';
import { likenessOf } from '../../likeness.js';

export type { PublicKeyItem };

/** The public keys and certificates in a file, at least one; see `publicKeysIn` of `@cutaway/ssh-auth/certificates`. */
export function readPublicKeys(file: string): readonly [PublicKeyItem, ...PublicKeyItem[]] {
  return publicKeysIn(readText(file), file);
}

/** The same, from the text of a file. @throws {Failure} for a file with no key in it. */
export function publicKeysIn(text: string, file: string): readonly [PublicKeyItem, ...PublicKeyItem[]] {
  if (likenessOf(utf8(text)) === 'certificate') throw new Failure(ExitCode.input, 'likeness.certificate', { file });
  const [first, ...more] = itemsIn(text, file);
  if (first === undefined) throw new Failure(ExitCode.input, 'key.nothingFound', { file });
  return [first, ...more];
}

/** The only key of a file. @throws {Failure} when there are several. */
export function readPublicKey(file: string): PublicKeyItem {
  const [only, ...more] = readPublicKeys(file);
  if (more.length > 0) throw new Failure(ExitCode.input, 'key.several', { file, count: more.length + 1 });
  return only;
}
