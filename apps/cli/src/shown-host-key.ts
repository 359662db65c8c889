import type { HostKeyAlgorithmName } from '@cutaway/ssh-auth';
import { parsePublicKey, type SshPublicKey } from '@cutaway/ssh-auth/keys';
import { connect } from '@cutaway/ssh-auth/node';

/** A server that is asked for its keys. */
export interface AskedServer {
  readonly host: string;
  readonly port: number;
  /** Milliseconds. */
  readonly timeout: number;
}

/**
 * The key a server shows, and signs the key exchange with, when it is asked for one algorithm; the connection is ended at
 * that moment.
 *
 * @throws {CutawayError} when it shows none: `ssh/no-common-algorithm`, and whatever else ended the connection.
 */
export async function shownHostKey(
  { host, port, timeout }: AskedServer,
  algorithm: HostKeyAlgorithmName,
): Promise<SshPublicKey | undefined> {
  let shown: SshPublicKey | undefined;
  try {
    await connect({
      host,
      port,
      userName: 'none',
      timeout,
      policy: 'compatible',
      algorithms: { hostKey: [algorithm] },
      authentication: [],
      verifyHostKey: ({ key }) => {
        shown = parsePublicKey(key);
        return { accept: false };
      },
    });
  } catch (error) {
    if (shown === undefined) throw error;
  }
  return shown;
}
