import { CutawayError } from '@cutaway/primitives/errors';
import type { HostKeyAlgorithmName } from '@cutaway/ssh-auth';
import { ExitCode } from '../../exit-code.js';
import { Failure } from '../../failure.js';
import { shownHostKey } from '../../shown-host-key.js';
import type { PublicKeyItem } from '../key/read-public-keys.js';
import { parseHost } from './host.js';

const TIMEOUT = 10_000;

// One signature algorithm of each type of key; a server has at most one key of a type.
const ALGORITHMS: readonly HostKeyAlgorithmName[] = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
];

/**
 * Asks a server for its host keys, each in a connection of its own that ends before the login. The server has signed
 * the key exchange with each key; that it is the host is not shown by that.
 *
 * @throws {Failure} with exit code 3 when it cannot be asked.
 */
export async function scan(target: string): Promise<readonly [PublicKeyItem, ...PublicKeyItem[]]> {
  const { host, port } = parseHost(target);
  const found: PublicKeyItem[] = [];
  let refusal: unknown;
  for (const algorithm of ALGORITHMS) {
    try {
      const key = await shownHostKey({ host, port, timeout: TIMEOUT }, algorithm);
      if (key !== undefined) found.push({ key, comment: '' });
    } catch (error) {
      refusal ??= error;
      if (!(error instanceof CutawayError) || error.code !== 'ssh/no-common-algorithm') break;
    }
  }
  const [first, ...more] = found;
  if (first !== undefined) return [first, ...more];
  throw new Failure(ExitCode.connection, 'knownHosts.noScan', { target, reason: reasonOf(refusal) }, refusal);
}

function reasonOf(error: unknown): string {
  if (!(error instanceof CutawayError)) return String(error);
  const { cause } = error as { cause?: NodeJS.ErrnoException };
  return cause?.code ?? error.code;
}
