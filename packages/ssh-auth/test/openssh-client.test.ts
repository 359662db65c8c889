import { randomBytes } from 'node:crypto';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '@cutaway/primitives/bytes';
import { nodeCrypto } from '@cutaway/primitives/node';
import { describe, expect, it } from 'vitest';
import { KnownHosts, knownHostsName } from '../src/known-hosts/index.js';
import { processSession } from '../src/node/index.js';
import { algorithmsOf } from '../src/registry/policy.js';
import { KEYS } from './key-of-each-type.js';
import { type Context, keyring, temporaryFolder } from './openssh.js';
import { keyExchangeToTry, type OpenSsh, openSshWith, systemOpenSsh } from './openssh-installation.js';
import { type Ended, type OurServer, ourServer, runClient } from './our-server.js';

const folder = temporaryFolder();
const userKeys = keyring(folder, {
  ed25519: ['ed25519'],
  ecdsa256: ['ecdsa', '-b', '256'],
  ecdsa384: ['ecdsa', '-b', '384'],
  ecdsa521: ['ecdsa', '-b', '521'],
  rsa: ['rsa', '-b', '2048'],
});
const { keyExchange, cipher, mac, hostKey } = algorithmsOf('compatible', nodeCrypto);
let server: Promise<OurServer> | undefined;

function started(): Promise<OurServer> {
  server ??= ourServer({
    onSession: (session) =>
      processSession(session, {
        command: (command) => ['/bin/sh', '-c', command],
        env: { PATH: process.env.PATH ?? '' },
        acceptEnv: (name) => name === 'LANG',
      }),
  });
  return server;
}

