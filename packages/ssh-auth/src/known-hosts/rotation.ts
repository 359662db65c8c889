import { SshError } from '../errors/index.js';
import { parsePublicKey, type SshPublicKey, samePublicKey } from '../keys/public-key.js';
import type { KnownHostsFile } from './known-hosts-file.js';
import type { KnownHostsEntry } from './line.js';

/**
 * Why a file is left as it is when a server names its keys.
 *
 * - `nothing-new`: it has all of them and no others.
 * - `not-known`: the key that this connection relies on is not recorded for the host in it.
 * - `marker`: a line about the host has a marker; authorities and revocations are somebody's decision.
 * - `pattern`: the host is recorded by a pattern, or together with other names.
 * - `other-names`: a key that would be learned or forgotten is recorded under other names, too.
 */
export type RotationObstacle = 'nothing-new' | 'not-known' | 'marker' | 'pattern' | 'other-names';

/** What to do with a file when a server has named its keys. */
export type HostKeyRotation =
  | { readonly obstacle: RotationObstacle }
  | {
      /** Keys that are not recorded; each must be proven before it is (`hostkeys-prove-00@openssh.com`). */
      readonly learn: readonly SshPublicKey[];
      /** Lines with keys that the server no longer has. */
      readonly forget: readonly KnownHostsEntry[];
      /** All keys of the host, once those to learn are proven. */
      readonly keys: readonly SshPublicKey[];
    };

/**
 * Compares what a server said its keys are (`hostkeys-00@openssh.com`) with what a file records, by the rules of
 * ssh_config(5), UpdateHostKeys.
 *
 * @param name as `knownHostsName` makes it.
 * @param current the key of this connection, encoded.
 * @param announced certificates, and keys of types that are not known here, are passed over.
 */
export function hostKeyRotation(
  file: KnownHostsFile,
  name: string,
  current: Uint8Array,
  announced: readonly Uint8Array[],
): HostKeyRotation {
  const recorded = file.find(name);
  const isIn = (key: SshPublicKey, keys: readonly SshPublicKey[]) => keys.some((other) => samePublicKey(key, other));
  const recordedKeys = recorded.map(({ key }) => key);
  const own = readKey(current);
  if (recorded.some(({ marker }) => marker !== undefined)) return { obstacle: 'marker' };
  if (own === undefined || !isIn(own, recordedKeys)) return { obstacle: 'not-known' };
  const keys = announced
    .map(readKey)
    .filter((key) => key !== undefined)
    .filter((key, index, all) => all.findIndex((other) => samePublicKey(key, other)) === index);
  const learn = keys.filter((key) => !isIn(key, recordedKeys));
  const forget = recorded.filter(({ key }) => !isIn(key, keys));
  if (keys.length === 0 || (learn.length === 0 && forget.length === 0)) return { obstacle: 'nothing-new' };
  if (recorded.some(({ hosts }) => /[*?!,]/.test(hosts))) return { obstacle: 'pattern' };
  const moved = [...learn, ...forget.map(({ key }) => key)];
  const elsewhere = file.entries.filter((entry) => !recorded.includes(entry)).map(({ key }) => key);
  return moved.some((key) => isIn(key, elsewhere)) ? { obstacle: 'other-names' } : { learn, forget, keys };
}

function readKey(blob: Uint8Array): SshPublicKey | undefined {
  try {
    return parsePublicKey(blob);
  } catch (error) {
    if (error instanceof SshError) return undefined;
    throw error;
  }
}
