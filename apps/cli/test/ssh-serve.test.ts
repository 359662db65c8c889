import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-ssh-serve-'));
// Somewhere that is not inside of a folder that everybody may write to, as /tmp is.
const safe = mkdtempSync(join(homedir(), '.cutaway-test-'));
const children = new Set<ChildProcess>();

type Context = Parameters<typeof needs>[0];

afterAll(() => {
  for (const child of children) child.kill('SIGKILL');
  for (const path of [folder, safe]) rmSync(path, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Serving {
  readonly port: number;
  /** Where the files that were made for the run stand. */
  readonly made: string;
  /** Ends it, and gives everything it wrote. */
  stop(): Promise<Outcome>;
}

function started(command: string, args: readonly string[], options: Parameters<typeof spawn>[2] = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  const texts = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    texts.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    texts.stderr += text;
  });
  const ended = new Promise<Outcome>((resolve) => {
    child.on('close', (status) => {
      children.delete(child);
      resolve({ status, ...texts });
    });
  });
  return { child, texts, ended };
}

/** Starts `cutaway ssh serve` on a free port. */
async function serving(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Serving> {
  const { child, texts, ended } = started(process.execPath, [main, 'ssh', 'serve', '--port', '0', ...args], {
    env: { PATH: process.env.PATH, HOME: homedir(), LANG: 'C.UTF-8', SHELL: '/bin/sh', ...env },
  });
  await new Promise<void>((resolve, reject) => {
    child.stderr?.on('data', () => {
      if (texts.stderr.includes('Ctrl-C')) resolve();
    });
    child.on('close', () => reject(new Error(texts.stderr)));
  });
  return {
    port: Number(/(?:port|端口) (\d+)/.exec(texts.stderr)?.[1]),
    made: /UserKnownHostsFile=(\S+)\/known_hosts/.exec(texts.stderr)?.[1] ?? '',
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

/** OpenSSH's client for a server. */
function openSsh(ctx: Context, { made }: Serving, identity = join(made, 'id_ed25519')): string[] {
  const settings = [
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'BatchMode=yes',
    `UserKnownHostsFile=${made}/known_hosts`,
  ];
  return [needs(ctx, 'ssh'), '-F', 'none', '-i', identity, ...settings.flatMap((one) => ['-o', one])];
}

function ssh(ctx: Context, server: Serving, args: readonly string[], identity?: string): Promise<Outcome> {
  const [program = '', ...options] = openSsh(ctx, server, identity);
  return started(program, [...options, '-p', String(server.port), 'git@127.0.0.1', ...args]).ended;
}

/** Runs git, with a command of its own for SSH. */
async function git(ctx: Context, command: readonly string[], cwd: string, ...args: string[]): Promise<string> {
  const GIT_SSH_COMMAND = command.map((word) => `'${word}'`).join(' ');
  const author = ['-c', 'user.name=Mia', '-c', 'user.email=mia@example.org', '-c', 'init.defaultBranch=main'];
  const env = { PATH: process.env.PATH, HOME: folder, GIT_SSH_COMMAND };
  const { status, stdout, stderr } = await started(needs(ctx, 'git'), [...author, ...args], { cwd, env }).ended;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

const repositories = join(folder, 'repositories');
mkdirSync(join(repositories, 'project.git'), { recursive: true });

describe('cutaway ssh serve', () => {
  it('lets in who knows the password, and shows what was tried', async (ctx) => {
    const file = join(folder, 'password');
    writeFileSync(file, 'correct horse\nnot this\n', { mode: 0o600 });
    const server = await serving(['--password-file', file, '--allow-exec']);
    const logIn = (password: string): Promise<Outcome> => {
      const askpass = join(folder, 'askpass');
      writeFileSync(askpass, `#!/bin/sh\necho '${password}'\n`);
      chmodSync(askpass, 0o700);
      const settings = ['PreferredAuthentications=password', 'NumberOfPasswordPrompts=1', 'LogLevel=ERROR'];
      const options = [...settings, `UserKnownHostsFile=${join(server.made, 'known_hosts')}`].flatMap((one) => [
        '-o',
        one,
      ]);
      const args = ['-F', 'none', ...options, '-p', String(server.port), 'mia@127.0.0.1', 'echo in'];
      return started(needs(ctx, 'ssh'), args, {
        env: { PATH: process.env.PATH, SSH_ASKPASS: askpass, SSH_ASKPASS_REQUIRE: 'force' },
        detached: true,
      }).ended;
    };
    expect(await logIn('battery staple')).toMatchObject({ status: 255, stdout: '' });
    expect(await logIn('correct horse')).toMatchObject({ status: 0, stdout: 'in\n' });
    const { stdout } = await server.stop();
    expect(stdout).toContain('The password for mia is wrong.');
    expect(stdout).toContain('The password for mia is right.');
    expect(stdout).toContain('battery staple');
  });

  it('does not begin without the password it is to go by', async () => {
    const file = join(folder, 'empty');
    writeFileSync(file, '\n');
    const { status, stderr } = await started(process.execPath, [main, 'ssh', 'serve', '--password-file', file]).ended;
    expect({ status, stderr }).toMatchObject({
      status: 4,
      stderr: expect.stringContaining(`The first line of ${file} is empty.`),
    });
  });

  it('serves repositories to git over OpenSSH and over cutaway ssh, and shows what happens', async (ctx) => {
    await git(ctx, ['true'], join(repositories, 'project.git'), 'init', '-q', '--bare');
    const server = await serving(['--git', repositories]);
    const url = `ssh://git@127.0.0.1:${server.port}/project`;
    const theirs = openSsh(ctx, server);
    const ours = [
      process.execPath,
      main,
      'ssh',
      '-F',
      'none',
      '-i',
      join(server.made, 'id_ed25519'),
      '--known-hosts',
      join(server.made, 'known_hosts'),
    ];
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    await git(ctx, theirs, folder, 'clone', '-q', url, one);
    writeFileSync(join(one, 'noise'), nodeCrypto.random(1_000_000));
    await git(ctx, theirs, one, 'add', 'noise');
    await git(ctx, theirs, one, 'commit', '-q', '-m', 'first');
    await git(ctx, theirs, one, 'push', '-q', 'origin', 'HEAD:main');
    await git(ctx, ours, folder, 'clone', '-q', url, two);
    await git(ctx, ours, two, 'commit', '-q', '--allow-empty', '-m', 'second');
    await git(ctx, ours, two, 'push', '-q', 'origin', 'HEAD:main');
    await git(ctx, theirs, one, 'fetch', '-q');
    expect(await git(ctx, theirs, one, 'log', '--format=%s', 'origin/main')).toBe('second\nfirst\n');
    expect(readFileSync(join(two, 'noise')).equals(readFileSync(join(one, 'noise')))).toBe(true);

    const refused = await ssh(ctx, server, ['id']);
    expect(refused).toMatchObject({ stdout: '', stderr: expect.stringContaining('This server does not run: id') });
    expect(refused.status).toBe(1);
    await expect(git(ctx, theirs, folder, 'clone', '-q', `${url}/../../one`, join(folder, 'three'))).rejects.toThrow(
      'does not run',
    );
    expect(statSync(join(server.made, 'id_ed25519')).mode & 0o777).toBe(0o600);
    const { status, stdout } = await server.stop();
    expect(status).toBe(0);
    expect(existsSync(server.made)).toBe(false);
    expect(stdout).toContain('← SSH_MSG_USERAUTH_REQUEST');
    expect(stdout).toContain('✓ checked user_signature');
    expect(stdout).toContain("Runs: git-receive-pack '/project'");
    expect(stdout).toContain('Does not run: id');
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('goes by authorized_keys and host keys from files', async (ctx) => {
    const keygen = needs(ctx, 'ssh-keygen');
    const key = (name: string): string => {
      run(keygen, ['-q', '-N', '', '-t', 'ed25519', '-f', join(folder, name)]);
      return readFileSync(join(folder, `${name}.pub`), 'utf8').trim();
    };
    const [host, plain, forced, elsewhere] = ['host', 'plain', 'forced', 'elsewhere'].map(key);
    const authorizedKeys = join(safe, 'authorized_keys');
    const lines = [
      plain,
      `restrict,command="echo \\"instead of: $SSH_ORIGINAL_COMMAND\\"" ${forced}`,
      `from="10.0.0.0/8" ${elsewhere}`,
    ];
    writeFileSync(authorizedKeys, `${lines.join('\n')}\n`, { mode: 0o600 });
    const files = ['--host-key', join(folder, 'host'), '--authorized-keys', authorizedKeys];
    const server = await serving([...files, '--allow-exec', '--quiet']);
    const known = readFileSync(join(server.made, 'known_hosts'), 'utf8');
    expect(known.trim()).toBe(`[127.0.0.1]:${server.port} ${host?.split(' ').slice(0, 2).join(' ')}`);
    const as = (name: string, ...args: string[]): Promise<Outcome> => ssh(ctx, server, args, join(folder, name));
    expect(await as('plain', 'echo in; exit 3')).toMatchObject({ status: 3, stdout: 'in\n' });
    // OpenSSH's client gives up where it insists on a terminal; ours goes on.
    const insisting = [
      '-F',
      'none',
      '-tt',
      '-i',
      join(folder, 'plain'),
      '--known-hosts',
      join(server.made, 'known_hosts'),
    ];
    const there = ['-p', String(server.port), 'git@127.0.0.1', 'tty; true'];
    expect(await started(process.execPath, [main, 'ssh', ...insisting, ...there]).ended).toMatchObject({
      status: 0,
      stdout: 'not a tty\n',
      stderr: expect.stringContaining('This server makes no terminals'),
    });
    expect(await as('forced', 'rm -rf x')).toMatchObject({ status: 0, stdout: 'instead of: rm -rf x\n' });
    expect(await as('elsewhere', 'true')).toMatchObject({ status: 255 });
    chmodSync(authorizedKeys, 0o666);
    expect(await as('plain', 'true')).toMatchObject({
      status: 255,
      stderr: expect.stringContaining('Permission denied'),
    });
    const { stdout } = await server.stop();
    expect(stdout).toContain(`${authorizedKeys}:3 has the key, but only for`);
    expect(stdout).toContain('Bad ownership or modes');
    expect(stdout).not.toContain('SSH_MSG_');
  });

  it('takes no pushes when told so, prints NDJSON, speaks Chinese', async (ctx) => {
    const server = await serving(['--git', repositories, '--read-only', '--json'], { LANG: 'zh_CN.UTF-8' });
    const url = `ssh://git@127.0.0.1:${server.port}/project.git`;
    const copy = join(folder, 'copy');
    await git(ctx, openSsh(ctx, server), folder, 'clone', '-q', url, copy);
    await git(ctx, ['true'], copy, 'commit', '-q', '--allow-empty', '-m', 'third');
    const pushed = git(ctx, openSsh(ctx, server), copy, 'push', '-q', 'origin', 'HEAD:main');
    await expect(pushed).rejects.toThrow('本服务器不执行：git-receive-pack');
    const { stdout, stderr } = await server.stop();
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(events.map(({ connection }) => connection))).toEqual(new Set([1, 2]));
    // What is no event is said beside them.
    expect(stderr).toContain('可以');
  });

  it('has exit codes for what went wrong', async () => {
    const cutaway = (...args: string[]): Promise<Outcome> =>
      started(process.execPath, [main, 'ssh', 'serve', ...args], { env: { PATH: process.env.PATH } }).ended;
    expect(await cutaway('--port', '0', '--host', '192.0.2.1')).toMatchObject({ status: 3 });
    expect(await cutaway('--port', '0', '--host-key', join(folder, 'nowhere'))).toMatchObject({ status: 4 });
    expect(await cutaway('--port', '0', '--git', join(folder, 'nowhere'))).toMatchObject({ status: 4 });
    expect(await cutaway('--port', 'x')).toMatchObject({ status: 2 });
  });
});