/** A known_hosts file with all our host keys. */
function recordedKeys(port: number): string {
  const file = join(folder, `known_hosts_${port}`);
  const lines = Object.values(KEYS).map(({ line }) => `${knownHostsName('127.0.0.1', port)} ${line}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

/** Runs OpenSSH's client against a server of ours. */
function ssh(
  ctx: Context,
  { port }: OurServer,
  command: readonly string[],
  {
    more = [],
    input,
    openSsh = systemOpenSsh(ctx),
    identity = userKeys(ctx, 'ed25519').path,
    env = {},
    knownHosts = recordedKeys(port),
    updateHostKeys = false,
  }: {
    more?: readonly string[];
    input?: Uint8Array;
    openSsh?: OpenSsh;
    identity?: string;
    env?: Record<string, string>;
    knownHosts?: string;
    updateHostKeys?: boolean;
  } = {},
): Promise<Ended> {
  const args = [
    ...['-F', 'none', '-p', String(port), '-i', identity],
    ...[
      'IdentitiesOnly=yes',
      'StrictHostKeyChecking=yes',
      `UserKnownHostsFile=${knownHosts}`,
      `UpdateHostKeys=${updateHostKeys ? 'yes' : 'no'}`,
    ]
      .concat('IdentityAgent=none')
      .flatMap((option) => ['-o', option]),
    ...more,
    'mia@127.0.0.1',
    ...command,
  ];
  return runClient(openSsh.ssh, args, { env, ...(input === undefined ? {} : { input }) });
}

describe('OpenSSH’s client against our server', () => {
  it('logs in and runs a command', async (ctx) => {
    const result = await ssh(ctx, await started(), ['echo hello; echo oops >&2; exit 3']);
    expect(result).toMatchObject({ status: 3, stderr: 'oops\n' });
    expect(result.stdout.toString()).toBe('hello\n');
  });

  const input = randomBytes(3_000_000);
  const cat = async (ctx: Context, more: readonly string[], openSsh?: OpenSsh): Promise<void> => {
    const result = await ssh(ctx, await started(), ['cat'], { more, input, ...(openSsh ? { openSsh } : {}) });
    expect(result.stderr).toBe('');
    expect(result.status).toBe(0);
    expect(result.stdout.equals(input)).toBe(true);
  };

  const NOT_IN_OPENSSH = ['curve448-sha512', 'diffie-hellman-group15-sha512', 'diffie-hellman-group17-sha512'];
  it.for(keyExchangeToTry(keyExchange.filter((name) => !NOT_IN_OPENSSH.includes(name))))(
    'agrees on keys with %s',
    (name, ctx) => cat(ctx, ['-o', `KexAlgorithms=${name}`], openSshWith(ctx, name)),
  );
  it.for(cipher)('encrypts with %s', (name, ctx) => cat(ctx, ['-c', name]));
  it.for(mac)('authenticates packets with %s', (name, ctx) => cat(ctx, ['-c', 'aes128-ctr', '-m', name]));
  it.for(hostKey.filter((name) => !name.includes('-cert-') && name !== 'ssh-ed448'))(
    'shows a host key of %s',
    (name, ctx) => cat(ctx, ['-o', `HostKeyAlgorithms=${name}`]),
  );
  it('agrees on new keys many times', (ctx) => cat(ctx, ['-o', 'RekeyLimit=256K']));

  it.for(['ed25519', 'ecdsa256', 'ecdsa384', 'ecdsa521', 'rsa'] as const)('checks a user key %s', async (name, ctx) => {
    const result = await ssh(ctx, await started(), ['true'], { identity: userKeys(ctx, name).path });
    expect(result).toMatchObject({ status: 0, stderr: '' });
  });

  it('takes variables, passes signals on, tells signals', async (ctx) => {
    const result = await ssh(ctx, await started(), ['echo $LANG; kill -KILL $$'], {
      more: ['-o', 'SendEnv=LANG'],
      env: { LANG: 'eo' },
    });
    expect(result.status).toBe(255);
    expect(result.stdout.toString()).toBe('eo\n');
  });

  it('refuses who is not known', async (ctx) => {
    const listening = await ourServer({ authentication: { publickey: () => false } });
    const result = await ssh(ctx, listening, ['true']);
    expect(result.status).toBe(255);
    expect(result.stderr).toContain('Permission denied (publickey)');
  });

  const askpass = (name: string, answers: readonly string[]): Record<string, string> => {
    const script = join(folder, name);
    const cases = answers.map((answer, index) => `${index}) echo '${answer}';;`).join(' ');
    const count = `n=$(cat ${script}.n 2>/dev/null || echo 0); echo $((n+1)) > ${script}.n`;
    writeFileSync(script, `#!/bin/sh\n${count}\ncase $n in ${cases} esac\n`);
    chmodSync(script, 0o700);
    return { SSH_ASKPASS: script, SSH_ASKPASS_REQUIRE: 'force', DISPLAY: ':0' };
  };
  const PASSWORD_ONLY = ['-o', 'PreferredAuthentications=password', '-o', 'PubkeyAuthentication=no'];

  it('checks passwords', async (ctx) => {
    const seen: string[] = [];
    const listening = await ourServer({
      authentication: {
        banner: 'welcome\n',
        password: (userName, password) => {
          seen.push(`${userName}:${password}`);
          return password === 'right';
        },
      },
    });
    const env = askpass('askpass-password', ['wrong', 'right']);
    const result = await ssh(ctx, listening, ['echo in'], { more: PASSWORD_ONLY, env });
    expect(result.stdout.toString()).toBe('in\n');
    expect(result.stderr).toContain('welcome');
    expect(seen).toEqual(['mia:wrong', 'mia:right']);
  });

  it('has a password changed', async (ctx) => {
    const seen: (string | undefined)[] = [];
    const listening = await ourServer({
      authentication: {
        password: (_, password, newPassword) => {
          seen.push(password, newPassword);
          return newPassword === undefined ? { change: 'Too old: ' } : true;
        },
      },
    });
    const env = askpass('askpass-change', ['old', 'old', 'new', 'new']);
    const result = await ssh(ctx, listening, ['echo in'], { more: PASSWORD_ONLY, env });
    expect(result.stdout.toString()).toBe('in\n');
    expect(seen).toEqual(['old', undefined, 'old', 'new']);
  });

  it('asks questions after a key', async (ctx) => {
    const listening = await ourServer({
      authentication: {
        publickey: () => true,
        keyboardInteractive: (_, answers) => {
          if (answers.length === 0) return { prompts: [{ prompt: 'Code: ', echo: false }] };
          if (answers.length === 1) return { prompts: [], instruction: 'nearly' };
          return answers[0]?.[0] === '123456';
        },
        required: [['publickey', 'keyboard-interactive']],
      },
    });
    const result = await ssh(ctx, listening, ['echo in'], { env: askpass('askpass-code', ['123456']) });
    expect(result.stdout.toString()).toBe('in\n');
  });

  it('proves all its host keys', async (ctx) => {
    const listening = await started();
    const file = join(folder, 'known_hosts_update');
    const name = knownHostsName('127.0.0.1', listening.port);
    writeFileSync(file, `${name} ${KEYS.ed25519.line}\n`);
    const result = await ssh(ctx, listening, ['sleep 0.3'], { knownHosts: file, updateHostKeys: true });
    expect(result.status).toBe(0);
    const recorded = new KnownHosts([readFileSync(file, 'utf8')]);
    for (const { blob } of Object.values(KEYS).map(({ signing }) => signing)) {
      const verdict = recorded.check({ host: '127.0.0.1', port: listening.port, key: blob });
      expect([toHex(blob), verdict.verdict]).toEqual([toHex(blob), 'known']);
    }
  });
});
