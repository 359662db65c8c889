import { randomBytes } from 'node:crypto';
import { equal, fromUtf8, toHex } from '@cutaway/primitives/bytes';
import { noble } from '@cutaway/primitives/noble';
import { nodeCrypto } from '@cutaway/primitives/node';
import { afterAll, describe, expect, it } from 'vitest';
import { signingKey } from '../src/keys/signing-key.js';
import { type ConnectOptions, connect } from '../src/node/connect.js';
import { algorithmsOf } from '../src/registry/policy.js';
import type { KeyExchangeInfo } from '../src/transport/events.js';
import {
  keyExchangeToTry,
  type OpenSsh,
  openSshWith,
  type Sshd,
  startSshd,
  supportedBy,
  systemOpenSsh,
} from './openssh-installation.js';

const servers = new Map<string, Promise<Sshd>>();

/** The server of an OpenSSH, started by the first test that needs it. */
function server(openSsh: OpenSsh): Promise<Sshd> {
  const started = servers.get(openSsh.sshd) ?? startSshd(openSsh, { hostKeys: HOST_KEYS, config: everything(openSsh) });
  servers.set(openSsh.sshd, started);
  return started;
}

const HOST_KEYS = [
  ['-t', 'ed25519'],
  ['-t', 'ecdsa', '-b', '256'],
  ['-t', 'ecdsa', '-b', '384'],
  ['-t', 'ecdsa', '-b', '521'],
  ['-t', 'rsa', '-b', '2048'],
];

/** Turns on all that an OpenSSH has, not only what it offers unasked. */
function everything(openSsh: OpenSsh): string[] {
  const kinds = { KexAlgorithms: 'kex', Ciphers: 'cipher', MACs: 'mac', HostKeyAlgorithms: 'sig' };
  return Object.entries(kinds).map(([option, kind]) => `${option} ${supportedBy(openSsh, kind).join(',')}`);
}

function options(sshd: Sshd, more: Partial<ConnectOptions> = {}): ConnectOptions {
  return {
    host: '127.0.0.1',
    port: sshd.port,
    userName: sshd.userName,
    verifyHostKey: ({ key }) => ({ accept: sshd.hostKeys.some(({ blob }) => toHex(blob) === toHex(key)) }),
    authentication: [{ method: 'publickey', key: signingKey(sshd.userKey.privateKey, { crypto: nodeCrypto }) }],
    ...more,
  };
}

const { keyExchange, cipher, mac, hostKey } = algorithmsOf('compatible', nodeCrypto);

/** OpenSSH has these not; other peers' tests do them. */
const NOT_IN_OPENSSH: readonly string[] = [
  'curve448-sha512',
  'diffie-hellman-group15-sha512',
  'diffie-hellman-group17-sha512',
];

describe('against sshd', () => {
  afterAll(async () => {
    for (const sshd of servers.values()) await (await sshd).stop();
  });

  it('logs in with a key and runs a command', async (ctx) => {
    const connection = await connect(options(await server(systemOpenSsh(ctx))));
    const { stdout, stderr, exitStatus } = await connection.exec('echo hello; echo oops >&2; exit 3');
    expect(fromUtf8(stdout)).toBe('hello\n');
    expect(fromUtf8(stderr)).toBe('oops\n');
    expect(exitStatus).toBe(3);
    await connection.close();
  });

  for (const crypto of [nodeCrypto, noble]) {
    describe(`with the provider ${crypto.name}`, () => {
      it.for(keyExchangeToTry(keyExchange.filter((name) => !NOT_IN_OPENSSH.includes(name))))(
        'agrees on keys with %s',
        async (name, ctx) => {
          const info = await keysOf(await server(openSshWith(ctx, name)), {
            crypto,
            algorithms: { keyExchange: [name] },
          });
          expect(info).toMatchObject({ keyExchange: name, strict: true });
        },
      );

      it.for(cipher)('encrypts with %s', async (name, ctx) => {
        const info = await keysOf(await server(systemOpenSsh(ctx)), { crypto, algorithms: { cipher: [name] } });
        expect(info).toMatchObject({ cipherClientToServer: name, cipherServerToClient: name });
      });

      it.for(mac)('authenticates packets with %s', async (name, ctx) => {
        const info = await keysOf(await server(systemOpenSsh(ctx)), {
          crypto,
          algorithms: { cipher: ['aes128-ctr'], mac: [name] },
        });
        expect(info).toMatchObject({ macClientToServer: name, macServerToClient: name });
      });

      it.for(hostKey.filter((name) => !name.includes('-cert-') && name !== 'ssh-ed448'))(
        'checks the host key with %s',
        async (name, ctx) => {
          const info = await keysOf(await server(systemOpenSsh(ctx)), { crypto, hostKeyAlgorithms: [name] });
          expect(info.hostKey).toBe(name);
        },
      );
    });
  }
});

/** Logs in, moves half a megabyte in both directions, and says what was agreed on. */
async function keysOf(sshd: Sshd, more: Partial<ConnectOptions>): Promise<KeyExchangeInfo> {
  let info: KeyExchangeInfo | undefined;
  const onEvent: ConnectOptions['onEvent'] = (event) => {
    if (event.type === 'keys') info = event.info;
  };
  const connection = await connect(options(sshd, { policy: 'compatible', onEvent, ...more }));
  const input = new Uint8Array(randomBytes(500_000));
  const { stdout, exitStatus } = await connection.exec('cat', { input });
  expect(exitStatus).toBe(0);
  expect(equal(stdout, input)).toBe(true);
  await connection.close();
  return info as KeyExchangeInfo;
}
