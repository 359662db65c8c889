import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { KeyPair } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { freePort } from '@cutaway/test-support/free-port';
import { findProgram, needs, run } from '@cutaway/test-support/peers';
import { required } from '@cutaway/test-support/vectors';
import { parsePublicKeyLine, publicKeyLine, type SshPublicKey, sshPublicKey } from '../src/keys/index.js';
import type { Context } from './openssh.js';

/** The programs of one installation of OpenSSH. */
export interface OpenSsh {
  readonly ssh: string;
  readonly sshd: string;
  /** Lines that tell `sshd` where the rest of it is, when that is not where it was built for. */
  readonly config: readonly string[];
}

/** OpenSSH as the system has it. */
export function systemOpenSsh(ctx: Context): OpenSsh {
  return { ssh: needs(ctx, 'ssh'), sshd: needs(ctx, 'sshd'), config: [] };
}

/** Another OpenSSH, unpacked into the folder `CUTAWAY_OPENSSH`, for what the system's is too old for. */
function unpackedOpenSsh(): OpenSsh | undefined {
  const folder = process.env.CUTAWAY_OPENSSH;
  if (folder === undefined) return undefined;
  const library = join(folder, 'usr/lib/openssh');
  return {
    ssh: join(folder, 'usr/bin/ssh'),
    sshd: join(folder, 'usr/sbin/sshd'),
    config: [`SshdSessionPath ${library}/sshd-session`, `SshdAuthPath ${library}/sshd-auth`],
  };
}

/** What an OpenSSH has of a kind: `kex`, `cipher`, `mac`, `sig`. */
export function supportedBy({ ssh }: OpenSsh, kind: string): string[] {
  return run(ssh, ['-Q', kind]).stdout.trim().split('\n');
}

/**
 * Key exchange methods to try with an OpenSSH: without those that only OpenSSH 10 has where neither the system nor
 * `CUTAWAY_OPENSSH` has it. A system that is too old is no missing package, so this is no skip.
 */
export function keyExchangeToTry<Name extends string>(names: readonly Name[]): Name[] {
  const program = findProgram('ssh');
  const known = [program, unpackedOpenSsh()?.ssh].flatMap((ssh) =>
    ssh === undefined ? [] : run(ssh, ['-Q', 'kex']).stdout.trim().split('\n'),
  );
  return names.filter((name) => name !== 'mlkem768x25519-sha256' || known.includes(name));
}

/** An OpenSSH that has a key exchange method, or a skip. */
export function openSshWith(ctx: Context, keyExchange: string): OpenSsh {
  const found = [systemOpenSsh(ctx), unpackedOpenSsh()].find(
    (openSsh) => openSsh !== undefined && supportedBy(openSsh, 'kex').includes(keyExchange),
  );
  if (found !== undefined) return found;
  const note = `no OpenSSH with ${keyExchange}: unpack openssh-client and -server of bookworm-backports to CUTAWAY_OPENSSH`;
  if (required) throw new Error(note);
  return ctx.skip(note);
}

/** OpenSSH's server on loopback, with keys of its own. */
export interface Sshd {
  readonly port: number;
  readonly userName: string;
  /** Who may log in. */
  readonly userKey: KeyPair;
  readonly hostKeys: readonly SshPublicKey[];
  /** A folder that goes away with the server. */
  readonly folder: string;
  /** What the server wrote. */
  log(): string;
  stop(): Promise<void>;
}

export interface SshdOptions {
  /** Lines of `sshd_config` in front of the others. */
  readonly config?: readonly string[];
  /** Arguments of `ssh-keygen` for each host key. */
  readonly hostKeys?: readonly (readonly string[])[];
  /** Further lines of `authorized_keys`. */
  readonly authorizedKeys?: readonly string[];
}

/** Starts `sshd` on a free port, with a fresh configuration and host keys made for it. */
export async function startSshd(openSsh: OpenSsh, options: SshdOptions = {}): Promise<Sshd> {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-sshd-'));
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const files = (options.hostKeys ?? [['-t', 'ed25519']]).map((args, index) => {
    const file = join(folder, `host_key_${index}`);
    const made = run('ssh-keygen', ['-q', '-N', '', '-f', file, ...args]);
    if (made.status !== 0) throw new Error(made.stderr);
    return file;
  });
  const userKey = nodeCrypto.generateKeyPair({ type: 'Ed25519' });
  const authorizedKeys = join(folder, 'authorized_keys');
  const line = publicKeyLine(sshPublicKey(userKey.publicKey), 'test');
  writeFileSync(authorizedKeys, [line, ...(options.authorizedKeys ?? [])].join('\n').concat('\n'), { mode: 0o600 });
  const port = await freePort();
  const config = join(folder, 'sshd_config');
  const lines = [
    ...openSsh.config,
    ...(options.config ?? []),
    `ListenAddress 127.0.0.1:${port}`,
    ...files.map((file) => `HostKey ${file}`),
    `AuthorizedKeysFile ${authorizedKeys}`,
    `PidFile ${join(folder, 'sshd.pid')}`,
    'PasswordAuthentication no',
    'KbdInteractiveAuthentication no',
    'StrictModes no',
    'UsePAM no',
    'MaxStartups 100',
    'LogLevel VERBOSE',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const child = spawn(openSsh.sshd, ['-D', '-e', '-f', config], { stdio: ['ignore', 'ignore', 'pipe'] });
  const log = await listening(child);
  return {
    port,
    userName: userInfo().username,
    userKey,
    hostKeys: files.map((file) => parsePublicKeyLine(readFileSync(`${file}.pub`, 'utf8')).key),
    folder,
    log,
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => {
          rmSync(folder, { recursive: true, force: true });
          resolve();
        });
        child.kill('SIGTERM');
      }),
  };
}

function listening(child: ChildProcess): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('Server listening')) resolve(() => text);
    });
    child.once('exit', (code) => reject(new Error(`sshd ended with ${code}: ${text}`)));
  });
}
