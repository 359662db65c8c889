import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { needs, run } from './peers.js';

/** OpenSSH's server on loopback, for tests of programs: everything about it is in files. */
export interface SshdPeer {
  readonly port: number;
  readonly userName: string;
  /** The private key file of somebody who may log in. */
  readonly identity: string;
  /** A `known_hosts` file with the server's key. */
  readonly knownHosts: string;
  /** `SHA256:…`, as ssh-keygen prints it. */
  readonly hostKeyFingerprint: string;
  /** Goes away with the server. */
  readonly folder: string;
  /** What the server's processes have written. */
  log(): string;
  close(): void;
}

/**
 * Starts `sshd`, one process a connection. The user is the one who runs the tests.
 *
 * @param configuration lines of `sshd_config` in front of the others.
 */
export async function startSshdPeer(
  ctx: { skip(note?: string): never },
  configuration: readonly string[] = [],
): Promise<SshdPeer> {
  const [program, keygen] = [needs(ctx, 'sshd'), needs(ctx, 'ssh-keygen')];
  // Where a privileged sshd separates itself to.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-sshd-'));
  const file = (name: string): string => join(folder, name);
  for (const name of ['host', 'id']) run(keygen, ['-q', '-N', '', '-t', 'ed25519', '-f', file(name)]);
  const lines = [
    ...configuration,
    `HostKey ${file('host')}`,
    `AuthorizedKeysFile ${file('id.pub')}`,
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'PermitRootLogin yes',
    'LogLevel VERBOSE',
  ];
  writeFileSync(file('sshd_config'), `${lines.join('\n')}\n`);
  let log = '';
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    const child = spawn(program, ['-i', '-e', '-f', file('sshd_config')], { stdio: [socket, socket, 'pipe'] });
    child.stderr?.on('data', (data: Buffer) => {
      log += data.toString('utf8');
    });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const hostKey = readFileSync(file('host.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
  writeFileSync(file('known_hosts'), `[127.0.0.1]:${port} ${hostKey}\n`);
  return {
    port,
    userName: userInfo().username,
    identity: file('id'),
    knownHosts: file('known_hosts'),
    hostKeyFingerprint: /SHA256:\S+/.exec(run(keygen, ['-l', '-f', file('host.pub')]).stdout)?.[0] ?? '',
    folder,
    log: () => log,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
