import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll } from 'vitest';
import { splitPublicKeyLine } from '../src/keys/public-key-line.js';

export type Context = Parameters<typeof needs>[0];

/** A folder that is gone after the test file's run. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cutaway-ssh-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs a program that must succeed. */
export function succeed(program: string, args: readonly string[], options: Parameters<typeof run>[2] = {}): string {
  const { status, stdout, stderr } = run(program, args, options);
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr || stdout}`);
  return stdout;
}

/** A key pair in a file, made by ssh-keygen. */
export interface KeyFile {
  readonly path: string;
  /** The line of the `.pub` file. */
  readonly line: string;
  readonly blob: Uint8Array;
}

/** Makes a key with ssh-keygen. @param type `ed25519`, `rsa`, `ecdsa`. */
export function generateKey(ctx: Context, folder: string, name: string, ...options: string[]): KeyFile {
  const path = join(folder, name);
  succeed(needs(ctx, 'ssh-keygen'), ['-q', '-N', '', '-C', name, '-f', path, '-t', ...options]);
  return publicKeyFile(path, `${path}.pub`);
}

/** Makes each named key once, when a test first asks for it. */
export function keyring<Name extends string>(
  folder: string,
  kinds: Readonly<Record<Name, readonly string[]>>,
): (ctx: Context, name: Name) => KeyFile {
  const made = new Map<Name, KeyFile>();
  return (ctx, name) => {
    const key = made.get(name) ?? generateKey(ctx, folder, name, ...kinds[name]);
    made.set(name, key);
    return key;
  };
}

/** Certifies a key with ssh-keygen; the certificate's line and blob. */
export function certify(ctx: Context, authority: KeyFile, key: KeyFile, ...options: string[]): KeyFile {
  succeed(needs(ctx, 'ssh-keygen'), ['-q', '-s', authority.path, ...options, `${key.path}.pub`]);
  return publicKeyFile(key.path, `${key.path}-cert.pub`);
}

function publicKeyFile(path: string, publicPath: string): KeyFile {
  const line = readFileSync(publicPath, 'utf8').trim();
  return { path, line, blob: splitPublicKeyLine(line).blob };
}

/** What OpenSSH's client made of a host key. */
export type SshVerdict = 'known' | 'known-without-port' | 'unknown' | 'changed' | 'revoked';

/**
 * Connects OpenSSH's client to OpenSSH's server over a pipe, under any host name, up to the host key check.
 */
export function sshVerdict(
  ctx: Context,
  folder: string,
  connection: {
    readonly host: string;
    readonly port?: number;
    readonly hostKey: KeyFile;
    readonly certificate?: boolean;
    readonly files: readonly string[];
  },
): { verdict: SshVerdict; stderr: string; place: string | undefined } {
  const [ssh, sshd] = [needs(ctx, 'ssh'), needs(ctx, 'sshd')];
  // Where a privileged sshd separates itself to.
  if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true });
  const { host, port = 22, hostKey, certificate = false, files } = connection;
  const configuration = join(folder, 'sshd_config');
  writeFileSync(
    configuration,
    `HostKey ${hostKey.path}\n${certificate ? `HostCertificate ${hostKey.path}-cert.pub\n` : ''}UsePAM no\n`,
  );
  const settings = [
    `UserKnownHostsFile=${files.join(' ')}`,
    'GlobalKnownHostsFile=none',
    'StrictHostKeyChecking=yes',
    'BatchMode=yes',
    'PreferredAuthentications=none',
    'KexAlgorithms=curve25519-sha256',
    `ProxyCommand=${sshd} -i -f ${configuration}`,
  ];
  const { stderr } = run(ssh, [
    '-vv',
    '-F',
    'none',
    '-p',
    String(port),
    ...settings.flatMap((setting) => ['-o', setting]),
    host,
    'true',
  ]);
  const place = /(?:Found (?:CA )?key in|Offending .* key in) (\S+:\d+)/.exec(stderr)?.[1];
  return { verdict: verdictIn(stderr), stderr, place };
}

function verdictIn(stderr: string): SshVerdict {
  if (stderr.includes('REVOKED HOST KEY DETECTED')) return 'revoked';
  if (stderr.includes('IDENTIFICATION HAS CHANGED')) return 'changed';
  if (stderr.includes('found matching key w/out port')) return 'known-without-port';
  if (/is known and matches/.test(stderr) && stderr.includes('Permission denied')) return 'known';
  if (/No \S+ host key is known for/.test(stderr)) return 'unknown';
  throw new Error(`no verdict in:\n${stderr}`);
}
