import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeCrypto } from '@cutaway/primitives/node';
import { afterAll, describe, expect, it } from 'vitest';
import { openSshPrivateKey } from '../src/keys/index.js';
import { knownHostsName } from '../src/known-hosts/index.js';
import { insecureAlgorithms } from '../src/lab/index.js';
import { agreedOn, algorithmCases } from './algorithm-cases.js';
import { KEYS, makeKey } from './key-of-each-type.js';
import { type Context, temporaryFolder } from './openssh.js';
import { type Sshd, startSshd, supportedBy, systemOpenSsh } from './openssh-installation.js';
import { connectTo, expectEcho } from './our-client.js';
import { expectEchoThrough, ourServer, runClient } from './our-server.js';

const folder = temporaryFolder();
const dss = makeKey({ type: 'DSA', modulusLength: 1024 });
const lab = { algorithms: insecureAlgorithms(nodeCrypto), insecureLab: { insecureAlgorithms: true } };

/** What OpenSSH 9 still has when it is asked for by name. */
const CASES = algorithmCases(
  [],
  [
    { keyExchange: ['diffie-hellman-group1-sha1'] },
    { keyExchange: ['diffie-hellman-group14-sha1'] },
    { keyExchange: ['diffie-hellman-group-exchange-sha1'] },
    { hostKey: ['ssh-rsa'] },
    { hostKey: ['ssh-dss'] },
    { cipher: ['3des-cbc'], mac: ['hmac-md5'] },
    { cipher: ['aes128-cbc'], mac: ['hmac-md5-96'] },
    { cipher: ['aes192-cbc'], mac: ['hmac-sha1-96'] },
    { cipher: ['aes256-cbc'], mac: ['hmac-md5-etm@openssh.com'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha1-96-etm@openssh.com'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-md5-96-etm@openssh.com'] },
  ],
);

let started: Promise<Sshd> | undefined;

function server(ctx: Context): Promise<Sshd> {
  const openSsh = systemOpenSsh(ctx);
  const kinds = {
    KexAlgorithms: 'kex',
    Ciphers: 'cipher',
    MACs: 'mac',
    HostKeyAlgorithms: 'sig',
    PubkeyAcceptedAlgorithms: 'sig',
  };
  started ??= startSshd(openSsh, {
    hostKeys: [
      ['-t', 'ed25519'],
      ['-t', 'rsa', '-b', '2048'],
      ['-t', 'dsa'],
    ],
    config: Object.entries(kinds).map(([option, kind]) => `${option} ${supportedBy(openSsh, kind).join(',')}`),
    authorizedKeys: [dss.line, KEYS.ed25519.line],
  });
  return started;
}

describe('our client in the lab against sshd', () => {
  afterAll(async () => (await started)?.stop());

  it.for(CASES)('goes with $name', async ({ algorithms }, ctx) => {
    const { port, hostKeys } = await server(ctx);
    const blobs = hostKeys.map(({ blob }) => blob);
    const { connection, info } = await connectTo(port, blobs, { ...lab, algorithms });
    expect(info).toMatchObject(agreedOn(algorithms));
    await expectEcho(connection, 100_000);
  });

  it('logs in with a DSA key', async (ctx) => {
    const { port, hostKeys } = await server(ctx);
    const blobs = hostKeys.map(({ blob }) => blob);
    const authentication = [{ method: 'publickey', key: dss.signing }] as const;
    const { connection } = await connectTo(port, blobs, { ...lab, authentication });
    await expectEcho(connection, 10);
  });

  it('has none of it outside the lab', async (ctx) => {
    const { port, hostKeys } = await server(ctx);
    const blobs = hostKeys.map(({ blob }) => blob);
    for (const { algorithms } of CASES) {
      await expect(connectTo(port, blobs, { algorithms })).rejects.toMatchObject({ code: 'ssh/insecure-algorithm' });
    }
  });
});

describe('OpenSSH’s client against our server in the lab', () => {
  const OPTIONS = { keyExchange: 'KexAlgorithms', cipher: 'Ciphers', mac: 'MACs', hostKey: 'HostKeyAlgorithms' };
  const hostKeys = [KEYS.rsa, dss, KEYS.ed25519];

  const ssh = (
    ctx: Context,
    port: number,
    { settings = [], key = KEYS.ed25519 }: { settings?: readonly string[]; key?: typeof dss } = {},
  ) => {
    const [identity, knownHosts] = [join(folder, `${key.privateKey.key.type}-${port}`), join(folder, `known-${port}`)];
    writeFileSync(identity, openSshPrivateKey(key.privateKey), { mode: 0o600 });
    const name = knownHostsName('127.0.0.1', port);
    writeFileSync(knownHosts, hostKeys.map(({ line }) => `${name} ${line}\n`).join(''));
    const all = ['IdentitiesOnly=yes', 'IdentityAgent=none', 'BatchMode=yes', `UserKnownHostsFile=${knownHosts}`];
    const options = [...all, 'UpdateHostKeys=no', ...settings].flatMap((setting) => ['-o', setting]);
    const args = ['-F', 'none', '-p', String(port), '-i', identity, ...options, 'mia@127.0.0.1'];
    return (command: string, input: Uint8Array) => runClient(systemOpenSsh(ctx).ssh, [...args, command], { input });
  };

  it.for(CASES)('goes with $name', async ({ algorithms }, ctx) => {
    const listener = await ourServer({ ...lab, hostKeys: hostKeys.map(({ signing }) => signing) });
    const settings = Object.entries(algorithms).map(
      ([list, names]) => `${OPTIONS[list as keyof typeof OPTIONS]}=${names}`,
    );
    await expectEchoThrough(ssh(ctx, listener.port, { settings }), 100_000);
    expect(listener.info).toMatchObject(agreedOn(algorithms));
  });

  it('logs in with a DSA key', async (ctx) => {
    const { port } = await ourServer({ ...lab, hostKeys: hostKeys.map(({ signing }) => signing) });
    await expectEchoThrough(ssh(ctx, port, { key: dss, settings: ['PubkeyAcceptedAlgorithms=+ssh-dss'] }), 10);
  });
});
