import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { type Context, generateKey } from './openssh.js';
import { type ProcessServer, processServer } from './process-server.js';

/** An OpenSSH server on a port of its own, one process a connection. */
export interface Sshd extends ProcessServer {
  /** The line of its host key's `.pub` file. */
  readonly hostKeyLine: string;
}

let count = 0;

/** Starts sshd with these lines of configuration; the user is the one who runs the tests. */
export async function startSshd(ctx: Context, folder: string, configuration: readonly string[]): Promise<Sshd> {
  const program = needs(ctx, 'sshd');
  // Where a privileged sshd separates itself to.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const { path: hostKey, line: hostKeyLine } = generateKey(ctx, folder, `host-${count}`, 'ed25519');
  const file = join(folder, `sshd_config-${count++}`);
  const fixed = [`HostKey ${hostKey}`, 'UsePAM no', 'PasswordAuthentication no', 'KbdInteractiveAuthentication no'];
  writeFileSync(file, [...fixed, 'LogLevel VERBOSE', 'PermitRootLogin yes', ...configuration, ''].join('\n'));
  const server = await processServer([program, '-i', '-e', '-f', file]);
  return { ...server, hostKeyLine };
}

/** Runs a command through OpenSSH's client with a key. */
export async function sshLogin(
  ctx: Context,
  options: {
    port: number;
    identity: string;
    certificate?: string;
    command?: string;
    /** Come before all others, so that they win. */
    settings?: readonly string[];
  },
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const { port, identity, certificate, command = 'true', settings = [] } = options;
  const all = [
    ...settings,
    'StrictHostKeyChecking=no',
    'UserKnownHostsFile=/dev/null',
    'GlobalKnownHostsFile=/dev/null',
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'BatchMode=yes',
    'PreferredAuthentications=publickey',
    'KexAlgorithms=curve25519-sha256',
    ...(certificate === undefined ? [] : [`CertificateFile=${certificate}`]),
  ];
  const args = ['-F', 'none', '-p', String(port), '-i', identity, ...all.flatMap((setting) => ['-o', setting])];
  const child = spawn(needs(ctx, 'ssh'), [...args, `${userInfo().username}@127.0.0.1`, command]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString('utf8');
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString('utf8');
  });
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, stdout, stderr };
}
