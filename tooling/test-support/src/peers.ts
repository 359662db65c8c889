import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { measured } from './measured.js';
import { required } from './vectors.js';

/** Debian packages of the programs that tests talk to. */
const PACKAGE_OF: Readonly<Record<string, string>> = {
  openssl: 'openssl',
  'gnutls-cli': 'gnutls-bin',
  'gnutls-serv': 'gnutls-bin',
  certtool: 'gnutls-bin',
  ocsptool: 'gnutls-bin',
  certutil: 'libnss3-tools',
  crlutil: 'libnss3-tools',
  pk12util: 'libnss3-tools',
  selfserv: 'libnss3-tools',
  tstclnt: 'libnss3-tools',
  java: 'default-jre-headless',
  keytool: 'default-jre-headless',
  nginx: 'nginx-light',
  nmap: 'nmap',
  curl: 'curl',
  wget: 'wget',
  chromium: 'chromium',
  editcap: 'wireshark-common',
  tshark: 'tshark',
  sshd: 'openssh-server',
  ssh: 'openssh-client',
  'ssh-keygen': 'openssh-client',
  'ssh-agent': 'openssh-client',
  'ssh-add': 'openssh-client',
  dropbear: 'dropbear-bin',
  dbclient: 'dropbear-bin',
  plink: 'putty-tools',
  puttygen: 'putty-tools',
  tinysshd: 'tinysshd',
  'tinysshd-makekey': 'tinysshd',
  'tinysshd-printkey': 'tinysshd',
  dropbearkey: 'dropbear-bin',
  unshare: 'util-linux',
  bash: 'bash',
  zsh: 'zsh',
  fish: 'fish',
  mandoc: 'mandoc',
  less: 'less',
  tmux: 'tmux',
  pgrep: 'procps',
  setsid: 'util-linux',
  pytest: 'python3-pytest',
  git: 'git',
  python3: 'python3',
  prove: 'perl',
};

const SEARCH = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin', '/usr/local/sbin'];

/** Absolute path of a program, or `undefined`. Also looks in the `sbin` folders. */
export function findProgram(name: string): string | undefined {
  for (const folder of SEARCH) {
    const path = join(folder, name);
    if (folder !== '' && existsSync(path)) return path;
  }
  return undefined;
}

/** What is asked of a test's context; a suite's has no hooks. */
interface NeedingTest {
  skip(note?: string): never;
  onTestFinished?(finished: () => void): void;
  readonly task?: {
    readonly file: { readonly name: string };
    readonly result?: { readonly state: string } | undefined;
  };
}

/**
 * The path of a peer program for a test, or a skip that names the package to install.
 *
 * @example
 * it('verifies with openssl', (ctx) => {
 *   const openssl = needs(ctx, 'openssl');
 *   …
 * });
 * @throws {Error} with `CUTAWAY_REQUIRE=1` when the program is missing.
 */
export function needs(ctx: NeedingTest, name: string): string {
  const path = findProgram(name);
  if (path !== undefined) {
    ctx.onTestFinished?.(() =>
      measured('peers', { peer: name, path, file: ctx.task?.file.name, passed: ctx.task?.result?.state !== 'fail' }),
    );
    return path;
  }
  const note = `${name} not found: apt-get install ${PACKAGE_OF[name] ?? name}`;
  if (required) throw new Error(note);
  return ctx.skip(note);
}

/** The Python that has Debian's modules (`python3-paramiko`, `python3-asyncssh`), not one first on the PATH. */
export const SYSTEM_PYTHON = '/usr/bin/python3';

/** Runs a program to its end, with bounded time, and gives what it wrote. */
export function run(
  program: string,
  args: readonly string[],
  options: { input?: string | Uint8Array; timeout?: number; cwd?: string; env?: NodeJS.ProcessEnv } = {},
): { status: number | null; stdout: string; stderr: string; stdoutBytes: Uint8Array } {
  const result = spawnSync(program, args, {
    input: options.input,
    timeout: options.timeout ?? 30_000,
    cwd: options.cwd,
    env: options.env ?? process.env,
    maxBuffer: 256 * 1024 * 1024,
  });
  return {
    status: result.status,
    stdout: result.stdout?.toString('utf8') ?? '',
    stderr: result.stderr?.toString('utf8') ?? '',
    stdoutBytes: result.stdout ?? new Uint8Array(),
  };
}
