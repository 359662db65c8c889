import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { afterAll, describe, expect, it } from 'vitest';
import { parsePublicKeyLine } from '../src/keys/index.js';
import { agreedOn, algorithmCases } from './algorithm-cases.js';
import { homeFolder, withHome } from './home-folder.js';
import { KEY_NAMES, KEYS } from './key-of-each-type.js';
import { type Context, succeed, temporaryFolder } from './openssh.js';
import { connectTo, expectEcho } from './our-client.js';
import { type ProcessServer, processServer } from './process-server.js';

const folder = temporaryFolder();
const home = homeFolder(Object.values(KEYS).map(({ line }) => line));

interface Dropbear extends ProcessServer {
  readonly hostKeys: readonly Uint8Array[];
}

let started: Promise<Dropbear> | undefined;

function server(ctx: Context): Promise<Dropbear> {
  started ??= start(ctx);
  return started;
}

async function start(ctx: Context): Promise<Dropbear> {
  const keys = ['rsa', 'ecdsa', 'ed25519', 'dss'].map((type) => {
    const file = join(folder, type);
    const printed = succeed(needs(ctx, 'dropbearkey'), ['-t', type, '-f', file]);
    const line = printed.split('\n').find((one) => /^(ssh|ecdsa)-/.test(one));
    return { file, blob: parsePublicKeyLine(line ?? '').key.blob };
  });
  const options = keys.flatMap(({ file }) => ['-r', file]);
  const command = withHome(ctx, home, [needs(ctx, 'dropbear'), '-i', '-s', ...options]);
  return { ...(await processServer(command)), hostKeys: keys.map(({ blob }) => blob) };
}

describe('our client against Dropbear', () => {
  afterAll(async () => (await started)?.close());

  it.for([
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group14-sha256',
  ] as const)('agrees on keys with %s', async (name, ctx) => {
    const { port, hostKeys } = await server(ctx);
    const { connection, info } = await connectTo(port, hostKeys, { algorithms: { keyExchange: [name] } });
    expect(info.keyExchange).toBe(name);
    await expectEcho(connection);
  });

  it.for([
    ['chacha20-poly1305@openssh.com', undefined],
    ['aes128-ctr', 'hmac-sha2-256'],
    ['aes256-ctr', 'hmac-sha1'],
  ] as const)('protects packets with %s and %s', async ([cipher, mac], ctx) => {
    const { port, hostKeys } = await server(ctx);
    const algorithms = { cipher: [cipher], ...(mac === undefined ? {} : { mac: [mac] }) };
    const { connection, info } = await connectTo(port, hostKeys, { algorithms });
    expect(info.cipherClientToServer).toBe(cipher);
    expect(info.macServerToClient).toBe(mac);
    await expectEcho(connection);
  });

  it.for(['ssh-ed25519', 'ecdsa-sha2-nistp256', 'rsa-sha2-256'])('checks a host key of %s', async (name, ctx) => {
    const { port, hostKeys } = await server(ctx);
    const { connection, info } = await connectTo(port, hostKeys, { hostKeyAlgorithms: [name] });
    expect(info.hostKey).toBe(name);
    await connection.close();
  });

  it.for(KEY_NAMES)('logs in with a user key %s', async (name, ctx) => {
    const { port, hostKeys } = await server(ctx);
    const authentication = [{ method: 'publickey', key: KEYS[name].signing }] as const;
    const { connection } = await connectTo(port, hostKeys, { authentication });
    expect((await connection.exec('exit 7')).exitStatus).toBe(7);
    await connection.close();
  });

  it.for(
    algorithmCases(
      [],
      [{ keyExchange: ['diffie-hellman-group14-sha1'] }, { hostKey: ['ssh-rsa'] }, { hostKey: ['ssh-dss'] }],
    ),
  )('goes with $name in the lab', async ({ algorithms }, ctx) => {
    const { port, hostKeys } = await server(ctx);
    const insecureLab = { insecureAlgorithms: true };
    const { connection, info } = await connectTo(port, hostKeys, { algorithms, insecureLab });
    expect(info).toMatchObject(agreedOn(algorithms));
    await expectEcho(connection, 10);
  });
});
