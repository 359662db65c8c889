import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { startSshdPeer } from '@cutaway/test-support/sshd';
import { describe, expect, it } from 'vitest';
import type { SshClient } from '../src/index.js';
import { parsePrivateKey, type SoftwareKey } from '../src/keys/index.js';
import { type SigningKey, signingKey } from '../src/keys/signing-key.js';
import { hostKeyRotation, hostKeyVerifier, KnownHostsFile, knownHostsName } from '../src/known-hosts/index.js';
import { type ConnectOptions, connect, readKnownHosts, updateHostKeys } from '../src/node/index.js';
import { KEYS, makeKey } from './key-of-each-type.js';
import { generateKey, temporaryFolder } from './openssh.js';
import { ourServer, runClient } from './our-server.js';

const folder = temporaryFolder();
const GONE = makeKey({ type: 'EC', curve: 'P-256' });

/** Logs in and updates the file with what the server names. */
async function rotate(
  file: string,
  options: Pick<ConnectOptions, 'port' | 'userName' | 'authentication'> & Partial<ConnectOptions>,
) {
  let named: (value: { keys: readonly Uint8Array[]; client: SshClient }) => void = () => {};
  const announcement = new Promise<Parameters<typeof named>[0]>((resolve) => {
    named = resolve;
  });
  const connection = await connect({
    host: '127.0.0.1',
    verifyHostKey: hostKeyVerifier(await readKnownHosts([file])),
    onEvent: (event, client) => {
      if (event.type === 'hostkeys') named({ keys: event.keys, client });
    },
    ...options,
  });
  try {
    const { keys, client } = await announcement;
    return await updateHostKeys(client, keys, file);
  } finally {
    await connection.close();
  }
}

describe('updateHostKeys with sshd', () => {
  it('learns what is proven and forgets what is gone, as OpenSSH does', async (ctx) => {
    const more = ['rsa', 'ecdsa'].map((type) => generateKey(ctx, folder, `host-${type}`, type));
    const sshd = await startSshdPeer(
      ctx,
      more.map(({ path }) => `HostKey ${path}`),
    );
    const name = knownHostsName('127.0.0.1', sshd.port);
    const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')];
    const before = `# kept\n${readFileSync(sshd.knownHosts, 'utf8')}${name} ${GONE.line}\nother.example ${KEYS.rsa.line}\n`;
    for (const file of [ours, theirs]) writeFileSync(file, before);
    try {
      const { privateKey } = parsePrivateKey(readFileSync(sshd.identity, 'utf8')) as SoftwareKey;
      const login = { method: 'publickey', key: signingKey(privateKey, { crypto: nodeCrypto }) } as const;
      const rotation = await rotate(ours, { port: sshd.port, userName: sshd.userName, authentication: [login] });
      expect(rotation).toMatchObject({
        learn: [{ type: 'ssh-rsa' }, { type: 'ecdsa-sha2-nistp256' }],
        forget: [{ line: 3 }],
      });
      expect(readFileSync(`${ours}.old`, 'utf8')).toBe(before);
      const settings = ['UpdateHostKeys=yes', `UserKnownHostsFile=${theirs}`, 'IdentitiesOnly=yes', 'BatchMode=yes'];
      const args = ['-F', 'none', '-i', sshd.identity, '-p', String(sshd.port)];
      const target = `${sshd.userName}@127.0.0.1`;
      // OpenSSH does not wait for the proof when the command ends; this one ends when the file was written.
      const written = `for i in $(seq 100); do [ -e ${theirs}.old ] && break; sleep 0.1; done`;
      const all = [...args, ...settings.flatMap((setting) => ['-o', setting]), target, written];
      expect(await runClient('ssh', all)).toMatchObject({ status: 0 });
      const lines = (file: string) => readFileSync(file, 'utf8').trim().split('\n').sort();
      expect(lines(ours)).toEqual(lines(theirs));
      expect(lines(ours)).toHaveLength(5);
      const again = await rotate(ours, { port: sshd.port, userName: sshd.userName, authentication: [login] });
      expect(again).toEqual({ obstacle: 'nothing-new' });
    } finally {
      sshd.close();
    }
  });
});

