import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { type Context, certify, keyring, temporaryFolder } from '../../test/openssh.js';
import { type Sshd, sshLogin, startSshd } from '../../test/sshd.js';
import { parseCertificateLine, parseKeyOrCertificate } from '../certificates/index.js';
import { parsePrivateKey, publicKeyLine, type SoftwareKey, verifySignature } from '../keys/index.js';
import { connectAgent, serveAgent } from '../node/index.js';
import { Agent, type AgentRefusal } from './index.js';

const folder = temporaryFolder();
const KINDS = {
  ed25519: ['ed25519'],
  'ecdsa-256': ['ecdsa', '-b', '256'],
  'ecdsa-521': ['ecdsa', '-b', '521'],
  rsa: ['rsa', '-b', '2048'],
} as const;
const kinds = Object.keys(KINDS) as (keyof typeof KINDS)[];
const keyFile = keyring(folder, { ...KINDS, authority: ['ed25519'] });
const privateKey = (path: string): SoftwareKey => parsePrivateKey(readFileSync(path, 'utf8')) as SoftwareKey;
const MESSAGE = utf8('message');

const toStop: (() => void)[] = [];
afterEach(() => {
  for (const stop of toStop.splice(0)) stop();
});

let sockets = 0;

/** OpenSSH's agent, and a connection to it. */
async function opensshAgent(ctx: Context) {
  const path = join(folder, `agent-${sockets++}`);
  const child: ChildProcess = spawn(needs(ctx, 'ssh-agent'), ['-D', '-a', path], { stdio: 'ignore' });
  toStop.push(() => child.kill());
  for (let turn = 0; turn < 200 && !existsSync(path); turn++) await wait(10);
  const { client, close } = await connectAgent(path);
  toStop.push(close);
  return client;
}

/** Our agent behind a socket, and what it refuses. */
async function ourAgent(options: ConstructorParameters<typeof Agent>[0] = {}) {
  const path = join(folder, `agent-${sockets++}`);
  const refusals: AgentRefusal[] = [];
  const agent = new Agent({ crypto: nodeCrypto, onRefusal: (reason) => refusals.push(reason), ...options });
  const server: Server = await serveAgent(agent, path);
  toStop.push(() => server.close());
  return { agent, path, refusals };
}

