import { spawn } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KeyPair } from '@cutaway/primitives/crypto';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type ServerAuthentication, signingKey } from '@cutaway/ssh-auth';
import { processSession, type SshListener, serve } from '@cutaway/ssh-auth/node';
import { needs, run } from '@cutaway/test-support/peers';
import { type SshdPeer, startSshdPeer } from '@cutaway/test-support/sshd';
import { afterAll, describe, expect, it } from 'vitest';
import { inOneLine } from './process.js';

// The built program as a process, as a user has it. `npm test` builds it first.
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cutaway-cli-ssh-'));
const file = (name: string): string => join(folder, name);
const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: folder };

type Context = Parameters<typeof needs>[0];
let peer: Promise<SshdPeer> | undefined;
const sshd = (ctx: Context): Promise<SshdPeer> => {
  peer ??= startSshdPeer(ctx, ['AcceptEnv GIT_PROTOCOL FRUIT']);
  return peer;
};

afterAll(async () => {
  (await peer)?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Without a terminal: a session of its own. */
function cutaway(args: readonly string[], more: NodeJS.ProcessEnv = {}, input?: string | Uint8Array): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...args], {
      env: { ...env, ...more },
      detached: true,
      timeout: 30_000,
    });
    const parts: Buffer[] = [];
    let stderr = '';
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => {
      stderr += part.toString('utf8');
    });
    child.on('close', (status) => resolve({ status, stdout: Buffer.concat(parts).toString('latin1'), stderr }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

/** What makes a login to the peer work. */
function to({ port, identity, knownHosts, userName }: SshdPeer, ...options: string[]): string[] {
  return [
    'ssh',
    '-F',
    'none',
    '-p',
    String(port),
    '-i',
    identity,
    '--known-hosts',
    knownHosts,
    ...options,
    `${userName}@127.0.0.1`,
  ];
}

/** A program that gives one answer after another, as SSH_ASKPASS. */
function askpass(name: string, ...answers: string[]): NodeJS.ProcessEnv {
  const script = file(name);
  const cases = answers.map((answer, index) => `${index}) echo '${answer}';;`).join(' ');
  const count = `n=$(cat ${script}.n 2>/dev/null || echo 0); echo $((n+1)) > ${script}.n; echo "$1" >> ${script}.asked`;
  writeFileSync(script, `#!/bin/sh\n${count}\ncase $n in ${cases} *) exit 1;; esac\n`);
  chmodSync(script, 0o700);
  return { SSH_ASKPASS: script, SSH_ASKPASS_REQUIRE: 'force' };
}
const asked = (name: string): string => readFileSync(`${file(name)}.asked`, 'utf8');

describe('cutaway ssh runs a command', () => {
  it('with its streams, and ends as it ended', async (ctx) => {
    const { status, stdout, stderr } = await cutaway(
      [...to(await sshd(ctx)), 'cat; echo oops >&2; exit 7'],
      {},
      'hello',
    );
    expect({ status, stdout, stderr }).toEqual({ status: 7, stdout: 'hello', stderr: 'oops\n' });
  });

  it('moves megabytes in both directions', async (ctx) => {
    const bytes = nodeCrypto.random(6_000_000);
    const { status, stdout } = await cutaway([...to(await sshd(ctx)), 'cat'], {}, bytes);
    expect(status).toBe(0);
    expect(Buffer.from(stdout, 'latin1').equals(bytes)).toBe(true);
  });

  it('takes options behind the host, and leaves the command its own', async (ctx) => {
    const { port, identity, knownHosts, userName } = await sshd(ctx);
    const options = ['-p', String(port), '-i', identity, '-o', `UserKnownHostsFile=${knownHosts}`, '-o', 'SendEnv=FR*'];
    const words = ['ssh', '-F', 'none', `${userName}@127.0.0.1`, ...options, 'echo', '$FRUIT', '-p', '-n'];
    const { status, stdout, stderr } = await cutaway(words, { FRUIT: 'fig' });
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'fig -p -n\n', stderr: '' });
  });

  it('goes by a configuration file', async (ctx) => {
    const { port, identity, knownHosts, userName } = await sshd(ctx);
    const [config, home] = [file('config'), file('%home')];
    mkdirSync(home);
    copyFileSync(identity, join(home, 'id of mine'));
    chmodSync(join(home, 'id of mine'), 0o600);
    const lines = ['Host there', 'HostName 127.0.0.1', `Port ${port}`, `User ${userName}`];
    lines.push('IdentityFile "~/id of mine"', `UserKnownHostsFile ${knownHosts}`, 'ControlMaster auto');
    writeFileSync(config, `${lines.join('\n')}\n`);
    const result = await cutaway(['ssh', '-F', config, 'there', 'echo in'], { HOME: home });
    expect(result).toEqual({ status: 0, stdout: 'in\n', stderr: '' });
  });

  it('does not wait for input that nobody reads, and tells signals', async (ctx) => {
    const peer = await sshd(ctx);
    const status = await new Promise((resolve) => {
      const child = spawn(process.execPath, [main, ...to(peer), 'kill -TERM $$'], { env, detached: true });
      child.on('close', resolve);
    });
    expect(status).toBe(128 + 15);
  });

  it('has exit codes for what went wrong', async (ctx) => {
    const peer = await sshd(ctx);
    const batch = ['-o', 'BatchMode=yes'];
    const other = file('other');
    run(needs(ctx, 'ssh-keygen'), ['-q', '-N', '', '-t', 'ecdsa', '-f', other]);
    const refused = await cutaway([...to({ ...peer, identity: other }, ...batch), 'true']);
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('ssh/authentication-failed');
    const nobody = await cutaway([...to({ ...peer, port: 1 }, ...batch), 'true']);
    expect(nobody).toMatchObject({ status: 3, stdout: '' });
    expect((await cutaway(['ssh', '-o', 'Nonsense=yes', 'host'])).status).toBe(2);
    expect((await cutaway(['ssh', 'user@', 'true'])).status).toBe(2);
    const zh = await cutaway(['ssh', '--lang', 'zh', '-p', '1', '127.0.0.1', 'true']);
    expect(zh.stderr).toContain('无法连接 127.0.0.1 端口 1');
  });
});

