import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { needs } from '@cutaway/test-support/peers';
import { describe, expect, it } from 'vitest';
import { KEYS, type KeyName } from './key-of-each-type.js';
import { type Context, succeed, temporaryFolder } from './openssh.js';
import { type Ended, expectEchoThrough, type OurServer, ourServer, runClient } from './our-server.js';

const folder = temporaryFolder();
const userKeys = new Map<string, string>();

/** A user key in Dropbear's own format. @param type as `dropbearkey` takes it behind `-t`. */
function userKey(ctx: Context, type: string): string {
  const path = userKeys.get(type) ?? join(folder, type.replaceAll(' ', ''));
  if (!userKeys.has(type)) succeed(needs(ctx, 'dropbearkey'), ['-f', path, '-t', ...type.split(' ')]);
  userKeys.set(type, path);
  return path;
}

/** Dropbear looks hosts up by name alone, in the home's `known_hosts`. */
function homeThatKnows(keys: readonly KeyName[]): string {
  const home = mkdtempSync(join(folder, 'home-'));
  mkdirSync(join(home, '.ssh'));
  writeFileSync(join(home, '.ssh', 'known_hosts'), keys.map((key) => `127.0.0.1 ${KEYS[key].line}\n`).join(''));
  return home;
}

function dbclient(
  ctx: Context,
  { port }: OurServer,
  command: string,
  {
    input,
    identity = userKey(ctx, 'ed25519'),
    knows = ['ed25519'],
  }: { input?: Uint8Array; identity?: string; knows?: readonly KeyName[] } = {},
): Promise<Ended> {
  return runClient(needs(ctx, 'dbclient'), ['-p', String(port), '-i', identity, 'mia@127.0.0.1', command], {
    ...(input === undefined ? {} : { input }),
    env: { HOME: homeThatKnows(knows) },
  });
}

describe('Dropbear’s client against our server', () => {
  it.for([
    'curve25519-sha256',
    'curve25519-sha256@libssh.org',
    'ecdh-sha2-nistp256',
    'ecdh-sha2-nistp384',
    'ecdh-sha2-nistp521',
    'diffie-hellman-group14-sha256',
  ] as const)('agrees on keys with %s', async (name, ctx) => {
    const server = await ourServer({ algorithms: { keyExchange: [name] } });
    await expectEchoThrough((command, input) => dbclient(ctx, server, command, { input }));
    expect(server.info?.keyExchange).toBe(name);
  });

  it.for([
    ['chacha20-poly1305@openssh.com', 'hmac-sha2-256'],
    ['aes128-ctr', 'hmac-sha2-256'],
    ['aes256-ctr', 'hmac-sha1'],
  ] as const)('protects packets with %s and %s', async ([cipher, mac], ctx) => {
    const server = await ourServer({ algorithms: { cipher: [cipher], mac: [mac] } });
    await expectEchoThrough((command, input) => dbclient(ctx, server, command, { input }));
    expect(server.info).toMatchObject({ cipherClientToServer: cipher, cipherServerToClient: cipher });
  });

  it.for([
    ['ssh-ed25519', 'ed25519'],
    ['ecdsa-sha2-nistp256', 'ecdsa256'],
    ['ecdsa-sha2-nistp384', 'ecdsa384'],
    ['ecdsa-sha2-nistp521', 'ecdsa521'],
    ['rsa-sha2-256', 'rsa'],
  ] as const)('checks a host key of %s', async ([name, key], ctx) => {
    const server = await ourServer({ algorithms: { hostKey: [name] } });
    const { status, stderr } = await dbclient(ctx, server, 'exit 7', { knows: [key] });
    expect({ status, stderr }).toEqual({ status: 7, stderr });
    expect(server.info?.hostKey).toBe(name);
  });

  it('refuses a host key that is not the recorded one', async (ctx) => {
    const server = await ourServer({ hostKeys: [KEYS.ed25519.signing] });
    const file = homeThatKnows([]);
    writeFileSync(join(file, '.ssh', 'known_hosts'), `127.0.0.1 ${otherLine(ctx)}\n`);
    const args = ['-p', String(server.port), 'mia@127.0.0.1', 'true'];
    const { status, stderr } = await runClient(needs(ctx, 'dbclient'), args, { env: { HOME: file } });
    expect(status).not.toBe(0);
    expect(stderr).toContain('mismatch');
  });

  it.for(['ed25519', 'ecdsa -s 256', 'ecdsa -s 384', 'ecdsa -s 521', 'rsa -s 2048'])(
    'logs in with a user key of %s',
    async (type, ctx) => {
      const server = await ourServer();
      const { status } = await dbclient(ctx, server, 'exit 7', { identity: userKey(ctx, type) });
      expect(status).toBe(7);
    },
  );

  it('logs in with a password', async (ctx) => {
    const tried: string[] = [];
    const password = (_: string, given: string): boolean => {
      tried.push(given);
      return given === 'right';
    };
    const server = await ourServer({ authentication: { password, maximumAttempts: 2 } });
    const run = (given: string): Promise<Ended> =>
      runClient(needs(ctx, 'dbclient'), ['-p', String(server.port), 'mia@127.0.0.1', 'exit 7'], {
        env: { HOME: homeThatKnows(['ed25519']), DROPBEAR_PASSWORD: given },
      });
    expect((await run('right')).status).toBe(7);
    expect((await run('wrong')).status).not.toBe(7);
    expect(tried.slice(0, 2)).toEqual(['right', 'wrong']);
  });
});

/** The line of some ed25519 key of Dropbear's. */
function otherLine(ctx: Context): string {
  const printed = succeed(needs(ctx, 'dropbearkey'), ['-y', '-f', userKey(ctx, 'ed25519')]);
  return printed.split('\n').find((line) => line.startsWith('ssh-ed25519')) ?? '';
}
