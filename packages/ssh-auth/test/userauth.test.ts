import { describe, expect, it, vi } from 'vitest';
import type { Authentication, ServerAuthentication } from '../src/index.js';
import { signingKey } from '../src/index.js';
import type { Faults } from '../src/transport/faults.js';
import { madeKeys, pair, userKey } from './pair.js';

const password = (value: string): Authentication => ({ method: 'password', password: value });
const answers = (...given: string[][]): Authentication => ({
  method: 'keyboard-interactive',
  respond: (request) => (request.prompts.length === 0 ? [] : (given.shift() ?? undefined)),
});
const publickey: Authentication = { method: 'publickey', key: userKey };
const otherKey = signingKey(madeKeys()({ type: 'Ed25519' }).privateKey);

/** What became of a login. */
async function login(
  authentication: Authentication[],
  server: ServerAuthentication,
  more: Parameters<typeof pair>[0] = {},
) {
  const connection = pair({
    ...more,
    client: { authentication, ...more.client },
    server: { authentication: server, ...more.server },
  });
  await connection.settle();
  const { client } = connection;
  return { ...connection, code: client.error?.code ?? client.state, context: client.error?.context };
}

describe('user authentication', () => {
  it('takes a right password and refuses a wrong one', async () => {
    const server = { password: (_: string, value: string) => value === 'right' };
    expect((await login([password('right')], server)).code).toBe('connected');
    const wrong = await login([password('wrong')], server);
    expect(wrong.code).toBe('ssh/authentication-failed');
    expect(wrong.context).toMatchObject({ tried: ['password'], canContinue: ['password'] });
  });

  it('asks again for a password, three times at most', async () => {
    const ask = vi.fn((attempt: number) => `guess ${attempt}`);
    const { code } = await login([{ method: 'password', password: ask }], { password: () => false });
    expect(code).toBe('ssh/authentication-failed');
    expect(ask.mock.calls).toEqual([[0], [1], [2]]);
  });

  it('goes from method to method and through those that belong together', async () => {
    const server: ServerAuthentication = {
      publickey: (_, { key }) => key.type === 'ecdsa-sha2-nistp256',
      password: (_, value) => value === 'right',
      keyboardInteractive: (_, [first]) =>
        first === undefined ? { prompts: [{ prompt: 'Code: ', echo: true }] } : first[0] === '1234',
      required: [['publickey', 'password', 'keyboard-interactive']],
    };
    const ways = [password('right'), { method: 'publickey', key: otherKey } as const, answers(['1234']), publickey];
    const {
      code,
      server: { login: who },
    } = await login(ways, server);
    expect(code).toBe('connected');
    expect(who?.methods).toEqual(['publickey', 'password', 'keyboard-interactive']);
  });

  it('does not take one method for another', async () => {
    const server: ServerAuthentication = {
      publickey: () => true,
      password: () => true,
      required: [['publickey', 'password']],
    };
    expect((await login([password('right')], server)).context).toMatchObject({ canContinue: ['publickey'] });
    expect((await login([publickey], server)).context).toMatchObject({
      canContinue: ['password'],
      tried: ['publickey'],
    });
  });

  it('asks the server about a key before it signs, and signs only for a key that would do', async () => {
    const asked: boolean[] = [];
    const sign = vi.fn(userKey.sign);
    const key = { ...userKey, sign };
    await login([{ method: 'publickey', key }], {
      publickey: (_, { signed }) => {
        asked.push(signed);
        return false;
      },
    });
    expect(asked).toEqual([false]);
    expect(sign).not.toHaveBeenCalled();
  });

  it('refuses a signature by another key', async () => {
    const key = { ...userKey, sign: otherKey.sign.bind(otherKey, 'ssh-ed25519') as never };
    const { code } = await login(
      [{ method: 'publickey', key: { ...key, sign: (_, data) => otherKey.sign('ssh-ed25519', data) } }],
      {
        publickey: () => true,
      },
    );
    expect(code).toBe('ssh/authentication-failed');
  });

  it('refuses the signature of another connection', async () => {
    let recorded: Uint8Array | undefined;
    const record: Faults = {
      value: (name, bytes) => {
        if (name === 'signature') recorded = bytes;
        return bytes;
      },
    };
    const server = { publickey: () => true };
    expect((await login([publickey], server, { clientLab: { faults: record } })).code).toBe('connected');
    const replay: Faults = { value: (name, bytes) => (name === 'signature' ? (recorded as Uint8Array) : bytes) };
    expect((await login([publickey], server, { clientLab: { faults: replay } })).code).toBe(
      'ssh/authentication-failed',
    );
  });

  it('has an expired password changed', async () => {
    const seen: (string | undefined)[][] = [];
    const way: Authentication = {
      method: 'password',
      password: 'old',
      changePassword: (prompt) => `new for ${prompt}`,
    };
    const { code } = await login([way], {
      password: (_, ...values) => {
        seen.push(values);
        return values[1] === undefined ? { change: 'expired' } : true;
      },
    });
    expect(code).toBe('connected');
    expect(seen).toEqual(
      [
        ['old', undefined],
        ['old', 'new for expired'],
      ].map((values) => values.filter((value) => value !== undefined)),
    );
  });

  it('ends after too many failures', async () => {
    const ways = Array.from({ length: 8 }, (_, index) => password(`${index}`));
    const { server, code } = await login(ways, { password: () => false });
    expect(code).toBe('ssh/disconnected');
    expect(server.error).toMatchObject({ code: 'ssh/too-many-authentication-attempts', context: { maximum: 6 } });
  });

  describe('when the server lets anybody in', () => {
    it('refuses a success for nothing', async () => {
      const { code, server } = await login([publickey], { none: () => true });
      expect(code).toBe('ssh/authenticated-without-proof');
      expect(server.error?.context.reason).toBe('SSH_DISCONNECT_PROTOCOL_ERROR');
    });

    it('refuses a success after no questions at all', async () => {
      const { code } = await login([answers()], {
        keyboardInteractive: (_, rounds) => rounds.length > 0 || { prompts: [] },
      });
      expect(code).toBe('ssh/authenticated-without-proof');
    });

    it('refuses a success for a key that has not signed', async () => {
      const succeed: Faults = {
        message: (message) =>
          message.name === 'SSH_MSG_USERAUTH_PK_OK'
            ? [{ name: 'SSH_MSG_USERAUTH_SUCCESS', bytes: new Uint8Array([52]) }]
            : [message],
      };
      const { code } = await login([publickey], { publickey: () => true }, { serverLab: { faults: succeed } });
      expect(code).toBe('ssh/authenticated-without-proof');
    });

    it('takes it when the caller says so', async () => {
      const { code } = await login([], { none: () => true }, { client: { acceptUnproven: true } });
      expect(code).toBe('connected');
    });
  });

  describe('when the host key is not the host’s', () => {
    const restricted = { client: { verifyHostKey: () => ({ accept: true, restricted: true }) } };
    it('sends no password and no answers', async () => {
      const seen = vi.fn(() => true);
      const ways = [password('secret'), answers(['secret'])];
      const { code } = await login(ways, { password: seen, keyboardInteractive: seen }, restricted);
      expect(code).toBe('ssh/authentication-failed');
      expect(seen).not.toHaveBeenCalled();
    });

    it('still signs, and forwards nothing', async () => {
      const { code, client } = await login([publickey], { publickey: () => true }, restricted);
      expect(code).toBe('connected');
      expect(() => client.openDirectTcpip({ host: 'db', port: 1 }, {})).toThrow('ssh/host-key-refused');
      expect(() => client.forward('', 0, () => {})).toThrow('ssh/host-key-refused');
    });
  });

  it.each([
    ['says no', () => ({ accept: false })],
    ['fails', () => Promise.reject(new Error('no file'))],
    [
      'throws',
      () => {
        throw new Error('no file');
      },
    ],
  ])('ends before anything secret when the host key verifier %s', async (_, verifyHostKey) => {
    const seen = vi.fn(() => true);
    const { code, server } = await login([password('secret')], { password: seen }, { client: { verifyHostKey } });
    expect(code).toBe('ssh/host-key-refused');
    expect(server.error?.context.reason).toBe('SSH_DISCONNECT_HOST_KEY_NOT_VERIFIABLE');
    expect(seen).not.toHaveBeenCalled();
  });

  it('waits for answers that take their time', async () => {
    const later = <T>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 5));
    const key = {
      ...userKey,
      sign: (name: string, data: Uint8Array) => later(userKey.sign(name, data)) as Promise<Uint8Array>,
    };
    const { code } = await login(
      [],
      { publickey: () => later(true) },
      {
        client: {
          verifyHostKey: () => later({ accept: true }),
          authentication: () => later([{ method: 'publickey', key }]),
        },
        server: {
          hostKeys: [{ ...otherKey, sign: (name, data) => later(otherKey.sign(name, data)) as Promise<Uint8Array> }],
        },
      },
    );
    expect(code).toBe('connected');
  });

  it('ends when the caller’s own function fails, with its error', async () => {
    const { client, server } = await login([publickey], {
      publickey: () => Promise.reject(new Error('database gone')),
    });
    expect(server.error).toMatchObject({ code: 'ssh/operation-failed', cause: { message: 'database gone' } });
    expect(client.error?.code).toBe('ssh/disconnected');
  });
});