describe('cutaway ssh goes through other hosts', () => {
  it('and logs in on each', async (ctx) => {
    const peer = await sshd(ctx);
    const hop = `${peer.userName}@127.0.0.1:${peer.port}`;
    const [first = '', ...args] = to(peer);
    const result = await cutaway([first, '-J', `${hop},${hop}`, ...args, 'cat; exit 4'], {}, 'through two');
    expect(result).toEqual({ status: 4, stdout: 'through two', stderr: '' });
    const blocked = await cutaway([first, '-J', hop, '-o', 'BatchMode=yes', '-p', '1', ...args.slice(4), 'true']);
    expect(blocked).toMatchObject({ status: 3, stderr: expect.stringContaining('SSH_OPEN_CONNECT_FAILED') });
  });
});

describe('cutaway ssh shows what happens', () => {
  it('explained, on stderr, with the remote output alone on stdout', async (ctx) => {
    const { status, stdout, stderr } = await cutaway([...to(await sshd(ctx)), '--trace', 'echo in']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'in\n' });
    expect(stderr).toMatch(/^ 1 {2}→ identification string {2}client sends · 17 bytes$/m);
    expect(stderr).toMatch(/→ SSH_MSG_KEXINIT {2}client sends · \d+ bytes · packet 0$/m);
    for (const part of ['◆ choice kex_algorithms', 'exchange_hash', 'SSH_MSG_USERAUTH_SUCCESS']) {
      expect(stderr).toContain(part);
    }
    expect(stderr).toMatch(/ request_type +exec$/m);
    for (const line of stderr.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  it('as NDJSON in a file for its owner, in either language', async (ctx) => {
    const trace = file('trace.ndjson');
    const args = [...to(await sshd(ctx)), '--json', '--trace-file', trace, 'echo in'];
    const { status, stdout, stderr } = await cutaway(args, { LANG: 'zh_CN.UTF-8' });
    expect({ status, stdout }).toEqual({ status: 0, stdout: 'in\n' });
    expect(inOneLine(stderr)).toContain('能读到它的人就能解密');
    expect(statSync(trace).mode & 0o777).toBe(0o600);
    const events = readFileSync(trace, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index));
    expect(events.at(-1)).toMatchObject({ kind: 'end', how: 'closed', by: 'local' });
  });
});

describe('cutaway ssh checks the host key', () => {
  it('refuses an unknown host when nobody can be asked', async (ctx) => {
    const { port, identity, userName, hostKeyFingerprint } = await sshd(ctx);
    const { status, stderr } = await cutaway([
      'ssh',
      '-p',
      String(port),
      '-i',
      identity,
      `${userName}@127.0.0.1`,
      'true',
    ]);
    expect(status).toBe(1);
    expect(stderr).toContain(hostKeyFingerprint);
    expect(stderr).toContain('ssh/host-key-refused');
    expect(existsSync(file('.ssh/known_hosts'))).toBe(false);
  });

  it('takes and records a key whose fingerprint was pasted', async (ctx) => {
    const { port, identity, userName, hostKeyFingerprint } = await sshd(ctx);
    const args = ['ssh', '-F', 'none', '-p', String(port), '-i', identity, `${userName}@127.0.0.1`, 'true'];
    const first = await cutaway(args, askpass('first-use', 'perhaps', hostKeyFingerprint));
    expect(first.status).toBe(0);
    expect(inOneLine(first.stderr)).toContain(`recorded in ${file('.ssh/known_hosts')}`);
    expect(asked('first-use')).toContain(hostKeyFingerprint);
    expect(await cutaway(args)).toMatchObject({ status: 0, stderr: '' });
    const found = run(needs(ctx, 'ssh-keygen'), ['-F', `[127.0.0.1]:${port}`, '-f', file('.ssh/known_hosts')]);
    expect(found.status).toBe(0);
  });

  it('refuses a changed key, naming file and line', async (ctx) => {
    const { port, identity, userName } = await sshd(ctx);
    run(needs(ctx, 'ssh-keygen'), ['-q', '-N', '', '-t', 'ed25519', '-f', file('stale')]);
    const stale = readFileSync(file('stale.pub'), 'utf8').split(' ').slice(0, 2).join(' ');
    const recorded = file('known hosts of old');
    writeFileSync(recorded, `# mine\n[127.0.0.1]:${port} ${stale}\n`);
    const args = [
      'ssh',
      '-p',
      String(port),
      '-i',
      identity,
      '--known-hosts',
      recorded,
      `${userName}@127.0.0.1`,
      'true',
    ];
    const { status, stderr } = await cutaway(args, askpass('never', 'yes'));
    expect(status).toBe(1);
    expect(stderr).toContain('HAS CHANGED');
    expect(stderr).toContain(`${recorded}:2`);
    expect(existsSync(`${file('never')}.asked`)).toBe(false);
    const forced = await cutaway([...args.slice(0, -1), '-o', 'StrictHostKeyChecking=no', 'true']);
    expect(forced).toMatchObject({ status: 0, stderr: expect.stringContaining('HAS CHANGED') });
    expect(readFileSync(recorded, 'utf8')).toContain(stale);
  });
});

describe('cutaway ssh logs in', () => {
  it('with an encrypted key, whose passphrase it asks for', async (ctx) => {
    const peer = await sshd(ctx);
    const [encrypted, pem] = [file('encrypted'), file('encrypted.pem')];
    for (const [copy, more] of [
      [encrypted, []],
      [pem, ['-m', 'PEM']],
    ] as const) {
      copyFileSync(peer.identity, copy);
      chmodSync(copy, 0o600);
      run(needs(ctx, 'ssh-keygen'), ['-q', '-p', '-P', '', '-N', 'correct horse', '-f', copy, ...more]);
    }
    for (const identity of [encrypted, pem]) {
      const name = `passphrase-${identity === pem}`;
      const result = await cutaway([...to({ ...peer, identity }), 'echo in'], askpass(name, 'wrong', 'correct horse'));
      expect(result).toEqual({ status: 0, stdout: 'in\n', stderr: '' });
      expect(asked(name)).toContain(identity);
    }
    const given = await cutaway([...to({ ...peer, identity: encrypted }), '-o', 'BatchMode=yes', 'true']);
    expect(given).toMatchObject({ status: 1, stderr: expect.stringContaining(`Key ${encrypted} is not used`) });
  });

  it('does not use a key that others can read', async (ctx) => {
    const peer = await sshd(ctx);
    const identity = file('readable');
    copyFileSync(peer.identity, identity);
    chmodSync(identity, 0o644);
    const { status, stderr } = await cutaway([...to({ ...peer, identity }), '-o', 'BatchMode=yes', 'true']);
    expect(status).toBe(1);
    expect(inOneLine(stderr)).toContain(`Bad ownership or modes of ${identity}`);
  });

  it('with the keys of an agent', async (ctx) => {
    const { port, identity, knownHosts, userName } = await sshd(ctx);
    const socket = file('agent');
    const agent = spawn(needs(ctx, 'ssh-agent'), ['-D', '-a', socket], { stdio: 'ignore' });
    try {
      while (!existsSync(socket)) await new Promise((resolve) => setTimeout(resolve, 20));
      const added = run('ssh-add', ['-q', identity], { env: { ...env, SSH_AUTH_SOCK: socket } });
      expect(added.status, added.stderr).toBe(0);
      const args = [
        'ssh',
        '-F',
        'none',
        '-p',
        String(port),
        '--known-hosts',
        knownHosts,
        `${userName}@127.0.0.1`,
        'echo in',
      ];
      expect(await cutaway(args, { SSH_AUTH_SOCK: socket })).toEqual({ status: 0, stdout: 'in\n', stderr: '' });
      // Keys that are meant for one host alone (ssh-add -h).
      const forHost = (host: string): void => {
        const options = { env: { ...env, SSH_AUTH_SOCK: socket } };
        run('ssh-add', ['-q', '-D'], options);
        const result = run('ssh-add', ['-q', '-H', files, '-h', host, identity], options);
        expect(result.status, result.stderr).toBe(0);
      };
      const files = file('known_hosts_agent');
      run(needs(ctx, 'ssh-keygen'), ['-q', '-N', '', '-t', 'ed25519', '-f', file('elsewhere')]);
      writeFileSync(
        files,
        `${readFileSync(knownHosts, 'utf8')}elsewhere ${readFileSync(file('elsewhere.pub'), 'utf8')}`,
      );
      forHost(`[127.0.0.1]:${port}`);
      expect(await cutaway(args, { SSH_AUTH_SOCK: socket })).toMatchObject({ status: 0, stdout: 'in\n' });
      forHost('elsewhere');
      expect(await cutaway(['ssh', '-o', 'BatchMode=yes', ...args.slice(1)], { SSH_AUTH_SOCK: socket })).toMatchObject({
        status: 1,
      });
    } finally {
      agent.kill();
    }
  });
});

describe('cutaway ssh is asked by a server', () => {
  const pair = nodeCrypto.generateKeyPair({ type: 'Ed25519' });

  async function asking(authentication: ServerAuthentication, ...more: KeyPair[]): Promise<SshListener> {
    const command = (line: string) => ['/bin/sh', '-c', line] as const;
    return await serve({
      port: 0,
      hostKeys: [pair, ...more].map(({ privateKey }) => signingKey(privateKey, { crypto: nodeCrypto })),
      authentication,
      onSession: (session) => processSession(session, { command }),
    });
  }
  const login = ({ port }: SshListener, ...more: string[]): string[] => [
    'ssh',
    '-F',
    'none',
    '-p',
    String(port),
    '-o',
    'StrictHostKeyChecking=accept-new',
    ...more,
    'mia@127.0.0.1',
    'echo in',
  ];

  it('for a password, three times at most', async () => {
    const seen: string[] = [];
    const server = await asking({
      banner: 'hello \u001b[31m\n',
      password: (userName, password) => {
        seen.push(`${userName}:${password}`);
        return password === 'right';
      },
    });
    const good = await cutaway(login(server), askpass('password', 'wrong', 'right'));
    expect(good).toMatchObject({ status: 0, stdout: 'in\n' });
    expect(good.stderr).toContain('hello ␛[31m');
    expect(asked('password')).toContain("mia@127.0.0.1's password: ");
    expect((await cutaway(login(server), askpass('no-password', 'a', 'b', 'c', 'd'))).status).toBe(1);
    expect(seen).toEqual(['mia:wrong', 'mia:right', 'mia:a', 'mia:b', 'mia:c']);
    expect((await cutaway(login(server, '-o', 'BatchMode=yes'), askpass('batch', 'right'))).status).toBe(1);
    await server.close();
  });

  it('questions of its own', async () => {
    const server = await asking({
      keyboardInteractive: (_, answers) =>
        answers.length === 0 ? { prompts: [{ prompt: 'Code: ', echo: true }] } : answers[0]?.[0] === '123456',
    });
    expect(await cutaway(login(server), askpass('code', '123456'))).toMatchObject({ status: 0, stdout: 'in\n' });
    expect(asked('code')).toContain('(mia@127.0.0.1) Code: ');
    await server.close();
  });

  it('to learn its other keys, which it proves', async () => {
    const other = nodeCrypto.generateKeyPair({ type: 'EC', curve: 'P-256' });
    const server = await asking({ password: () => true }, other);
    const home = file('home-of-a-learner');
    mkdirSync(home);
    const args = login(server);
    const child = spawn(process.execPath, [main, ...args.slice(0, -1), 'cat'], {
      env: { ...env, ...askpass('learner', 'right'), HOME: home },
      detached: true,
    });
    const stderr: Buffer[] = [];
    child.stderr.on('data', (part: Buffer) => {
      stderr.push(part);
      if (Buffer.concat(stderr).includes('proven another key')) child.stdin.end();
    });
    expect(await new Promise((resolve) => child.on('close', resolve)), Buffer.concat(stderr).toString()).toBe(0);
    const recorded = readFileSync(join(home, '.ssh/known_hosts'), 'utf8');
    expect(recorded).toContain(`[127.0.0.1]:${server.port} ecdsa-sha2-nistp256 `);
    expect(recorded).toContain(`[127.0.0.1]:${server.port} ssh-ed25519 `);
    await server.close();
  });
});

describe('git over cutaway ssh', () => {
  it('clones, pushes and fetches', async (ctx) => {
    const git = needs(ctx, 'git');
    const peer = await sshd(ctx);
    const { port, identity, knownHosts, userName } = peer;
    const GIT_SSH_COMMAND = `'${process.execPath}' '${main}' ssh -F none -i '${identity}' --known-hosts '${knownHosts}'`;
    const run = (cwd: string, ...args: string[]): Promise<Outcome> =>
      new Promise((resolve) => {
        const author = ['-c', 'user.name=Mia', '-c', 'user.email=mia@example.org', '-c', 'init.defaultBranch=main'];
        const child = spawn(git, [...author, ...args], { cwd, env: { ...env, GIT_SSH_COMMAND }, detached: true });
        let [stdout, stderr] = ['', ''];
        child.stdout.on('data', (part: Buffer) => {
          stdout += part.toString();
        });
        child.stderr.on('data', (part: Buffer) => {
          stderr += part.toString();
        });
        child.on('close', (status) => resolve({ status, stdout, stderr }));
      });
    const bare = join(peer.folder, 'project.git');
    const url = `ssh://${userName}@127.0.0.1:${port}${bare}`;
    const [one, two] = [file('one'), file('two')];
    mkdirSync(bare);
    for (const [cwd, ...args] of [
      [bare, 'init', '-q', '--bare'],
      [folder, 'clone', '-q', url, one],
      [one, 'commit', '-q', '--allow-empty', '-m', 'first'],
    ] as const) {
      const outcome = await run(cwd, ...args);
      expect(outcome.status, outcome.stderr).toBe(0);
    }
    writeFileSync(join(one, 'noise'), nodeCrypto.random(2_000_000));
    for (const [cwd, ...args] of [
      [one, 'add', 'noise'],
      [one, 'commit', '-q', '-m', 'second'],
      [one, 'push', '-q', 'origin', 'HEAD:main'],
      [folder, 'clone', '-q', url, two],
      [one, 'commit', '-q', '--allow-empty', '-m', 'third'],
      [one, 'push', '-q', 'origin', 'HEAD:main'],
      [two, 'fetch', '-q'],
    ] as const) {
      const outcome = await run(cwd, ...args);
      expect(outcome.status, outcome.stderr).toBe(0);
    }
    const log = await run(two, 'log', '--format=%s', 'origin/main');
    expect(log.stdout).toBe('third\nsecond\nfirst\n');
    expect(readFileSync(join(two, 'noise')).equals(readFileSync(join(one, 'noise')))).toBe(true);
  });
});
