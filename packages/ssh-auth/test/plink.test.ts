import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { fingerprint, openSshPrivateKey } from '../src/keys/index.js';
import { KEY_NAMES, KEYS, type KeyName } from './key-of-each-type.js';
import { type Context, succeed, temporaryFolder } from './openssh.js';
import { type Ended, expectEchoThrough, type OurServer, ourServer, runClient } from './our-server.js';

const folder = temporaryFolder();

/** A user key of ours as PuTTY's own file. */
function userKey(ctx: Context, name: KeyName): string {
  const path = join(folder, `${name}.ppk`);
  if (existsSync(path)) return path;
  const openSsh = join(folder, name);
  writeFileSync(openSsh, openSshPrivateKey(KEYS[name].privateKey), { mode: 0o600 });
  succeed(needs(ctx, 'puttygen'), [openSsh, '-O', 'private', '-o', path]);
  return path;
}

function plink(
  ctx: Context,
  { port }: OurServer,
  command: string,
  {
    input,
    identity = 'ed25519',
    hostKeys = KEY_NAMES,
    more = [],
  }: { input?: Uint8Array; identity?: KeyName; hostKeys?: readonly KeyName[]; more?: readonly string[] } = {},
): Promise<Ended> {
  const known = hostKeys.flatMap((name) => ['-hostkey', fingerprint(KEYS[name].privateKey.key)]);
  const args = ['-ssh', '-batch', '-no-antispoof', '-P', String(port), '-i', userKey(ctx, identity), ...known, ...more];
  return runClient(needs(ctx, 'plink'), [...args, 'mia@127.0.0.1', command], {
    ...(input === undefined ? {} : { input }),
    env: { HOME: folder },
  });
}

describe('PuTTY’s plink against our server', () => {
  it.for([
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'curve448-sha512',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group-exchange-sha256',
    'diffie-hellman-group14-sha256',
    'diffie-hellman-group15-sha512',
    'diffie-hellman-group16-sha512',
  ] as const)('agrees on keys with %s', async (name, ctx) => {
    const server = await ourServer({ algorithms: { keyExchange: [name] } });
    await expectEchoThrough((command, input) => plink(ctx, server, command, { input }));
    expect(server.info?.keyExchange).toBe(name);
  });

  it.for([
    ['chacha20-poly1305@openssh.com', 'hmac-sha2-256'],
    ['aes256-gcm@openssh.com', 'hmac-sha2-256'],
    ['aes128-gcm@openssh.com', 'hmac-sha2-256'],
    ['aes256-ctr', 'hmac-sha2-256-etm@openssh.com'],
    ['aes128-ctr', 'hmac-sha2-256'],
    ['aes192-ctr', 'hmac-sha1-etm@openssh.com'],
    ['aes128-ctr', 'hmac-sha1'],
  ] as const)('protects packets with %s and %s', async ([cipher, mac], ctx) => {
    const server = await ourServer({ algorithms: { cipher: [cipher], mac: [mac] } });
    await expectEchoThrough((command, input) => plink(ctx, server, command, { input }));
    expect(server.info).toMatchObject({ cipherClientToServer: cipher, cipherServerToClient: cipher });
  });

  it.for([
    ['ssh-ed25519', 'ed25519'],
    ['ecdsa-sha2-nistp256', 'ecdsa256'],
    ['ecdsa-sha2-nistp384', 'ecdsa384'],
    ['ecdsa-sha2-nistp521', 'ecdsa521'],
    ['rsa-sha2-512', 'rsa'],
    ['rsa-sha2-256', 'rsa'],
  ] as const)('checks a host key of %s', async ([name, key], ctx) => {
    const server = await ourServer({ algorithms: { hostKey: [name] } });
    const { status, stderr } = await plink(ctx, server, 'exit 7', { hostKeys: [key] });
    expect({ status, stderr }).toEqual({ status: 7, stderr });
    expect(server.info?.hostKey).toBe(name);
  });

  it('refuses a host key that is not the one it was told', async (ctx) => {
    const server = await ourServer({ hostKeys: [KEYS.ed25519.signing] });
    const { status, stderr } = await plink(ctx, server, 'exit 7', { hostKeys: ['ecdsa256'] });
    expect(status).toBe(1);
    expect(stderr).toContain('not in manually configured list');
  });

  it.for(KEY_NAMES)('logs in with a user key %s', async (identity, ctx) => {
    const server = await ourServer();
    const { status, stderr } = await plink(ctx, server, 'echo out; echo err >&2; exit 7', { identity });
    expect(status).toBe(7);
    expect(stderr).toContain('err');
  });

  it('logs in with a password', async (ctx) => {
    const server = await ourServer({ authentication: { password: (_, given) => given === 'right' } });
    const login = async (password: string): Promise<number | null> => {
      const file = join(folder, 'password');
      writeFileSync(file, `${password}\n`);
      return (await plink(ctx, server, 'exit 7', { more: ['-pwfile', file] })).status;
    };
    expect(await login('right')).toBe(7);
    expect(await login('wrong')).toBe(1);
  });

  it('agrees on new keys in the middle', async (ctx) => {
    const server = await ourServer({ rekeyLimit: { bytes: 100_000 } });
    await expectEchoThrough((command, input) => plink(ctx, server, command, { input }));
    await expect.poll(() => server.exchanges).toBeGreaterThan(1);
  });
});
