import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { asciiText, utf8 } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { openSshPrivateKey, publicKeyLine, sshPrivateKey, sshPublicKey } from '@cutaway/ssh-auth/keys';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, expect, it } from 'vitest';
import { findRung, Lab } from '../src/index.js';
import { immediately } from '../src/network/program.js';
import type { SshClientHas } from '../src/protocols/ssh/client.js';
import { sshKeyPair } from '../src/protocols/ssh/possessions.js';
import { overSocket, partyOver } from './over-socket.js';

const lab = new Lab(nodeCrypto, 'openssh');
const folder = mkdtempSync(join(tmpdir(), 'cutaway-ladder-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keyFile = (name: string, owner: 'client' | 'server'): string => {
  const path = join(folder, name);
  writeFileSync(path, openSshPrivateKey(sshPrivateKey(sshKeyPair(lab, owner).privateKey)), { mode: 0o600 });
  return path;
};
const keyLine = (owner: 'client' | 'server'): string =>
  publicKeyLine(sshPublicKey(sshKeyPair(lab, owner).publicKey), owner);

/** What OpenSSH's client got from a rung's server, and what it said. */
async function sshTo(
  ssh: string,
  rungId: string,
  identity: 'genuine' | 'attacker',
): Promise<{ stdout: string; stderr: string; asked: string }> {
  const rung = findRung(rungId);
  let asked = '';
  const server = createServer((socket) => {
    const program = rung.server(partyOver(socket, lab), rung.equipServer(lab, identity), (request) => {
      asked = asciiText(request) ?? '';
      return immediately(utf8('balance=1000'));
    });
    overSocket(program, socket)
      .catch(() => {})
      .finally(() => socket.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const knownHosts = join(folder, 'known_hosts');
  const { port } = server.address() as AddressInfo;
  writeFileSync(knownHosts, `[127.0.0.1]:${port} ${keyLine('server')}\n`);
  const settings = ['StrictHostKeyChecking=yes', `UserKnownHostsFile=${knownHosts}`, 'GlobalKnownHostsFile=/dev/null'];
  const login = ['IdentitiesOnly=yes', 'IdentityAgent=none', 'BatchMode=yes'];
  const child = spawn(ssh, [
    ...['-F', 'none', '-p', String(port), '-i', keyFile('user_key', 'client')],
    ...[...settings, ...login].flatMap((setting) => ['-o', setting]),
    ...['alice@127.0.0.1', 'statement'],
  ]);
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (data: Buffer) => {
    stdout += data.toString('utf8');
  });
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString('utf8');
  });
  await new Promise((resolve) => child.on('close', resolve));
  server.close();
  return { stdout, stderr, asked };
}

it("OpenSSH's client logs in with a key at the ladder's server", async (ctx) => {
  const { stdout, stderr, asked } = await sshTo(needs(ctx, 'ssh'), 'ssh-git', 'genuine');
  expect({ stdout, asked, stderr }).toEqual({ stdout: 'balance=1000', asked: 'statement', stderr: '' });
});

it("OpenSSH's client stops at the attacker's host key as ours does", async (ctx) => {
  const { stdout, stderr, asked } = await sshTo(needs(ctx, 'ssh'), 'ssh-git', 'attacker');
  expect(stdout).toBe('');
  expect(asked).toBe('');
  expect(stderr).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED');
});

it("the ladder's client runs a command at OpenSSH's server", async (ctx) => {
  const program = needs(ctx, 'sshd');
  if (userInfo().uid === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 });
  const authorizedKeys = join(folder, 'authorized_keys');
  writeFileSync(authorizedKeys, `${keyLine('client')}\n`);
  const config = join(folder, 'sshd_config');
  const lines = [
    `HostKey ${keyFile('host_key', 'server')}`,
    `AuthorizedKeysFile ${authorizedKeys}`,
    'UsePAM no',
    'StrictModes no',
    'PasswordAuthentication no',
    'PermitRootLogin yes',
  ];
  writeFileSync(config, `${lines.join('\n')}\n`);
  const server = createServer({ pauseOnConnect: true }, (socket) => {
    spawn(program, ['-i', '-f', config], { stdio: [socket, socket, 'ignore'] });
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const rung = findRung('ssh-git');
  const has = rung.equipClient(lab, 'genuine', { rogueRoot: false }) as SshClientHas;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const ask = () => immediately(utf8('echo statement of $((40 + 2))'));
  const client = rung.client(partyOver(socket, lab), { ...has, userName: userInfo().username }, ask);
  expect(asciiText((await overSocket(client, socket)).slice(0, -1))).toBe('statement of 42');
  socket.destroy();
  server.close();
});
