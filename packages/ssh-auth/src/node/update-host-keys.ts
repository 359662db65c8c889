import { promisify } from 'node:util';
import type { SshClient } from '../client/ssh-client.js';
import { knownHostsName } from '../known-hosts/host-name.js';
import type { KnownHostsFile } from '../known-hosts/known-hosts-file.js';
import { type HostKeyRotation, hostKeyRotation } from '../known-hosts/rotation.js';
import { readKnownHosts, replaceKnownHostKeys } from './known-hosts.js';

/**
 * Brings a `known_hosts` file up to date when a server has named its keys, as UpdateHostKeys of ssh_config(5): has it
 * prove those that are new, then records them and takes out those that it no longer has. The file as it was is kept
 * as `path.old`.
 *
 * @param announced of the client's event `hostkeys`.
 * @param path the user's own file.
 * @returns what was done; with an `obstacle`, nothing was.
 * @throws {SshProtocolError} `ssh/host-keys-unproven`: nothing was recorded. `ssh/host-key-refused` when the host key
 * was taken although it is not the host's: such a server is believed nothing.
 * @throws {SshError} `ssh/file-unreadable`, `ssh/file-unwritable`.
 */
export async function updateHostKeys(
  client: SshClient,
  announced: readonly Uint8Array[],
  path: string,
): Promise<HostKeyRotation> {
  const { host, port, hostKeyAlias } = client.options;
  const name = hostKeyAlias ?? knownHostsName(host, port);
  const [file] = (await readKnownHosts([path])).files as readonly [KnownHostsFile];
  const rotation = hostKeyRotation(file, name, client.serverHostKey, announced);
  if ('obstacle' in rotation) return rotation;
  const learn = rotation.learn.map(({ blob }) => blob);
  if (learn.length > 0) await promisify(client.proveHostKeys.bind(client))(learn);
  const hash = file.find(name).every(({ hashed }) => hashed !== undefined);
  await replaceKnownHostKeys(path, name, rotation.keys, { hash });
  return rotation;
}
