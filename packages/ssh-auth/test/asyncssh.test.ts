import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { openSshPrivateKey } from '../src/keys/index.js';
import { insecureAlgorithms } from '../src/lab/index.js';
import { agreedOn, algorithmCases, type Names } from './algorithm-cases.js';
import { KEYS, type MadeKey, makeKey } from './key-of-each-type.js';
import type { Context } from './openssh.js';
import { connectTo, expectEcho } from './our-client.js';
import { ourServer } from './our-server.js';
import { PythonPeer } from './python-peer.js';

const asyncssh = new PythonPeer(`
import asyncio, os
import asyncssh

LISTS = {'keyExchange': 'kex_algs', 'cipher': 'encryption_algs', 'mac': 'mac_algs'}

def lists(algorithms):
    return {theirs: algorithms[ours] for ours, theirs in LISTS.items() if ours in algorithms}

async def run(process):
    child = await asyncio.create_subprocess_shell(process.command, stdin=asyncio.subprocess.PIPE,
                                                  stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
    stdout, _ = await child.communicate(await process.stdin.read())
    process.stdout.write(stdout)
    process.exit(child.returncode)

async def serve(hostKeys, authorized, algorithms):
    server = await asyncssh.listen(
        '127.0.0.1', 0, server_host_keys=[asyncssh.import_private_key(key) for key in hostKeys],
        authorized_client_keys=asyncssh.import_authorized_keys('\\n'.join(authorized) + '\\n'),
        process_factory=run, encoding=None, **lists(algorithms),
        signature_algs=[name.decode() for name in asyncssh.public_key.get_public_key_algs()])
    return {'port': server.sockets[0].getsockname()[1]}

async def connect(port, userKey, password, hostKeys, algorithms):
    options = lists(algorithms)
    if 'hostKey' in algorithms:
        options['server_host_key_algs'] = algorithms['hostKey']
    if password is None:
        options['client_keys'] = [asyncssh.import_private_key(userKey)]
        options['signature_algs'] = [name.decode() for name in asyncssh.public_key.get_public_key_algs()]
    else:
        options['client_keys'] = None
        options['password'] = password
    known_hosts = asyncssh.import_known_hosts(''.join('[127.0.0.1]:%d %s\\n' % (port, line) for line in hostKeys))
    data = os.urandom(200000)
    async with asyncssh.connect('127.0.0.1', port, username='mia', known_hosts=known_hosts, agent_path=None,
                                config=None, **options) as connection:
        result = await connection.run('cat; exit 7', input=data, encoding=None)
        return {'echoed': result.stdout == data, 'status': result.exit_status}

async def main():
    loop = asyncio.get_running_loop()
    lines = requests()
    while True:
        request = await loop.run_in_executor(None, next, lines, None)
        if request is None:
            break
        try:
            answer(**await {'serve': serve, 'connect': connect}[request.pop('do')](**request))
        except Exception as failure:
            answer(error='%r\\n%s' % (failure, traceback.format_exc()))

asyncio.run(main())
`);

/** asyncssh has all that we have but the hybrid methods. */
const KINDS: Readonly<Record<string, MadeKey>> = {
  ...KEYS,
  ed448: makeKey({ type: 'Ed448' }),
  dss: makeKey({ type: 'DSA', modulusLength: 1024 }),
};
const kinds = Object.keys(KINDS);
const privateKeys = Object.values(KINDS).map(({ privateKey }) => openSshPrivateKey(privateKey));
const lines = Object.values(KINDS).map(({ line }) => line);
const hostKeys = Object.values(KINDS).map(({ signing }) => signing);

const lab = { algorithms: insecureAlgorithms(nodeCrypto), insecureLab: { insecureAlgorithms: true } };