describe('updateHostKeys with a server that lies', () => {
  const { ed25519, ecdsa256 } = KEYS;
  const user = { userName: 'anybody', authentication: [{ method: 'publickey', key: ed25519.signing }] } as const;

  /** What a server does that names a key it does not have. */
  const LIES: Readonly<Record<string, SigningKey['sign']>> = {
    'signs with another key': (algorithm, message) => GONE.signing.sign(algorithm, message),
    'signs for another session': (algorithm, message) => {
      const other = message.slice();
      other[60] = (other[60] as number) ^ 1;
      return ecdsa256.signing.sign(algorithm, other);
    },
    'signs nothing': () => new Uint8Array(),
    'answers with another algorithm': (_algorithm, message) => ed25519.signing.sign('ssh-ed25519', message),
  };

  it.each(Object.entries(LIES))('%s: nothing is learned', async (name, sign) => {
    const claimed = { ...ecdsa256.signing, sign };
    const server = await ourServer({ hostKeys: [ed25519.signing, claimed, KEYS.rsa.signing] });
    const file = join(folder, name.replaceAll(' ', '-'));
    const before = `${knownHostsName('127.0.0.1', server.port)} ${ed25519.line}\n`;
    writeFileSync(file, before);
    const rotation = rotate(file, { port: server.port, ...user });
    await expect(rotation).rejects.toMatchObject({ code: 'ssh/host-keys-unproven' });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(existsSync(`${file}.old`)).toBe(false);
  });

  it('is not asked when its own key was taken without being known', async () => {
    const server = await ourServer({ hostKeys: [ed25519.signing, KEYS.rsa.signing] });
    const file = join(folder, 'restricted');
    const name = knownHostsName('127.0.0.1', server.port);
    writeFileSync(file, `${name} ${GONE.line}\n`);
    const options = { port: server.port, ...user, verifyHostKey: () => ({ accept: true, restricted: true }) };
    expect(await rotate(file, options)).toEqual({ obstacle: 'not-known' });
    copyFileSync(file, `${file}-known`);
    writeFileSync(`${file}-known`, `${name} ${ed25519.line}\n`);
    await expect(rotate(`${file}-known`, options)).rejects.toMatchObject({ code: 'ssh/host-key-refused' });
  });

  it('refuses to prove what it does not have', async () => {
    const server = await ourServer({ hostKeys: [ed25519.signing] });
    const connection = await connect({
      host: '127.0.0.1',
      port: server.port,
      ...user,
      verifyHostKey: () => ({ accept: true }),
    });
    const error = await new Promise<unknown>((resolve) => {
      connection.client.proveHostKeys([GONE.signing.blob], resolve);
    });
    expect(error).toMatchObject({ code: 'ssh/host-keys-unproven' });
    expect(
      await new Promise((resolve) => connection.client.proveHostKeys([ed25519.signing.blob], resolve)),
    ).toBeUndefined();
    await connection.close();
  });
});

describe('hostKeyRotation', () => {
  const { ed25519, ecdsa256, rsa } = KEYS;
  const announced = [ed25519, rsa].map(({ signing }) => signing.blob);
  const decide = (...lines: string[]) =>
    hostKeyRotation(new KnownHostsFile(`${lines.join('\n')}\n`), 'host', ed25519.signing.blob, announced);

  it('leaves files alone that somebody keeps by hand', () => {
    expect(decide(`host ${ed25519.line}`, `host ${rsa.line}`)).toEqual({ obstacle: 'nothing-new' });
    expect(decide(`host ${ecdsa256.line}`)).toEqual({ obstacle: 'not-known' });
    expect(decide(`other ${ed25519.line}`)).toEqual({ obstacle: 'not-known' });
    expect(decide(`host ${ed25519.line}`, `@revoked host ${rsa.line}`)).toEqual({ obstacle: 'marker' });
    expect(decide(`@cert-authority * ${rsa.line}`, `host ${ed25519.line}`)).toEqual({ obstacle: 'marker' });
    expect(decide(`host,192.0.2.1 ${ed25519.line}`)).toEqual({ obstacle: 'pattern' });
    expect(decide(`h* ${ed25519.line}`)).toEqual({ obstacle: 'pattern' });
    expect(decide(`host ${ed25519.line}`, `other ${rsa.line}`)).toEqual({ obstacle: 'other-names' });
  });

  it('passes over certificates and what it cannot read', () => {
    const file = new KnownHostsFile(`host ${ed25519.line}\nhost ${ecdsa256.line}\n`);
    const odd = [new Uint8Array(), new TextEncoder().encode('\0\0\0\x07unknown')];
    expect(hostKeyRotation(file, 'host', ed25519.signing.blob, odd)).toEqual({ obstacle: 'nothing-new' });
    expect(hostKeyRotation(file, 'host', ed25519.signing.blob, [...odd, ...announced, ...announced])).toMatchObject({
      learn: [{ type: 'ssh-rsa' }],
      forget: [{ line: 2 }],
      keys: [{ type: 'ssh-ed25519' }, { type: 'ssh-rsa' }],
    });
  });
});
