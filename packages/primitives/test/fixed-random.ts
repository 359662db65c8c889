import { utf8 } from '@cutaway/primitives/bytes';
import type { RandomSource } from '@cutaway/primitives/crypto';
import { noble } from '@cutaway/primitives/noble';

/** A source that gives the same bytes in every run: a key stream named by a seed. For tests alone. */
export function fixedRandom(seed: string): RandomSource {
  const key = noble.digest('SHA-256', utf8(seed));
  const stream = noble.encryptor('AES-256-CTR', key, new Uint8Array(16));
  return (length) => stream.update(new Uint8Array(length));
}