/** Runs ssh-add against an agent; asynchronously, because the agent lives in this process. */
function sshAdd(ctx: Context, socket: string, ...args: string[]): Promise<{ status: number; output: string }> {
  const env = { ...process.env, SSH_AUTH_SOCK: socket, SSH_ASKPASS: askpass(), SSH_ASKPASS_REQUIRE: 'force' };
  return new Promise((resolve) => {
    execFile(needs(ctx, 'ssh-add'), args, { env }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

function askpass(): string {
  const path = join(folder, 'askpass');
  if (!existsSync(path)) writeFileSync(path, '#!/bin/sh\necho passphrase\n', { mode: 0o700 });
  return path;
}

describe("OpenSSH's agent", () => {
  for (const kind of kinds) {
    it(`takes keys and certificates, lists them and signs: ${kind}`, async (ctx) => {
      const client = await opensshAgent(ctx);
      const { path, line, blob } = keyFile(ctx, kind);
      const { certificate } = parseCertificateLine(
        certify(ctx, keyFile(ctx, 'authority'), keyFile(ctx, kind), '-I', 'x').line,
      );
      await client.add(privateKey(path));
      await client.add(privateKey(path), { certificate });
      const held = await client.identities();
      expect(held.map(({ key, comment }) => publicKeyLine(key, comment))).toEqual([line, line]);
      expect(held.map((identity) => identity.certificate?.keyId)).toEqual([undefined, 'x']);
      for (const key of await client.signingKeys()) {
        for (const algorithm of key.algorithms) {
          const signature = await key.sign(algorithm, MESSAGE);
          const { key: publicKey } = parseKeyOrCertificate(key.blob);
          const check = verifySignature(publicKey, MESSAGE, signature, { crypto: nodeCrypto });
          expect([check.valid, algorithm.startsWith(check.algorithm)]).toEqual([true, true]);
        }
      }
      await client.remove(blob);
      expect(await client.identities()).toHaveLength(1);
      await client.removeAll();
      expect(await client.identities()).toEqual([]);
      await expect(client.sign(blob, MESSAGE)).rejects.toMatchObject({ code: 'ssh/agent-refused' });
    });
  }

  it('knows lifetimes and locks', async (ctx) => {
    const client = await opensshAgent(ctx);
    const { path, blob } = keyFile(ctx, 'ed25519');
    await client.add(privateKey(path), { lifetime: 1 });
    await client.lock('secret');
    expect(await client.identities()).toEqual([]);
    await expect(client.sign(blob, MESSAGE)).rejects.toMatchObject({ code: 'ssh/agent-refused' });
    await client.unlock('secret');
    expect(await client.identities()).toHaveLength(1);
    await wait(2100);
    expect(await client.identities()).toEqual([]);
  });

  it('takes destination constraints as ssh-add writes them', async (ctx) => {
    const client = await opensshAgent(ctx);
    const { path, blob } = keyFile(ctx, 'ed25519');
    const end = { username: '', hostname: '', reserved: new Uint8Array(), hostkeys: [] };
    const keyblob = keyFile(ctx, 'ecdsa-256').blob;
    const to = { ...end, hostname: 'db', hostkeys: [{ keyblob, is_ca: false }] };
    await client.add(privateKey(path), { destinations: [{ from: end, to, reserved: new Uint8Array() }] });
    expect(await client.identities()).toHaveLength(1);
    await expect(client.sign(blob, MESSAGE)).rejects.toMatchObject({ code: 'ssh/agent-refused' });
  });

  it('is said to be missing when it is', async () => {
    await expect(connectAgent(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ssh/agent-unavailable' });
    await expect(connectAgent('')).rejects.toMatchObject({ code: 'ssh/agent-unavailable' });
  });
});

describe('ssh-add', () => {
  for (const kind of kinds) {
    it(`puts keys and certificates into our agent, lists, tests and removes them: ${kind}`, async (ctx) => {
      // ssh-add tests RSA keys with SHA-1.
      const { path: socket, refusals } = await ourAgent({ insecureSha1Signatures: true });
      const { path, line } = keyFile(ctx, kind);
      certify(ctx, keyFile(ctx, 'authority'), keyFile(ctx, kind), '-I', 'x', '-n', 'alice');
      expect(await sshAdd(ctx, socket, '-q', path)).toEqual({ status: 0, output: '' });
      const { output } = await sshAdd(ctx, socket, '-L');
      const [first = '', second = ''] = output.trim().split('\n');
      expect(first).toBe(line);
      expect(second).toContain('-cert-v01@openssh.com');
      expect((await sshAdd(ctx, socket, '-T', `${path}.pub`)).status).toBe(0);
      expect((await sshAdd(ctx, socket, '-d', path)).status).toBe(0);
      expect((await sshAdd(ctx, socket, '-l')).output).toContain('no identities');
      expect(refusals.filter((reason) => reason !== 'unknown-key' && reason !== 'unsupported')).toEqual([]);
    });
  }

  it('sets lifetimes and confirmations, locks and unlocks', async (ctx) => {
    let now = 1000;
    let agreed = false;
    const { path: socket, refusals } = await ourAgent({ now: () => now, confirm: () => agreed });
    const { path } = keyFile(ctx, 'ed25519');
    const test = async () => (await sshAdd(ctx, socket, '-T', `${path}.pub`)).status === 0;
    await sshAdd(ctx, socket, '-q', '-c', '-t', '60', path);
    expect(await test()).toBe(false);
    expect(refusals.at(-1)).toBe('unconfirmed');
    agreed = true;
    expect(await test()).toBe(true);
    expect((await sshAdd(ctx, socket, '-x')).output).toContain('Agent locked');
    expect((await sshAdd(ctx, socket, '-l')).output).toContain('no identities');
    expect((await sshAdd(ctx, socket, '-X')).output).toContain('Agent unlocked');
    expect(await test()).toBe(true);
    now += 60;
    expect((await sshAdd(ctx, socket, '-l')).output).toContain('no identities');
  });
});

describe('ssh with our agent', () => {
  const user = userInfo().username;
  let server: Sshd | undefined;
  let elsewhere: Sshd | undefined;
  afterAll(() => {
    server?.close();
    elsewhere?.close();
  });

  it('logs in, also with a key that is held to this destination, and nowhere else', async (ctx) => {
    const authorized = join(folder, 'authorized_keys');
    const { path, line } = keyFile(ctx, 'ed25519');
    writeFileSync(authorized, `${line}\n`);
    const configuration = [`AuthorizedKeysFile ${authorized}`, 'StrictModes no'];
    server = await startSshd(ctx, folder, configuration);
    elsewhere = await startSshd(ctx, folder, configuration);
    const knownHosts = join(folder, 'known_hosts');
    writeFileSync(knownHosts, `here ${server.hostKeyLine}\nelsewhere ${elsewhere.hostKeyLine}\n`);

    const login = async (socket: string, port: number, alias: string) => {
      const settings = [`IdentityAgent=${socket}`, `HostKeyAlias=${alias}`, `UserKnownHostsFile=${knownHosts}`];
      return (await sshLogin(ctx, { port, identity: `${path}.pub`, settings })).status;
    };
    const outcomes = async (...args: string[]) => {
      const { path: socket, refusals } = await ourAgent();
      const added = await sshAdd(ctx, socket, '-q', '-H', knownHosts, ...args, path);
      expect(added).toEqual({ status: 0, output: '' });
      const both = [
        await login(socket, server?.port ?? 0, 'here'),
        await login(socket, elsewhere?.port ?? 0, 'elsewhere'),
      ];
      return { both, refusals };
    };
    expect((await outcomes()).both).toEqual([0, 0]);
    expect((await outcomes('-h', 'here')).both).toEqual([0, 255]);
    expect((await outcomes('-h', `${user}@here`)).both).toEqual([0, 255]);
    // From here on to the other, over a forwarded agent.
    const hopOn = async (...args: string[]) => {
      const { path: socket } = await ourAgent();
      await sshAdd(ctx, socket, '-q', '-H', knownHosts, ...args, path);
      const options = ['HostKeyAlias=elsewhere', `UserKnownHostsFile=${knownHosts}`, 'BatchMode=yes'];
      const onward = `ssh -F none ${options.map((option) => `-o ${option}`).join(' ')} -p ${elsewhere?.port}`;
      const settings = [
        `IdentityAgent=${socket}`,
        'ForwardAgent=yes',
        'HostKeyAlias=here',
        `UserKnownHostsFile=${knownHosts}`,
      ];
      const command = `${onward} ${user}@127.0.0.1 echo arrived`;
      const { stdout } = await sshLogin(ctx, { port: server?.port ?? 0, identity: `${path}.pub`, settings, command });
      return stdout.trim();
    };
    expect(await hopOn()).toBe('arrived');
    expect(await hopOn('-h', 'here')).toBe('');
    expect(await hopOn('-h', 'here', '-h', 'here>elsewhere')).toBe('arrived');
    expect(await hopOn('-h', 'here', '-h', 'here>somebody@elsewhere')).toBe('');
    const stranger = await outcomes('-h', 'somebody@here');
    expect(stranger.both).toEqual([255, 255]);
    expect(stranger.refusals).toContain('destination');
  });
});