const CASES = algorithmCases(
  [
    { keyExchange: ['curve25519-sha256'] },
    { keyExchange: ['curve448-sha512'] },
    { keyExchange: ['ecdh-sha2-nistp256'] },
    { keyExchange: ['ecdh-sha2-nistp384'] },
    { keyExchange: ['ecdh-sha2-nistp521'] },
    { keyExchange: ['diffie-hellman-group14-sha256'] },
    { keyExchange: ['diffie-hellman-group15-sha512'] },
    { keyExchange: ['diffie-hellman-group17-sha512'] },
    { keyExchange: ['diffie-hellman-group-exchange-sha256'] },
    { cipher: ['chacha20-poly1305@openssh.com'] },
    { cipher: ['aes256-gcm@openssh.com'] },
    { cipher: ['aes128-gcm@openssh.com'] },
    { cipher: ['aes256-ctr'], mac: ['hmac-sha2-256-etm@openssh.com'] },
    { cipher: ['aes192-ctr'], mac: ['hmac-sha2-512-etm@openssh.com'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha1-etm@openssh.com'] },
    { cipher: ['aes128-ctr'], mac: ['hmac-sha2-512'] },
    { hostKey: ['ssh-ed25519'] },
    { hostKey: ['ssh-ed448'] },
    { hostKey: ['ecdsa-sha2-nistp256'] },
    { hostKey: ['ecdsa-sha2-nistp384'] },
    { hostKey: ['ecdsa-sha2-nistp521'] },
    { hostKey: ['rsa-sha2-512'] },
    { hostKey: ['rsa-sha2-256'] },
  ],
  [
    { keyExchange: ['diffie-hellman-group1-sha1'] },
    { keyExchange: ['diffie-hellman-group-exchange-sha1'] },
    { hostKey: ['ssh-rsa'] },
    { hostKey: ['ssh-dss'] },
    { cipher: ['aes256-cbc'], mac: ['hmac-md5'] },
    { cipher: ['3des-cbc'], mac: ['hmac-md5-etm@openssh.com'] },
    { cipher: ['arcfour256'], mac: ['hmac-sha1-96'] },
    { cipher: ['arcfour128'], mac: ['hmac-sha1-96-etm@openssh.com'] },
    { cipher: ['arcfour'], mac: ['hmac-md5-96-etm@openssh.com'] },
  ],
);

describe('our client against asyncssh', () => {
  const listen = async (ctx: Context, algorithms: Names = {}): Promise<number> => {
    const request = { do: 'serve', hostKeys: privateKeys, authorized: lines, algorithms };
    return (await asyncssh.ask<{ port: number }>(ctx, request)).port;
  };
  const blobs = hostKeys.map(({ blob }) => blob);

  it.for(CASES)('goes with $name', async ({ algorithms, insecure }, ctx) => {
    const { hostKey: _, ...lists } = algorithms;
    const { connection, info } = await connectTo(await listen(ctx, lists), blobs, {
      algorithms,
      insecureLab: { insecureAlgorithms: insecure },
    });
    expect(info).toMatchObject(agreedOn(algorithms));
    await expectEcho(connection, 100_000);
  });

  it.for(kinds)('logs in with a user key %s', async (name, ctx) => {
    const { signing } = KINDS[name] as MadeKey;
    const { connection } = await connectTo(await listen(ctx), blobs, {
      authentication: [{ method: 'publickey', key: signing }],
      ...(name === 'dss' ? lab : {}),
    });
    await expectEcho(connection, 10);
  });
});

describe('asyncssh against our server', () => {
  const connect = (
    ctx: Context,
    port: number,
    { algorithms = {}, name = 'ed25519', password }: { algorithms?: Names; name?: string; password?: string } = {},
  ): Promise<{ echoed: boolean; status: number }> =>
    asyncssh.ask(ctx, {
      do: 'connect',
      port,
      userKey: openSshPrivateKey((KINDS[name] as MadeKey).privateKey),
      password: password ?? null,
      hostKeys: lines,
      algorithms,
    });
  it.for(CASES)('goes with $name', async ({ algorithms, insecure }, ctx) => {
    const server = await ourServer({ hostKeys, ...(insecure ? lab : {}) });
    expect(await connect(ctx, server.port, { algorithms })).toEqual({ echoed: true, status: 7 });
    expect(server.info).toMatchObject(agreedOn(algorithms));
  });

  it.for(kinds)('logs in with a user key %s', async (name, ctx) => {
    const server = await ourServer(name === 'dss' ? lab : {});
    expect(await connect(ctx, server.port, { name })).toEqual({ echoed: true, status: 7 });
  });

  it('logs in with a password, and only with the right one', async (ctx) => {
    const server = await ourServer({ authentication: { password: (_, given) => given === 'right' } });
    expect(await connect(ctx, server.port, { password: 'right' })).toEqual({ echoed: true, status: 7 });
    await expect(connect(ctx, server.port, { password: 'wrong' })).rejects.toThrow('PermissionDenied');
  });

  it('goes on while keys are agreed on anew', async (ctx) => {
    const server = await ourServer({ rekeyLimit: { bytes: 50_000 } });
    expect(await connect(ctx, server.port)).toEqual({ echoed: true, status: 7 });
    await expect.poll(() => server.exchanges).toBeGreaterThan(1);
  });
});
