import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { interceptSsh, type SshInterception, type SshInterceptionEvent } from '@cutaway/mitm-scenarios/intercept';
import { nodeCrypto } from '@cutaway/primitives/node';
import { type SigningKey, signingKey } from '@cutaway/ssh-auth';
import { openSshPrivateKey, publicKeyLine, sshPrivateKey, sshPublicKey } from '@cutaway/ssh-auth/keys';
import { needs, run } from '@cutaway/test-support/peers';
import { afterAll, afterEach, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'cutaway-intercept-'));
const { username } = userInfo();
const PASSWORD = 'correct horse battery';
const open: { close(): unknown }[] = [];

afterEach(() => Promise.all(open.splice(0).map((one) => one.close())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string, mode = 0o600): string => {
  const path = join(folder, name);
  writeFileSync(path, text, { mode });
  chmodSync(path, mode);
  return path;
};
const keyPair = () => nodeCrypto.generateKeyPair({ type: 'Ed25519' });
const hostKey = keyPair();
const userKey = keyPair();
const identity = file('user_key', openSshPrivateKey(sshPrivateKey(userKey.privateKey)));
const askpass = file('askpass', '#!/bin/sh\necho "$ASKPASS_ANSWER"\n', 0o700);

/** OpenSSH's server, in a mount namespace in which the user has a password that we know. */
async function sshd(ctx: { skip(note?: string): never }, ...settings: string[]): Promise<number> {
  const [program, unshare, openssl] = [needs(ctx, 'sshd'), needs(ctx, 'unshare'), needs(ctx, 'openssl')];
  mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const hash = run(openssl, ['passwd', '-6', PASSWORD]).stdout.trim();
  const shadow = file('shadow', `${username}:${hash}:19000:0:99999:7:::\n`);
  const lines = [
    `HostKey ${file('host_key', openSshPrivateKey(sshPrivateKey(hostKey.privateKey)))}`,
    `AuthorizedKeysFile ${file('authorized_keys', `${publicKeyLine(sshPublicKey(userKey.publicKey))}\n`)}`,
    'StrictModes no',
    'PermitRootLogin yes',
    ...settings,
  ];
  const config = file('sshd_config', `${lines.join('\n')}\n`);
  const script = 'mount --bind "$1" /etc/shadow && shift && exec "$@"';
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    const args = ['-m', 'sh', '-c', script, 'sh', shadow, program, '-i', '-f', config];
    spawn(unshare, args, { stdio: [socket, socket, 'ignore'] });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(server);
  return ((server as Server).address() as AddressInfo).port;
}

interface Middle extends SshInterception {
  readonly events: SshInterceptionEvent[];
  of<T extends SshInterceptionEvent['type']>(type: T): Extract<SshInterceptionEvent, { type: T }>[];
  until(type: SshInterceptionEvent['type']): Promise<void>;
}

async function middle(port: number, hostKeys?: readonly SigningKey[]): Promise<Middle> {
  const events: SshInterceptionEvent[] = [];
  let changed = (): void => {};
  const interception = await interceptSsh({
    to: { host: '127.0.0.1', port },
    verifyHostKey: ({ key }) => ({ accept: Buffer.from(key).equals(sshPublicKey(hostKey.publicKey).blob) }),
    onEvent: (event) => {
      events.push(event);
      changed();
    },
    ...(hostKeys === undefined ? {} : { hostKeys }),
  });
  open.push(interception);
  return {
    ...interception,
    events,
    of: (type) => events.filter((event) => event.type === type) as never,
    until: async (type) => {
      while (!events.some((event) => event.type === type)) {
        await new Promise<void>((resolve) => {
          changed = resolve;
        });
      }
    },
  };
}

/** OpenSSH's client. `known`: lines of its known_hosts without the names; `undefined` takes any key. */
function ssh(
  program: string,
  { port }: { port: number },
  options: { known?: string; methods: string; answer?: string; input?: string },
  ...command: string[]
): Promise<{ status: number | null; stdout: string; stderr: string }> {
  const { known, methods, answer = PASSWORD, input = '' } = options;
  const knownHosts = file('known_hosts', known === undefined ? '' : `[127.0.0.1]:${port} ${known}\n`);
  const settings = [
    `StrictHostKeyChecking=${known === undefined ? 'no' : 'yes'}`,
    `UserKnownHostsFile=${knownHosts}`,
    'GlobalKnownHostsFile=/dev/null',
    `PreferredAuthentications=${methods}`,
    'IdentitiesOnly=yes',
    'IdentityAgent=none',
    'NumberOfPasswordPrompts=1',
  ];
  const args = ['-F', 'none', '-p', String(port), '-i', identity, ...settings.flatMap((one) => ['-o', one])];
  return new Promise((resolve) => {
    const child = spawn(program, [...args, `${username}@127.0.0.1`, ...command], {
      env: {
        PATH: process.env.PATH,
        SSH_ASKPASS: askpass,
        SSH_ASKPASS_REQUIRE: 'force',
        ASKPASS_ANSWER: answer,
      },
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (part) => {
      stdout += part;
    });
    child.stderr.on('data', (part) => {
      stderr += part;
    });
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('close', (status) => resolve({ status, stdout, stderr }));
  });
}

describe('OpenSSH, client and server', () => {
  it('a password is held here, and everything after it is read', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const man = await middle(await sshd(ctx, 'UsePAM no', 'PasswordAuthentication yes'));
    const wrong = await ssh(program, man, { methods: 'password', answer: 'guess' }, 'true');
    expect(wrong.stderr).toContain('Permission denied');
    const command = 'read line; echo "got $line"; echo oops >&2; exit 7';
    const right = await ssh(program, man, { methods: 'password', input: 'a secret\n' }, command);
    expect([right.status, right.stdout]).toEqual([7, 'got a secret\n']);
    expect(right.stderr).toContain('oops');
    expect(man.of('password').map(({ userName, password, accepted }) => [userName, password, accepted])).toEqual([
      [username, 'guess', false],
      [username, PASSWORD, true],
    ]);
    expect(man.of('request').filter(({ request }) => request === 'exec')).toMatchObject([
      { detail: command, granted: true },
    ]);
    const said = man.of('data').map(({ from, stderr, bytes }) => [from, stderr, Buffer.from(bytes, 'hex').toString()]);
    expect(said).toContainEqual(['client', false, 'a secret\n']);
    expect(said).toContainEqual(['server', false, 'got a secret\n']);
    expect(said).toContainEqual(['server', true, 'oops\n']);
    expect(man.of('exit')).toMatchObject([{ status: 7 }]);
  });

  it('answers to questions are held here too', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const man = await middle(await sshd(ctx, 'UsePAM yes', 'KbdInteractiveAuthentication yes'));
    const { stdout } = await ssh(program, man, { methods: 'keyboard-interactive' }, 'echo in');
    expect(stdout).toBe('in\n');
    expect(man.of('answers')).toMatchObject([{ prompts: [expect.stringContaining('Password')], answers: [PASSWORD] }]);
    expect(man.of('keyboard-interactive')).toMatchObject([{ accepted: true }]);
  });

  it('a signature is of no use: it is for the session in which it was made', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const man = await middle(await sshd(ctx, 'UsePAM no'));
    const { stderr, status } = await ssh(program, man, { methods: 'publickey' }, 'true');
    expect([status, stderr]).toEqual([255, expect.stringContaining('Permission denied')]);
    const [tried] = man.of('publickey');
    expect(tried).toMatchObject({ userName: username, algorithm: 'ssh-ed25519', accepted: false });
    const ours = man.of('keys').find(({ side }) => side === 'client');
    const theirs = man.of('keys').filter(({ side }) => side === 'server');
    expect(tried?.signedFor).toBe(ours?.sessionIdentifier);
    expect(theirs.map(({ sessionIdentifier }) => sessionIdentifier)).toContain(tried?.neededFor);
    expect(tried?.neededFor).not.toBe(tried?.signedFor);
  });

  it('a client that knows the genuine host key leaves before it says anything', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const man = await middle(await sshd(ctx, 'UsePAM no'));
    const known = publicKeyLine(sshPublicKey(hostKey.publicKey));
    const { stderr, status } = await ssh(program, man, { known, methods: 'password' }, 'true');
    expect(status).toBe(255);
    expect(stderr).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED');
    await man.until('ended');
    expect(man.of('left')).toMatchObject([{ at: 'host-key' }]);
    expect(man.of('password')).toEqual([]);
    expect(stderr).toContain(man.hostKeys[0]?.fingerprint);
  });

  it('whoever has the genuine host key is not noticed', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const stolen = signingKey(hostKey.privateKey, { crypto: nodeCrypto });
    const man = await middle(await sshd(ctx, 'UsePAM no', 'PasswordAuthentication yes'), [stolen]);
    const known = publicKeyLine(sshPublicKey(hostKey.publicKey));
    const { stdout, stderr } = await ssh(program, man, { known, methods: 'password' }, 'echo in');
    expect([stdout, stderr]).toEqual(['in\n', '']);
    expect(man.of('password')).toMatchObject([{ password: PASSWORD, accepted: true }]);
  });
});

describe('trouble', () => {
  it('a server that is not there is told, and the client is cut off', async (ctx) => {
    const program = needs(ctx, 'ssh');
    const man = await middle(1);
    const { status } = await ssh(program, man, { methods: 'password' }, 'true');
    expect(status).toBe(255);
    expect(man.of('failed')).toMatchObject([{ code: 'mitm/server-unreachable' }]);
    await expect(
      interceptSsh({ to: man, listen: man, verifyHostKey: () => ({ accept: false }) }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
